package org.commonwatt.rl.algorithm.rollout;

import org.commonwatt.numeric.RandomStream;

/// Rows in a random order, cut into minibatches of nearly equal sizes: row k of the present one is
/// number `row(k)` of all.
final class Minibatch {
    private final int[] order;
    private final int batches;
    private int first;
    private int size;

    /// @param rows all
    /// @param wanted rows of a minibatch; the sizes come as close as whole numbers of minibatches
    ///   do
    Minibatch(int rows, int wanted) {
        order = new int[rows];
        batches = Math.max(1, (int) Math.round((double) rows / wanted));
    }

    int batches() {
        return batches;
    }

    /// Forgets the order.
    void sort() {
        for (int k = 0; k < order.length; k++) {
            order[k] = k;
        }
    }

    void shuffle(RandomStream stream) {
        stream.shuffle(order);
    }

    /// Goes to one of them.
    void select(int batch) {
        first = (int) ((long) order.length * batch / batches);
        size = (int) ((long) order.length * (batch + 1) / batches) - first;
    }

    int size() {
        return size;
    }

    int row(int k) {
        return order[first + k];
    }
}
