package org.commonwatt.experiments.bench;

import java.util.List;

/// All benchmarks by name.
public final class Benchmarks {
    private static final List<Benchmark> ALL =
            List.of(
                    new SimBench(),
                    new FeederBench(),
                    new MpcBench(),
                    new CoalitionsBench(),
                    new CommunitiesBench(),
                    new DispatchBench(),
                    new MpeBench(),
                    new YearBench(),
                    new StoreBench(),
                    new NnBench(),
                    new ActBench(),
                    new CartPoleBench(),
                    new TrainBench(),
                    new GatesBench());

    private Benchmarks() {}

    /// All, in the order in which they run.
    public static List<Benchmark> all() {
        return ALL;
    }

    /// Their names.
    public static List<String> names() {
        return ALL.stream().map(Benchmark::name).toList();
    }
}
