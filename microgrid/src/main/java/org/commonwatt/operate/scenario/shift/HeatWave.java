package org.commonwatt.operate.scenario.shift;

import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.operate.scenario.Scenario;

/// Hot air over everybody at once: per kelvin 3 % more demand from noon to ten in the evening for
/// cooling, and 0.4 % less from the sun, whose modules lose with heat. Rooms and heat pumps feel
/// the air itself.
///
/// The reference is the five degrees above normal of the old definition of a heat wave; demand per
/// degree as in Santamouris et al., *On the impact of urban heat island and global warming on the
/// power demand and electricity consumption of buildings*, 2015 (0.5 to 8.5 %).
public record HeatWave() implements ShiftFamily {
    private static final Scale SCALE = new Scale("heat-wave", "K", 5, 12);
    private static final double DEMAND_PER_KELVIN = 0.03;
    private static final double SUN_PER_KELVIN = 0.004;
    private static final int NOON = 12;
    private static final int EVENING = 22;

    @Override
    public Scale scale() {
        return SCALE;
    }

    @Override
    public boolean affects(Scenario scenario) {
        return Felt.demand(scenario);
    }

    @Override
    public Scenario apply(Scenario scenario, Span span, double severity, RandomStream draw) {
        Paths.require(this, scenario, span, severity);
        var paths = new Paths(scenario);
        TimeAxis axis = scenario.axis();
        for (int t = span.fromStep(); t < span.toStep(); t++) {
            int hour = axis.local(t).getHour();
            if (hour >= NOON && hour < EVENING) {
                paths.scaleDemand(t, 1 + DEMAND_PER_KELVIN * severity);
            }
            paths.scaleSun(t, 1 - SUN_PER_KELVIN * severity);
        }
        paths.warm(span, severity);
        return paths.scenario();
    }
}
