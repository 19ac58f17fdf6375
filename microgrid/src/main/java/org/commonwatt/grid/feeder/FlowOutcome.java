package org.commonwatt.grid.feeder;

/// How the search for a feeder's state ended.
public sealed interface FlowOutcome {
    /// One sentence for people, where it failed with a second line that may help.
    String message();

    /// The state was found.
    ///
    /// @param iterations sweeps it took
    /// @param mismatchPu by how much the voltage along any branch differs from impedance times
    ///   current
    record Converged(int iterations, double mismatchPu) implements FlowOutcome {
        @Override
        public String message() {
            return "Solved in %d sweeps to %.1e pu.".formatted(iterations, mismatchPu);
        }
    }

    /// No state was found, and voltages sank on the way as they do when more power is asked for
    /// than the network can carry.
    ///
    /// @param iterations sweeps done
    /// @param bus id of the bus with the lowest voltage
    /// @param lowestVoltagePu the lowest voltage met on the way
    record VoltageCollapse(int iterations, String bus, double lowestVoltagePu)
            implements FlowOutcome {
        @Override
        public String message() {
            return ("The voltage collapses at bus %s (%.3f pu after %d sweeps): the network cannot"
                            + " carry the load.\nMaybe loads are in kW where MW are meant, or the"
                            + " impedances in ohm, not per unit.")
                    .formatted(bus, lowestVoltagePu, iterations);
        }
    }

    /// No state was found for another reason: numbers that are not finite, or more sweeps than
    /// allowed.
    ///
    /// @param iterations sweeps done
    /// @param changePu by how much a voltage changed in the last sweep
    record Diverged(int iterations, double changePu) implements FlowOutcome {
        @Override
        public String message() {
            return ("The voltages do not settle (%.1e pu of change in sweep %d).\n"
                            + "Maybe a load is not a finite number.")
                    .formatted(changePu, iterations);
        }
    }
}
