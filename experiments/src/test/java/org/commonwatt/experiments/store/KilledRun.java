package org.commonwatt.experiments.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.commonwatt.experiments.ToyCommunity;
import org.commonwatt.experiments.run.CommunitySimulator;
import org.commonwatt.experiments.run.RunSettings;
import org.commonwatt.experiments.run.RunWatch;
import org.commonwatt.experiments.run.Runner;

/// A process that runs two policies over many months, for [KilledRunTest] to kill: prints a line
/// whenever days have passed, and never ends by itself.
final class KilledRun {
    private KilledRun() {}

    /// @param arguments the run folder
    public static void main(String[] arguments) {
        var settings =
                new RunSettings(
                        List.of("none", "rule"),
                        StepsMode.DAY,
                        false,
                        Path.of(arguments[0]),
                        2,
                        "none",
                        "test");
        new Runner(CommunitySimulator::new, Clock.systemUTC())
                .run(
                        new ToyCommunity(8, 1500, true, "home_0").scenario(),
                        settings,
                        new RunWatch() {
                            @Override
                            public void day(int daysDone, int daysTotal) {
                                // Slow enough to be killed somewhere in the middle.
                                java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
                                System.out.println("day " + daysDone);
                            }
                        });
        java.util.concurrent.locks.LockSupport.park();
    }
}
