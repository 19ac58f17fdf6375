package org.commonwatt.rl.nn;

import java.util.function.IntConsumer;

/// Whoever does several tasks at once. The library starts no threads; a program that has some
/// brings them in here.
@FunctionalInterface
public interface Workers {

    /// Calls `task` once with each number from 0 to `tasks` − 1, in any order and on any thread,
    /// and returns when all have ended. What tasks wrote is visible to the caller.
    void run(int tasks, IntConsumer task);

    /// The calling thread, one task after the other.
    static Workers caller() {
        return (tasks, task) -> {
            for (int k = 0; k < tasks; k++) {
                task.accept(k);
            }
        };
    }
}
