package org.commonwatt.experiments.run;

/// Thrown through a simulation to stop it; never leaves this package.
final class RunInterrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunInterrupted() {
        super("The run was interrupted.", null, false, false);
    }
}
