package org.commonwatt.experiments.bench;

import java.util.List;

/// One benchmark.
public interface Benchmark {
    /// Name on the command line.
    String name();

    /// What it does, one line.
    String work();

    /// Measures.
    ///
    /// @throws BenchFailure if something that should be measured does not work
    List<Figure> measure(BenchSettings settings);
}
