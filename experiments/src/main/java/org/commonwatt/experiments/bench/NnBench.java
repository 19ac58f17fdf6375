package org.commonwatt.experiments.bench;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.rl.nn.kernel.Backends;
import org.commonwatt.rl.nn.kernel.FusedPeak;

/// PPO updates on a minibatch: two perceptrons of 2 × 64 tanh units, 32 inputs, 6 actions, float,
/// gradient clipping and Adam, one thread.
final class NnBench implements Benchmark {
    private static final String NAME = "nn";
    private static final String RATE = "samples/cpu-s";
    private static final double GOAL_SHARE = 45;
    private static final int PEAK_ROUNDS = 2_000_000;

    /// A peer's rate on another machine.
    private record Peer(int rows, String words, double rate) {}

    private static final List<Peer> PEERS =
            List.of(
                    new Peer(4096, "torch.compile, another machine (AVX-512): 760 k", 760e3),
                    new Peer(256, "torch.compile, another machine (AVX-512): 304 k", 304e3));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String work() {
        return "PPO updates of two networks of 2 x 64 units";
    }

    @Override
    public List<Figure> measure(BenchSettings settings) {
        List<Figure> figures = new ArrayList<>();
        Effort effort = settings.effort();
        int samples = effort.pick(4096, 40 * 4096, 100 * 4096);
        int rounds = effort.pick(1000, PEAK_ROUNDS, PEAK_ROUNDS);
        settings.progress().accept("nn: updates with " + Backends.fastest().name());
        List<Cost.Work> works = new ArrayList<>();
        for (Peer peer : PEERS) {
            var updates = new PpoUpdates(peer.rows());
            works.add(() -> () -> updates.run(samples / peer.rows()));
        }
        works.add(() -> () -> FusedPeak.run(rounds));
        List<Cost> best = Cost.best(effort, works);
        double peak = rounds * FusedPeak.operations() / seconds(best.getLast());
        for (int k = 0; k < PEERS.size(); k++) {
            Peer peer = PEERS.get(k);
            double rate = samples / seconds(best.get(k));
            String words = "minibatch of %d".formatted(peer.rows());
            figures.add(Figure.of(NAME, words, rate, RATE).against(peer.words(), peer.rate()));
            double share = 100 * rate * PpoUpdates.operationsPerSample() / peak;
            Figure of = Figure.of(NAME, words + ", of the peak of fused products", share, "%");
            figures.add(k == 0 ? of.atLeast(GOAL_SHARE) : of);
        }
        figures.add(Figure.of(NAME, "peak of fused products, same run", peak / 1e9, "GFLOP/cpu-s"));
        figures.add(Figure.of(NAME, "allocated", best.getFirst().threadBytes(), "bytes").atMost(0));
        return figures;
    }

    private static double seconds(Cost cost) {
        return Math.max(cost.threadSeconds(), 1e-9);
    }
}
