package org.commonwatt.rl.nn;

import java.util.List;
import java.util.function.IntConsumer;
import org.commonwatt.rl.nn.kernel.Backend;
import org.commonwatt.rl.nn.kernel.Store;

/// The gradient of a minibatch's mean loss, computed in pieces. The minibatch is cut into pieces of
/// a tape's capacity; piece k goes to shard k mod (number of shards), each shard takes its pieces
/// in order, and the shards' sums are added in order. All this depends on sizes alone, so any
/// number of threads gives the same bits (`docs/FORMULATION.md#nn`).
///
/// Choose the number of shards once, as large as the most threads that are ever used, and keep it:
/// another number is another order of summation.
public final class ShardedGradient {
    private final List<Shard> shards;
    private final Workers workers;
    private final IntConsumer task;
    private final Backend backend;
    private final int piece;
    private final Parameters[] parameters;
    private final Store[] totals;
    private int rows;

    /// @param shards equal tapes over the same parameters
    public ShardedGradient(List<? extends Shard> shards, Workers workers) {
        if (shards.isEmpty()) {
            throw new IllegalArgumentException("A gradient needs at least one shard.");
        }
        this.shards = List.copyOf(shards);
        this.workers = workers;
        Tape first = shards.getFirst().tape();
        backend = first.backend();
        piece = first.capacity();
        parameters = first.parameters().toArray(Parameters[]::new);
        totals = new Store[parameters.length];
        for (int k = 0; k < parameters.length; k++) {
            totals[k] = first.gradient(parameters[k]);
        }
        for (Shard shard : shards) {
            if (shard.tape().capacity() != piece
                    || !shard.tape().parameters().equals(first.parameters())) {
                throw new IllegalArgumentException(
                        "Shards must have tapes of one capacity over the same parameters.");
            }
        }
        task = this::shard;
    }

    /// Computes the gradient of the mean loss over a minibatch of `newRows` rows.
    public void compute(int newRows) {
        if (newRows < 1) {
            throw new IllegalArgumentException(
                    "The rows of a minibatch must be positive: " + newRows + ".");
        }
        rows = newRows;
        for (Parameters each : parameters) {
            each.refresh();
        }
        workers.run(shards.size(), task);
        for (int k = 0; k < parameters.length; k++) {
            for (int s = 1; s < shards.size(); s++) {
                if (s * piece < rows) {
                    backend.accumulate(totals[k], shards.get(s).tape().gradient(parameters[k]));
                }
            }
        }
    }

    private void shard(int number) {
        Shard shard = shards.get(number);
        Tape tape = shard.tape();
        tape.clearGradients();
        shard.start();
        for (int first = number * piece; first < rows; first += shards.size() * piece) {
            int count = Math.min(piece, rows - first);
            shard.load(first, count);
            tape.forward(count);
            shard.collect(count);
            tape.backward(1.0 / rows);
        }
    }

    /// The gradient that [#compute(int)] found; overwritten by the next.
    public Store gradient(Parameters of) {
        for (int k = 0; k < parameters.length; k++) {
            if (parameters[k] == of) {
                return totals[k];
            }
        }
        throw new IllegalArgumentException("No tape reads these parameters.");
    }
}
