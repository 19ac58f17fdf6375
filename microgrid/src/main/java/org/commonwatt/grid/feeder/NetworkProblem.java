package org.commonwatt.grid.feeder;

import java.util.List;

/// Why a network cannot be computed as a radial feeder, or what in it looks like a mistake.
public sealed interface NetworkProblem {
    /// The rule, the value, the place; a second line says what may help.
    String message();

    /// Whether the network cannot be computed as it is; else it only looks odd.
    default boolean blocks() {
        return true;
    }

    /// Branches in service that form a loop.
    ///
    /// @param branches ids along the loop; the last one closes it in the order of the file
    record Loop(List<String> branches) implements NetworkProblem {
        private static final int SHOWN = 12;

        public Loop {
            branches = List.copyOf(branches);
        }

        @Override
        public String message() {
            String last = branches.getLast();
            return switch (branches.size()) {
                case 1 ->
                        "Branch %s joins a bus with itself through closed couplers.\nMaybe open %s."
                                .formatted(last, last);
                case 2 ->
                        ("A radial network has no loops, but branches %s and %s lie side by side.\n"
                                        + "Maybe open %s, or write them as one branch.")
                                .formatted(branches.getFirst(), last, last);
                default ->
                        "A radial network has no loops, but branches %s form one.\nMaybe open %s."
                                .formatted(listed(branches), last);
            };
        }

        private static String listed(List<String> names) {
            if (names.size() <= SHOWN) {
                return String.join(", ", names);
            }
            int half = SHOWN / 2;
            return "%s, ... (%d more), %s"
                    .formatted(
                            String.join(", ", names.subList(0, half)),
                            names.size() - 2 * half,
                            String.join(", ", names.subList(names.size() - half, names.size())));
        }
    }

    /// Buses that no source feeds; those that hang together come in one problem.
    ///
    /// @param buses ids
    record Isolated(List<String> buses) implements NetworkProblem {
        public Isolated {
            buses = List.copyOf(buses);
        }

        @Override
        public String message() {
            String rest = buses.size() == 1 ? "" : " and %d more".formatted(buses.size() - 1);
            return ("Every bus must be connected with a source, but bus %s%s is not.\n"
                            + "Maybe close a branch or coupler that leads there, or leave it out.")
                    .formatted(buses.getFirst(), rest);
        }
    }

    /// A network that nothing feeds.
    ///
    /// @param network its name
    record NoSource(String network) implements NetworkProblem {
        @Override
        public String message() {
            return ("Network %s has no source.\n"
                            + "Maybe name the bus of the substation as one (type 3 in MATPOWER).")
                    .formatted(network);
        }
    }

    /// Two sources in one part of the network, so that it is not radial.
    ///
    /// @param first id of one source's bus
    /// @param second id of the other's
    /// @param branches ids along the way between them
    record LinkedSources(String first, String second, List<String> branches)
            implements NetworkProblem {
        public LinkedSources {
            branches = List.copyOf(branches);
        }

        @Override
        public String message() {
            if (branches.isEmpty()) {
                return "Two sources (%s, %s) feed one bus.\nMaybe leave one out."
                        .formatted(first, second);
            }
            return ("One source feeds a radial part, but the sources at %s and %s are linked by %s."
                            + "\nMaybe open one of these, or write the second source as a load"
                            + " below zero.")
                    .formatted(first, second, Loop.listed(branches));
        }
    }

    /// A branch in service without impedance.
    ///
    /// @param branch its id
    record ZeroImpedance(String branch) implements NetworkProblem {
        @Override
        public String message() {
            return ("Branch %s has no impedance (rPu = xPu = 0).\n"
                            + "Maybe it is a closed switch: write it as a coupler.")
                    .formatted(branch);
        }
    }

    /// Two buses or two branches of one name.
    ///
    /// @param what `bus` or `branch`
    /// @param id the name
    record Duplicate(String what, String id) implements NetworkProblem {
        @Override
        public String message() {
            return "The id of a %s must be unique, but %s occurs twice.".formatted(what, id);
        }
    }

    /// A closed coupler between buses of different nominal voltage.
    ///
    /// @param coupler its id
    /// @param fromKv nominal voltage of one bus
    /// @param toKv that of the other
    record MixedVoltages(String coupler, double fromKv, double toKv) implements NetworkProblem {
        @Override
        public String message() {
            return ("Coupler %s joins buses of %s kV and %s kV.\nMaybe it is a transformer: write it"
                            + " as a branch.")
                    .formatted(coupler, fromKv, toKv);
        }
    }

    /// A branch over which the network's own loads would lose most of the voltage, or branches that
    /// lose nothing at all.
    ///
    /// @param branch id of the branch with the largest drop
    /// @param dropPu voltage that the loads beyond it lose along it, to first order
    record OddImpedance(String branch, double dropPu) implements NetworkProblem {
        @Override
        public boolean blocks() {
            return false;
        }

        @Override
        public String message() {
            return dropPu > 0.1
                    ? ("The network's loads lose %.3g pu of voltage along branch %s.\n"
                                    + "Maybe its r and x are in ohm, not per unit, or loads are in"
                                    + " kW where MW are meant.")
                            .formatted(dropPu, branch)
                    : ("No branch loses voltage: at most %.3g pu, along %s.\n"
                                    + "Maybe r and x were divided by the impedance base twice, or"
                                    + " loads are in MW where kW are meant.")
                            .formatted(dropPu, branch);
        }
    }
}
