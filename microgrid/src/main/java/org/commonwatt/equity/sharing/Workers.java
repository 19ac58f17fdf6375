package org.commonwatt.equity.sharing;

import java.util.List;

/// Runs tasks that do not depend on each other, on as many threads as it has.
@FunctionalInterface
public interface Workers {
    /// One after the other, on the calling thread.
    Workers INLINE = tasks -> tasks.forEach(Runnable::run);

    /// Runs all tasks and returns when the last one is done; what a task throws is thrown.
    void runAll(List<Runnable> tasks);
}
