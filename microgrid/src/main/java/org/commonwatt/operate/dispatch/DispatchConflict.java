package org.commonwatt.operate.dispatch;

import java.util.List;
import java.util.stream.Collectors;

/// Why there is no plan: kinds of rules that cannot be kept together, none of which can be left
/// out. Empty where no such set was found in the time allowed, or where only whole numbers exclude
/// each other.
///
/// @param clashes one per kind of rule
public record DispatchConflict(List<Clash> clashes) {

    /// A kind of rule in a conflict.
    ///
    /// @param family which kind
    /// @param steps steps at which it would have to be broken if it alone gave way; empty where it
    ///   belongs to no step
    /// @param members members whose rules these are; empty for the community's
    /// @param missing by how much it would have to be broken in sum, in its own unit
    public record Clash(
            ConstraintFamily family, List<Integer> steps, List<String> members, double missing) {
        /// Copies its lists.
        public Clash {
            steps = List.copyOf(steps);
            members = List.copyOf(members);
        }
    }

    /// Copies its list.
    public DispatchConflict {
        clashes = List.copyOf(clashes);
    }

    /// The kinds of rules.
    public List<ConstraintFamily> families() {
        return clashes.stream().map(Clash::family).toList();
    }

    /// The kinds of rules in one line.
    @Override
    public String toString() {
        return clashes.isEmpty()
                ? "No plan keeps all rules."
                : "No plan keeps all of: "
                        + clashes.stream()
                                .map(clash -> clash.family().key())
                                .collect(Collectors.joining(", "))
                        + ".";
    }
}
