package org.commonwatt.operate.policy;

import org.commonwatt.grid.HeatPump;
import org.commonwatt.grid.Room;
import org.commonwatt.grid.Tank;
import org.commonwatt.operate.dispatch.HeatLoad;
import org.commonwatt.operate.dispatch.HeatLoad.Body;
import org.jspecify.annotations.Nullable;

/// Finds the action with which a heat pump draws what a plan wants
/// (`docs/FORMULATION.md#plan-actions`).
///
/// The thermostats ask for more the higher the action is: the request is inverted by bisection. One
/// action moves the targets of room and tank alike, so that with both the electricity is the
/// planned one, but not always its split.
final class HeatInverse {
    /// Halvings of an interval of length 2: to the last bit.
    private static final int HALVINGS = 60;

    private HeatInverse() {}

    /// The action that draws `electricityKwh` in step `t` of a window.
    ///
    /// @param beforeRoomC temperature of the room before the step
    /// @param beforeTankC temperature of the tank before the step
    static double action(
            HeatPump pump,
            HeatLoad load,
            int t,
            double beforeRoomC,
            double beforeTankC,
            double electricityKwh) {
        double low = -1;
        double high = 1;
        if (electricityKwh <= requestKwh(pump, load, t, beforeRoomC, beforeTankC, low)) {
            return low;
        }
        if (electricityKwh >= requestKwh(pump, load, t, beforeRoomC, beforeTankC, high)) {
            return high;
        }
        for (int k = 0; k < HALVINGS; k++) {
            double middle = (low + high) / 2;
            if (requestKwh(pump, load, t, beforeRoomC, beforeTankC, middle) < electricityKwh) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// What the pump draws at an action: rising, at most its power.
    private static double requestKwh(
            HeatPump pump,
            HeatLoad load,
            int t,
            double beforeRoomC,
            double beforeTankC,
            double action) {
        double sum = 0;
        Room room = pump.room();
        if (room != null) {
            double wish = room.setpointC() + action * room.bandK();
            sum += electricityKwh(load.room(), t, beforeRoomC, wish);
        }
        Tank tank = pump.tank();
        if (tank != null) {
            double end = action >= 0 ? tank.maxC() : tank.minC();
            double wish = tank.targetC() + Math.abs(action) * (end - tank.targetC());
            sum += electricityKwh(load.tank(), t, beforeTankC, wish);
        }
        return Math.min(load.powerKwh(), sum);
    }

    private static double electricityKwh(@Nullable Body body, int t, double beforeC, double endC) {
        if (body == null) {
            return 0;
        }
        double without = body.keep() * beforeC + body.driftC()[t];
        return Math.max(0, endC - without) / body.riseCPerKwh() / body.cop()[t];
    }
}
