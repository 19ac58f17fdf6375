package org.commonwatt.operate.dispatch;

import org.commonwatt.grid.HeatPump;
import org.commonwatt.grid.Room;
import org.commonwatt.grid.Tank;
import org.commonwatt.grid.ThermalStep;
import org.commonwatt.operate.dispatch.HeatLoad.Body;
import org.jspecify.annotations.Nullable;

/// Heat pumps of a scenario as heat loads of a window, with the discretisation of the physics
/// (`docs/FORMULATION.md#window`).
final class HeatWindows {
    /// What heat is worth beside electricity for which VoLL is paid: heating pauses before demand
    /// is cut off.
    private static final double SHARE_OF_LOST_LOAD = 0.5;

    private final double stepHours;
    private final double valueOfLostLoadPerKwh;

    HeatWindows(double stepHours, double valueOfLostLoadPerKwh) {
        this.stepHours = stepHours;
        this.valueOfLostLoadPerKwh = valueOfLostLoadPerKwh;
    }

    /// The heat load of member `i`.
    ///
    /// @param dearestPerKwh highest price of the window
    HeatLoad of(
            HeatPump pump,
            int i,
            WindowTerms terms,
            WindowState state,
            Outlook outlook,
            double dearestPerKwh) {
        double pricePerKwh =
                Math.max(SHARE_OF_LOST_LOAD * valueOfLostLoadPerKwh, 2 * dearestPerKwh);
        Room room = pump.room();
        Tank tank = pump.tank();
        @Nullable Body roomBody =
                room == null ? null : room(pump, room, state.roomC[i], outlook, pricePerKwh);
        @Nullable Body tankBody =
                tank == null ? null : tank(pump, tank, i, state.tankC[i], outlook, pricePerKwh);
        if (tank != null && tankBody != null && terms.ends().runEnds()) {
            // What is missing at the end of a run must be heated again.
            tankBody.minC()[terms.steps() - 1] = tank.targetC();
        }
        return new HeatLoad(pump.powerKw() * stepHours, roomBody, tankBody);
    }

    private Body room(
            HeatPump pump, Room room, double initialC, Outlook outlook, double pricePerKwh) {
        int steps = outlook.steps();
        double capacity = room.capacityKwhPerK();
        var step = ThermalStep.of(capacity, 1 / room.resistanceKPerKw(), stepHours);
        double rise = step.mean() / capacity;
        double[] drift = new double[steps];
        double[] cop = new double[steps];
        for (int t = 0; t < steps; t++) {
            double outdoorC = outlook.outdoorC[t];
            double gain =
                    room.internalGainKw() * stepHours
                            + room.apertureM2() * stepHours * (outlook.sunWPerM2[t] / 1000);
            drift[t] = outdoorC * (1 - step.keep()) + gain * rise;
            cop[t] = pump.curve().cop(pump.flowC(outdoorC), outdoorC);
        }
        return body(
                new Range(
                        initialC, room.setpointC() - room.bandK(), room.setpointC() + room.bandK()),
                step.keep(),
                drift,
                rise,
                cop,
                pricePerKwh);
    }

    private Body tank(
            HeatPump pump, Tank tank, int i, double initialC, Outlook outlook, double pricePerKwh) {
        int steps = outlook.steps();
        double capacity = tank.capacityKwhPerK();
        var step = ThermalStep.of(capacity, tank.lossKwPerK(), stepHours);
        double rise = step.mean() / capacity;
        double[] drift = new double[steps];
        double[] cop = new double[steps];
        for (int t = 0; t < steps; t++) {
            drift[t] = tank.ambientC() * (1 - step.keep()) - outlook.hotWaterKwh[i][t] * rise;
            cop[t] = pump.curve().cop(tank.maxC(), outlook.outdoorC[t]);
        }
        return body(
                new Range(initialC, tank.minC(), tank.maxC()),
                step.keep(),
                drift,
                rise,
                cop,
                pricePerKwh);
    }

    /// Temperatures before the window and at the ends of the comfort band.
    private record Range(double initialC, double minC, double maxC) {}

    /// The upper end rises where sun and people alone lift a full body above it: nothing cools it.
    private Body body(
            Range range,
            double keep,
            double[] drift,
            double rise,
            double[] cop,
            double pricePerKwh) {
        int steps = drift.length;
        double[] least = new double[steps];
        double[] most = new double[steps];
        double warmest = Math.max(range.initialC, range.maxC);
        double bestCop = 0;
        for (int t = 0; t < steps; t++) {
            warmest = Math.max(range.maxC, keep * warmest + drift[t]);
            least[t] = range.minC;
            most[t] = warmest;
            bestCop = Math.max(bestCop, cop[t]);
        }
        double pricePerKh = pricePerKwh / (rise * bestCop * stepHours);
        return new Body(range.initialC, keep, drift, rise, least, most, cop, pricePerKh);
    }
}
