package org.commonwatt.rl.algorithm.robust;

import java.util.Locale;

/// How a training takes days into account that could have turned out differently
/// (`docs/FORMULATION.md#robust-training`).
public sealed interface RobustMode {
    /// Share by which ordinary days may cost more, where nothing else is said.
    double USUAL_BUDGET = 0.02;

    /// Temperature of a smoothed worst distribution, as a share of the mean size of returns.
    double USUAL_SMOOTHING = 0.1;

    /// In place of a radius: to be found.
    String AUTO = "auto";

    /// Not at all: days as they were.
    record None() implements RobustMode {}

    /// A mode that is as strong as ordinary days allow: they cost at most a share more than without
    /// any. How strong that is, trainings find out; strengths from −1 are doses, those from 0
    /// levels of the tail.
    sealed interface Budgeted extends RobustMode {
        /// That share, ≥ 0.
        double budget();

        /// The strength that is stronger than all that are tried.
        double strengthBelow();

        /// Strengths to try.
        int trials();

        /// The mode of a strength: −1 is days as they were, or a dose of 0.
        ///
        /// @param strength −1 or more, below [#strengthBelow()]
        static RobustMode at(double strength) {
            return strength < 0 ? new Dosed(strength + 1) : new Tail(strength);
        }
    }

    /// Domain randomisation with equal mass per family, the largest dose that a budget allows.
    ///
    /// @param budget see [Budgeted]
    record Randomised(double budget) implements Budgeted {
        public Randomised {
            requireNumber("budget", budget, Double.POSITIVE_INFINITY);
        }

        @Override
        public double strengthBelow() {
            return 0;
        }

        @Override
        public int trials() {
            return 3;
        }
    }

    /// The dearest tail that a budget allows: of [Tail], the highest level; where even level 0, all
    /// families alike, costs more, of [Dosed] the largest dose.
    ///
    /// @param budget see [Budgeted]
    record BudgetedTail(double budget) implements Budgeted {
        public BudgetedTail {
            requireNumber("budget", budget, Double.POSITIVE_INFINITY);
        }

        @Override
        public double strengthBelow() {
            return 1;
        }

        @Override
        public int trials() {
            return 5;
        }
    }

    /// Domain randomisation at a given dose.
    ///
    /// @param dose share of episodes that are struck, 0 to 1; equal parts of it for each family
    record Dosed(double dose) implements RobustMode {
        public Dosed {
            requireNumber("dose", dose, 1);
        }
    }

    /// The worst distribution within a radius, from the exact inner problem.
    ///
    /// @param radius ε in units of reference severities
    record Wasserstein(double radius) implements RobustMode {
        public Wasserstein {
            requireNumber("radius", radius, Double.MAX_VALUE);
        }
    }

    /// As [Wasserstein], with the smallest radius whose bound covers days for training that were
    /// left out ([org.commonwatt.robust.CoveringRadius]); to be found before the training.
    record Covering() implements RobustMode {}

    /// Half of the weight as under [Wasserstein], half spread evenly over families and days: for
    /// days whose mix is unknown.
    ///
    /// @param radius ε
    record Mixed(double radius) implements RobustMode {
        public Mixed {
            requireNumber("radius", radius, Double.MAX_VALUE);
        }
    }

    /// As [Wasserstein], but smoothed by relative entropy to what is played, so that every episode
    /// counts something ([org.commonwatt.robust.EntropicWeights]).
    ///
    /// @param radius ε
    /// @param smoothing temperature as a share of the mean size of nominal returns, above 0
    record Smoothed(double radius, double smoothing) implements RobustMode {
        public Smoothed {
            requireNumber("radius", radius, Double.MAX_VALUE);
            if (!(smoothing > 0 && smoothing < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The smoothing of a robust training must be above 0: %s"
                                .formatted(smoothing));
            }
        }
    }

    /// The mean of the worst share of episodes, struck ones among them.
    ///
    /// @param alpha level in [0, 1): 0 is the mean; it rises to this during the first half of the
    ///   training
    record Tail(double alpha) implements RobustMode {
        public Tail {
            requireNumber("alpha", alpha, Math.nextDown(1.0));
        }
    }

    private static void requireNumber(String name, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(
                    "The %s of a robust training must lie in 0 to %s: %s"
                            .formatted(name, most, value));
        }
    }

    /// A mode as users write it: `none`, `randomised` or `randomised:0.02` (budget), `dose:0.3`,
    /// `wasserstein:0.1` or `wasserstein:auto`, `mixed:0.1`, `smoothed:0.1` or `smoothed:0.1:0.05`
    /// (radius, smoothing), `cvar:0.9`, `cvar:auto` or `cvar:auto:0.05` (budget); a number alone is
    /// the radius of `wasserstein`.
    ///
    /// @throws IllegalArgumentException for another word, or a number out of range
    static RobustMode parse(String text) {
        String[] parts = text.strip().toLowerCase(Locale.ROOT).split(":", 2);
        String number = parts.length == 2 ? parts[1] : "";
        return switch (parts[0]) {
            case "none" -> new None();
            case "randomised", "randomized" ->
                    new Randomised(number.isEmpty() ? USUAL_BUDGET : number(text, number));
            case "dose" -> new Dosed(number(text, number));
            case "wasserstein" ->
                    number.equals(AUTO) ? new Covering() : new Wasserstein(number(text, number));
            case "mixed" -> new Mixed(number(text, number));
            case "smoothed" -> {
                String[] both = number.split(":", 2);
                yield new Smoothed(
                        number(text, both[0]),
                        both.length == 2 ? number(text, both[1]) : USUAL_SMOOTHING);
            }
            case "cvar" -> tail(text, number);
            default -> new Wasserstein(number(text, text));
        };
    }

    private static RobustMode tail(String text, String number) {
        String[] parts = number.split(":", 2);
        if (!parts[0].strip().equals(AUTO)) {
            return new Tail(number(text, number));
        }
        return new BudgetedTail(parts.length == 2 ? number(text, parts[1]) : USUAL_BUDGET);
    }

    private static double number(String text, String number) {
        try {
            return Double.parseDouble(number.strip());
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException(
                    "A robust training is none, randomised:BUDGET, dose:D, wasserstein:EPS, wasserstein:auto, mixed:EPS, smoothed:EPS, cvar:ALPHA or cvar:auto:BUDGET: %s"
                            .formatted(text),
                    none);
        }
    }

    /// As [#parse] takes it.
    default String text() {
        return switch (this) {
            case None _ -> "none";
            case Randomised(double budget) -> "randomised:" + budget;
            case Dosed(double dose) -> "dose:" + dose;
            case Wasserstein(double radius) -> "wasserstein:" + radius;
            case Covering _ -> "wasserstein:" + AUTO;
            case Mixed(double radius) -> "mixed:" + radius;
            case Smoothed(double radius, double smoothing) ->
                    "smoothed:%s:%s".formatted(radius, smoothing);
            case Tail(double alpha) -> "cvar:" + alpha;
            case BudgetedTail(double budget) -> "cvar:%s:%s".formatted(AUTO, budget);
        };
    }

    /// Whether days as they were are all that is learnt from.
    default boolean isNone() {
        return this instanceof None;
    }
}
