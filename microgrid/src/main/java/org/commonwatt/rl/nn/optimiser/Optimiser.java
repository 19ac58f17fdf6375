package org.commonwatt.rl.nn.optimiser;

import java.util.List;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.kernel.Store;

/// Changes parameters along a gradient. Not thread-safe.
public sealed interface Optimiser permits Adam, RmsProp, Sgd {

    /// What it changes.
    Parameters parameters();

    /// Takes one step.
    ///
    /// @param gradient as long as the parameters
    void step(Store gradient);

    /// Changes the learning rate, for schedules.
    void learningRate(double rate);

    /// What it remembers besides the values, each as long as the parameters: for checkpoints.
    List<Store> memory();

    /// Steps taken.
    long steps();

    /// Continues after `count` steps, with the memory of then.
    void restoreSteps(long count);
}
