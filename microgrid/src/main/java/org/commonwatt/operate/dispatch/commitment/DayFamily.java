package org.commonwatt.operate.dispatch.commitment;

import java.util.Arrays;
import java.util.List;

/// A way in which a day can turn out differently. Each family has a reference severity, at which
/// moving a day costs 1; the cost rises in proportion to the severity
/// (`docs/FORMULATION.md#candidates`).
public sealed interface DayFamily {
    /// Reference severity of more demand: +25 %.
    double REFERENCE_DEMAND = 0.25;

    /// Reference severity of less generation: −50 %.
    double REFERENCE_GENERATION = 0.5;

    /// Reference severity of a shift: two hours.
    double REFERENCE_SHIFT_HOURS = 2.0;

    /// Reference severity of a spike: +30 %.
    double REFERENCE_SPIKE = 0.3;

    /// Short name for tables.
    String name();

    /// Severity in multiples of the reference, > 0.
    double severity();

    /// The day as it turns out.
    DayPath applied(DayPath day);

    /// The families at their reference severities: more demand, less generation, both, two hours
    /// later, an evening spike from 17 to 22 o'clock.
    ///
    /// @param stepHours length of a step, a day beginning at midnight
    static List<DayFamily> reference(double stepHours) {
        int shift = (int) Math.max(1, Math.round(REFERENCE_SHIFT_HOURS / stepHours));
        return List.of(
                new Demand(1.0 + REFERENCE_DEMAND),
                new Generation(1.0 - REFERENCE_GENERATION),
                new DemandAndGeneration(1.0 + REFERENCE_DEMAND, 1.0 - REFERENCE_GENERATION),
                new Later(shift, stepHours),
                new Spike(
                        1.0 + REFERENCE_SPIKE,
                        (int) Math.round(17 / stepHours),
                        (int) Math.round(22 / stepHours)));
    }

    /// More demand in every step.
    ///
    /// @param factor > 1
    record Demand(double factor) implements DayFamily {
        /// Rejects factors that do not raise demand.
        public Demand {
            requireSeverity(factor - 1.0, factor);
        }

        @Override
        public String name() {
            return "load x" + factor;
        }

        @Override
        public double severity() {
            return (factor - 1.0) / REFERENCE_DEMAND;
        }

        @Override
        public DayPath applied(DayPath day) {
            int steps = day.steps();
            return day.withEnergy(scaled(day.loadKwh(), factor, 0, steps), day.generationKwh());
        }
    }

    /// Less generation in every step.
    ///
    /// @param factor in [0, 1)
    record Generation(double factor) implements DayFamily {
        /// Rejects factors that do not lower generation, or make it negative.
        public Generation {
            requireSeverity(factor < 0.0 ? -1.0 : 1.0 - factor, factor);
        }

        @Override
        public String name() {
            return "generation x" + factor;
        }

        @Override
        public double severity() {
            return (1.0 - factor) / REFERENCE_GENERATION;
        }

        @Override
        public DayPath applied(DayPath day) {
            int steps = day.steps();
            return day.withEnergy(day.loadKwh(), scaled(day.generationKwh(), factor, 0, steps));
        }
    }

    /// More demand and less generation at once; the severity is the mean of both.
    ///
    /// @param demandFactor > 1
    /// @param generationFactor in [0, 1)
    record DemandAndGeneration(double demandFactor, double generationFactor) implements DayFamily {
        /// Rejects what either part would reject.
        public DemandAndGeneration {
            requireSeverity(demandFactor - 1.0, demandFactor);
            requireSeverity(
                    generationFactor < 0.0 ? -1.0 : 1.0 - generationFactor, generationFactor);
        }

        private Demand demand() {
            return new Demand(demandFactor);
        }

        private Generation generation() {
            return new Generation(generationFactor);
        }

        @Override
        public String name() {
            return demand().name() + " and " + generation().name();
        }

        @Override
        public double severity() {
            return 0.5 * (demand().severity() + generation().severity());
        }

        @Override
        public DayPath applied(DayPath day) {
            return generation().applied(demand().applied(day));
        }
    }

    /// All demand some steps later; what leaves the day at its end comes at its beginning.
    ///
    /// @param steps > 0
    /// @param stepHours length of a step
    record Later(int steps, double stepHours) implements DayFamily {
        /// Rejects shifts that are none.
        public Later {
            requireSeverity(steps * stepHours, steps);
        }

        @Override
        public String name() {
            return "load %d steps later".formatted(steps);
        }

        @Override
        public double severity() {
            return steps * stepHours / REFERENCE_SHIFT_HOURS;
        }

        @Override
        public DayPath applied(DayPath day) {
            double[] loadKwh = day.loadKwh();
            double[] later = new double[loadKwh.length];
            for (int t = 0; t < later.length; t++) {
                later[(t + steps) % later.length] = loadKwh[t];
            }
            return day.withEnergy(later, day.generationKwh());
        }
    }

    /// More demand in some steps of the day.
    ///
    /// @param factor > 1
    /// @param firstStep first of them
    /// @param endStep one past the last
    record Spike(double factor, int firstStep, int endStep) implements DayFamily {
        /// Rejects factors that do not raise demand, and spikes without steps.
        public Spike {
            requireSeverity(factor - 1.0, factor);
            if (firstStep < 0 || endStep <= firstStep) {
                throw new IllegalArgumentException(
                        "A spike needs steps: from %d to before %d".formatted(firstStep, endStep));
            }
        }

        @Override
        public String name() {
            return "load x%s in steps %d to %d".formatted(factor, firstStep, endStep - 1);
        }

        @Override
        public double severity() {
            return (factor - 1.0) / REFERENCE_SPIKE;
        }

        @Override
        public DayPath applied(DayPath day) {
            int end = Math.min(endStep, day.steps());
            return day.withEnergy(
                    scaled(day.loadKwh(), factor, firstStep, end), day.generationKwh());
        }
    }

    private static double[] scaled(double[] energyKwh, double factor, int from, int to) {
        double[] scaled = energyKwh.clone();
        Arrays.setAll(scaled, t -> t >= from && t < to ? energyKwh[t] * factor : energyKwh[t]);
        return scaled;
    }

    private static void requireSeverity(double severity, double parameter) {
        if (!(severity > 0.0 && severity < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A family of days must make them harder: parameter " + parameter);
        }
    }
}
