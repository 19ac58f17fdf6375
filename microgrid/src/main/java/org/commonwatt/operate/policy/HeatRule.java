package org.commonwatt.operate.policy;

import org.commonwatt.grid.HeatPump;
import org.commonwatt.grid.Room;
import org.commonwatt.grid.Tank;
import org.commonwatt.grid.ThermalStep;
import org.jspecify.annotations.Nullable;

/// How warm a room should be at the end of a step: as cool as residents accept, but warm enough
/// before dearer hours that these need not heat (`docs/FORMULATION.md#heat-rule`).
///
/// Walking back from some hours ahead, a later step needs the lower end of comfort; steps in which
/// heat costs no more than heat of now that was kept until then can add what the pump can do; what
/// is missing must be there now. Outdoor temperature stays as it is, sun is not counted on.
final class HeatRule {
    private final @Nullable HeatPump pump;
    private final @Nullable Room room;
    private final @Nullable Tank tank;
    private final ThermalStep step;
    private final ThermalStep tankStep;
    private final double stepHours;

    /// @param pump null where a member has none
    HeatRule(@Nullable HeatPump pump, double stepHours) {
        this.pump = pump;
        this.stepHours = stepHours;
        room = pump == null ? null : pump.room();
        step =
                room == null
                        ? ThermalStep.of(1, 0, stepHours)
                        : ThermalStep.of(
                                room.capacityKwhPerK(), 1 / room.resistanceKPerKw(), stepHours);
        tank = pump == null ? null : pump.tank();
        tankStep =
                tank == null
                        ? ThermalStep.of(1, 0, stepHours)
                        : ThermalStep.of(tank.capacityKwhPerK(), tank.lossKwPerK(), stepHours);
    }

    /// Whether there is a room to heat.
    boolean heatsRoom() {
        return room != null;
    }

    /// The action of the heat pump, −1 the lower end of comfort, 1 the upper.
    ///
    /// @param pricePerKwh from the present step on, half a day or more
    double action(double outdoorC, double[] pricePerKwh, RuleNumbers.Season season) {
        if (pump == null || room == null || outdoorC >= season.heatMildC() || room.bandK() == 0) {
            return -1;
        }
        double perKwh = step.mean() / room.capacityKwhPerK();
        double driftC = outdoorC * (1 - step.keep()) + room.internalGainKw() * stepHours * perKwh;
        double cop = pump.curve().cop(pump.flowC(outdoorC), outdoorC);
        double mostRiseC = pump.powerKw() * stepHours * cop * perKwh;
        double lowC = room.setpointC() - room.bandK();
        double highC = room.setpointC() + room.bandK();
        int horizon = (int) Math.round(season.heatHours() / stepHours);
        int last = Math.clamp(horizon, 1, pricePerKwh.length) - 1;
        double keptPrice = pricePerKwh[0] * (1 - season.heatHurdle()) / Math.pow(step.keep(), last);
        double neededC = lowC;
        for (int lead = last; lead >= 1; lead--) {
            double riseC = pricePerKwh[lead] <= keptPrice ? mostRiseC : 0;
            neededC = Math.clamp((neededC - driftC - riseC) / step.keep(), lowC, highC);
            keptPrice *= step.keep();
        }
        return (neededC - room.setpointC()) / room.bandK();
    }

    /// What the pump will draw, kWh, if nothing limits it: its thermostats are known.
    ///
    /// @param k of the member
    double drawKwh(Observations o, int copy, int k, double action) {
        if (pump == null) {
            return 0;
        }
        double outdoorC = o.outdoorC(copy);
        double sum = 0;
        if (tank != null) {
            double end = action >= 0 ? tank.maxC() : tank.minC();
            double wishC = tank.targetC() + Math.abs(action) * (end - tank.targetC());
            double without = o.tankC(k) * tankStep.keep() + tank.ambientC() * (1 - tankStep.keep());
            double heat = (wishC - without) * tank.capacityKwhPerK() / tankStep.mean();
            sum += Math.max(0, heat + o.hotWaterKwh(k)) / pump.curve().cop(tank.maxC(), outdoorC);
        }
        if (room != null) {
            double wishC = room.setpointC() + action * room.bandK();
            double without = o.roomC(k) * step.keep() + outdoorC * (1 - step.keep());
            double gains = room.internalGainKw() + room.apertureM2() * o.sunWPerM2(copy) / 1000;
            double heat =
                    (wishC - without) * room.capacityKwhPerK() / step.mean() - gains * stepHours;
            sum += Math.max(0, heat) / pump.curve().cop(pump.flowC(outdoorC), outdoorC);
        }
        return Math.min(pump.powerKw() * stepHours, sum);
    }
}
