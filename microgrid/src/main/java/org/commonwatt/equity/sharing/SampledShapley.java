package org.commonwatt.equity.sharing;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.commonwatt.numeric.Interval;
import org.commonwatt.numeric.Moments;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.numeric.RunningMoments;

/// The Shapley value from sampled orders, stratified by position: a random order and its n
/// rotations let every member come at every place exactly once (a Latin square). The n orders of
/// such a block give one estimate; blocks are independent, and their spread gives Student's
/// interval of each member.
///
/// Every other rotation is played backwards, from all members down to none, so that coalitions
/// asked for one after the other differ by one member.
///
/// @param blocks blocks of n orders, at least 2; each takes n(n − 1) coalitions
/// @param level probability with which the interval of one member covers
/// @param streams of randomness
/// @param workers that play blocks side by side; changes no result
public record SampledShapley(int blocks, double level, RandomStreams streams, Workers workers)
        implements GainSharing {

    /// Rejects fewer than two blocks, whose spread says nothing.
    public SampledShapley {
        if (blocks < 2) {
            throw new IllegalArgumentException("An interval needs two blocks: " + blocks);
        }
    }

    @Override
    public String name() {
        return "shapley";
    }

    @Override
    public boolean isSymmetric() {
        // Only up to its interval.
        return false;
    }

    @Override
    public boolean givesNothingForNothing() {
        return true;
    }

    @Override
    public SharingResult share(SharingProblem problem) {
        int n = problem.members();
        double[][] estimates = new double[blocks][];
        List<Runnable> tasks = new ArrayList<>();
        for (int b = 0; b < blocks; b++) {
            int block = b;
            tasks.add(() -> estimates[block] = play(problem.game(), block));
        }
        workers.runAll(tasks);
        double student = TDistribution.of(blocks - 1.0).inverseSurvivalProbability((1 - level) / 2);
        double[] shares = new double[n];
        double[] halfWidths = new double[n];
        double widest = 0;
        for (int i = 0; i < n; i++) {
            RunningMoments running = new RunningMoments();
            for (double[] estimate : estimates) {
                running.add(estimate[i]);
            }
            Moments moments = running.moments();
            shares[i] = moments.mean();
            halfWidths[i] = student * moments.standardError();
            widest = Math.max(widest, halfWidths[i]);
        }
        for (double share : shares) {
            if (Double.isNaN(share)) {
                return new SharingResult.Unsolved("The cost of some coalition was not found.");
            }
        }
        return new SharingResult.Shared(
                Allocation.estimated(name(), shares, halfWidths)
                        .with(new Caution.Sampled(blocks * n, level, widest)));
    }

    /// The interval of member `i` in an allocation of this rule.
    public Interval interval(Allocation allocation, int i) {
        double half = allocation.halfWidth(i);
        return new Interval(allocation.share(i) - half, allocation.share(i) + half, level);
    }

    private double[] play(Game game, int block) {
        int n = game.members();
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        RandomStream random = streams.stream("shapley", "", 0, block);
        random.shuffle(order);
        double[] shares = new double[n];
        double[] values = new double[n + 1];
        try (Game.Values open = game.open()) {
            for (int r = 0; r < n; r++) {
                fill(values, open, order, r, game.grandValue());
                for (int k = 0; k < n; k++) {
                    shares[order[(r + k) % n]] += (values[k + 1] - values[k]) / n;
                }
            }
        }
        return shares;
    }

    /// Values of the first 0 … n members of rotation `r`.
    private static void fill(
            double[] values, Game.Values open, int[] order, int r, double grandValue) {
        int n = order.length;
        values[n] = grandValue;
        if (r % 2 == 0) {
            long coalition = 0;
            for (int k = 1; k < n; k++) {
                coalition |= 1L << order[(r + k - 1) % n];
                values[k] = open.of(coalition);
            }
        } else {
            long coalition = Coalition.grand(n);
            for (int k = n - 1; k > 0; k--) {
                coalition &= ~(1L << order[(r + k) % n]);
                values[k] = open.of(coalition);
            }
        }
    }
}
