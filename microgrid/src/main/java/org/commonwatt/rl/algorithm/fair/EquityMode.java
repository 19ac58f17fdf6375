package org.commonwatt.rl.algorithm.fair;

import java.util.Locale;
import org.commonwatt.equity.Gini;
import org.commonwatt.equity.Welfare;
import org.jspecify.annotations.Nullable;

/// What is meant by fair while learning.
public sealed interface EquityMode {
    /// How a mode is written.
    String FORMS = "none, utilitarian, rawls, alpha:A, gini:W, penalty:L, constraint:K";

    /// As it is written.
    String text();

    /// Everybody learns by the rewards as they are.
    record None() implements EquityMode {
        @Override
        public String text() {
            return "none";
        }
    }

    /// By the gradient of a welfare function.
    record Of(Welfare welfare) implements EquityMode {
        @Override
        public String text() {
            return welfare.text();
        }
    }

    /// The mean, under the constraint that the Gini coefficient of benefits is not above a bound.
    ///
    /// @param bound κ, in [0, 1]
    record Constraint(double bound) implements EquityMode {
        /// Rejects other bounds.
        public Constraint {
            if (!(bound >= 0 && bound <= 1)) {
                throw new IllegalArgumentException(
                        "The bound of a constraint must lie in [0, 1]: " + bound);
            }
        }

        @Override
        public String text() {
            return "constraint:" + bound;
        }
    }

    /// By how much the mean falls per Gini beyond the bound of a constraint.
    double BEYOND = 10;

    /// What benefits are worth: which of two teams is the better one.
    ///
    /// @param benefits U_i > 0
    default double worth(double[] benefits) {
        return switch (this) {
            case None _ -> new Welfare.Utilitarian().of(benefits);
            case Of(Welfare welfare) -> welfare.of(benefits);
            case Constraint(double bound) ->
                    new Welfare.Utilitarian().of(benefits)
                            - BEYOND * Math.max(0, new Gini().of(benefits) - bound);
        };
    }

    /// Whether nothing is meant.
    default boolean isNone() {
        return this instanceof None;
    }

    /// The mode behind a text.
    ///
    /// @throws IllegalArgumentException if there is none, listing the known ones
    static EquityMode parse(String text) {
        String[] parts = text.strip().toLowerCase(Locale.ROOT).split(":", 2);
        Double number = parts.length < 2 ? null : number(text, parts[1]);
        EquityMode mode = number == null ? plain(parts[0]) : withNumber(parts[0], number);
        if (mode == null) {
            throw new IllegalArgumentException(
                    "Equity (%s) must be one of %s.".formatted(text, FORMS));
        }
        return mode;
    }

    private static @Nullable EquityMode plain(String kind) {
        return switch (kind) {
            case "none" -> new None();
            case "utilitarian" -> new Of(new Welfare.Utilitarian());
            case "rawls" -> new Of(new Welfare.Rawlsian());
            default -> null;
        };
    }

    private static @Nullable EquityMode withNumber(String kind, double number) {
        return switch (kind) {
            case "alpha" -> new Of(new Welfare.AlphaFair(number));
            case "gini" -> new Of(new Welfare.GeneralisedGini(number));
            case "penalty" -> new Of(new Welfare.Penalised(number));
            case "constraint" -> new Constraint(number);
            default -> null;
        };
    }

    private static double number(String text, String part) {
        try {
            return Double.parseDouble(part);
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException(
                    "Equity (%s) must have a number behind the colon: %s.".formatted(text, FORMS),
                    none);
        }
    }
}
