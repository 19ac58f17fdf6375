package org.commonwatt.grid;

/// The utility's grid is gone during steps `startStep..endStep-1`.
///
/// @param startStep first step without grid
/// @param endStep first step with grid again
/// @param warnedStep step at whose start the outage is announced; `startStep` means no warning
public record Outage(int startStep, int endStep, int warnedStep) {
    public Outage {
        Checks.count("startStep", startStep, 0, Integer.MAX_VALUE);
        if (endStep <= startStep || warnedStep > startStep) {
            throw new IllegalArgumentException(
                    "An outage must end (%d) after it starts (%d) and be warned (%d) by then."
                            .formatted(endStep, startStep, warnedStep));
        }
    }
}
