package org.commonwatt.optim;

import java.util.List;
import java.util.stream.Collectors;

/// Why a model is infeasible: bounds of rows and columns that no values keep together. It is
/// minimal: without any one of them the others can be kept. A model may have several conflicts;
/// this is one of them.
///
/// @param parts the bounds, rows first, by index
public record Conflict(List<Part> parts) {

    /// What has the bound.
    public enum Kind {
        /// A constraint.
        ROW,
        /// An unknown.
        COLUMN
    }

    /// Which bound.
    public enum Side {
        /// At least.
        LOWER,
        /// At most.
        UPPER
    }

    /// One bound of the conflict. Of a row or column that must equal a number, the side says in
    /// which direction it hinders the others.
    ///
    /// @param kind row or column
    /// @param index of the row or column
    /// @param side which of its bounds
    /// @param name of the row or column
    /// @param bound the number
    public record Part(Kind kind, int index, Side side, String name, double bound) {

        /// Such as `import limit at 18:00 <= 12.0`.
        @Override
        public String toString() {
            return "%s %s %s".formatted(name, side == Side.LOWER ? ">=" : "<=", bound);
        }
    }

    /// A conflict of the parts given, which are copied.
    public Conflict {
        parts = List.copyOf(parts);
    }

    /// The parts, one below the other.
    @Override
    public String toString() {
        return parts.stream().map(Part::toString).collect(Collectors.joining("\n"));
    }
}
