package org.commonwatt.operate.game;

import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// Days drawn by the rules of the published game: five kinds of neighbourhood in turn, each with
/// its own streams, so that one more changes no other's day. `docs/FORMULATION.md#neighbour-days`.
///
/// @param agents number of neighbourhoods, ≥ 2
/// @param demandFactor times the demand, 1 for the published days
/// @param solarFactor times the generation, 1 for the published days
public record GeneratedNeighbourDays(int agents, double demandFactor, double solarFactor)
        implements NeighbourDays {
    private static final int STEPS = 288;
    private static final double LEAST_DEMAND_KWH = 2;
    private static final List<Kind> KINDS =
            List.of(
                    new Kind(6, 4, -6, 1.5, 0.8, 10 * 0.9),
                    new Kind(10, 6, -3, 0.3, 1.5, 8 * 0.75),
                    new Kind(12, 3, -4, 0.2, 1.2, 15 * 0.85),
                    new Kind(8, 5, -5, 1, 1, 11 * 0.8),
                    new Kind(5, 4.5, -7, 1.8, 0.6, 13 * 0.95));

    /// Refuses days that nobody could play.
    public GeneratedNeighbourDays {
        if (agents < 2 || !(demandFactor >= 0) || !(solarFactor >= 0)) {
            throw new IllegalArgumentException(
                    "Days need two neighbourhoods and factors that are not negative: %d, %s, %s"
                            .formatted(agents, demandFactor, solarFactor));
        }
    }

    /// Residential, commercial, industrial, mixed, suburban: kWh per step.
    private record Kind(
            double baseKwh,
            double swingKwh,
            double shiftHours,
            double evening,
            double morning,
            double panelsKwh) {

        double demandKwh(double hour, double noise) {
            double wave = StrictMath.sin(2 * Math.PI * (hour + shiftHours) / 24);
            double mean =
                    baseKwh
                            + swingKwh * wave
                            + 3 * evening * StrictMath.exp(-square(hour - 19) / 8)
                            + 2 * morning * StrictMath.exp(-square(hour - 8) / 4);
            return Math.max(LEAST_DEMAND_KWH, mean + (0.8 + 0.05 * baseKwh) * noise);
        }

        double solarKwh(double hour, double light) {
            boolean isDay = hour >= 6 && hour <= 18;
            return isDay
                    ? Math.max(0, panelsKwh * StrictMath.sin(Math.PI * (hour - 6) / 12) * light)
                    : 0;
        }

        private static double square(double x) {
            return x * x;
        }
    }

    @Override
    public int steps() {
        return STEPS;
    }

    @Override
    public NeighbourDay day(RandomStreams streams) {
        double[] initial = new double[agents];
        double[] demand = new double[STEPS * agents];
        double[] solar = new double[STEPS * agents];
        for (int i = 0; i < agents; i++) {
            RandomStream levels = streams.stream("level", NeighbourGame.agentName(i));
            RandomStream wants = streams.stream("demand", NeighbourGame.agentName(i));
            RandomStream sky = streams.stream("solar", NeighbourGame.agentName(i));
            Kind kind = KINDS.get(i % KINDS.size());
            initial[i] = levels.nextDouble(40, 60);
            for (int t = 0; t < STEPS; t++) {
                double hour = 24.0 * t / STEPS;
                double clear = sky.nextDouble(0.6, 1) + 0.1 * sky.nextGaussian();
                demand[t * agents + i] = demandFactor * kind.demandKwh(hour, wants.nextGaussian());
                solar[t * agents + i] =
                        solarFactor * kind.solarKwh(hour, Math.clamp(clear, 0.4, 1));
            }
        }
        return new NeighbourDay(initial, demand, solar);
    }
}
