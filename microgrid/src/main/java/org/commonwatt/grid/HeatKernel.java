package org.commonwatt.grid;

/// One member's heat pump, room and tank in one step (`docs/FORMULATION.md#heat-pump`).
///
/// [#request] says how much electricity the thermostats want, limits may take some of it away,
/// [#apply] moves the temperatures by what was left. `k` is the flat index `copy·N + i`.
final class HeatKernel {
    /// Heat that was made for a draw serves it in spite of rounding.
    private static final double ROUNDING_KWH = 1e-12;

    /// Rounding is no discomfort.
    private static final double COMFORT_SLACK_K = 1e-9;

    private HeatKernel() {}

    /// Writes the wanted electricity and the heat it gives.
    ///
    /// @param action in [−1, 1], moves the targets
    static void request(
            FleetParameters p, FleetState s, StepInputs in, StepFlows f, int k, double action) {
        int i = k % p.size;
        HeatParameters h = p.heat;
        double outdoorC = in.outdoorC[k / p.size];
        HeatPump pump = h.pumps[i];
        double left = h.powerKwh[i];
        double tankHeat = 0;
        double roomHeat = 0;
        if (h.tanks.exists(i)) {
            double cop = pump.curve().cop(h.maxC[i], outdoorC);
            tankHeat = Math.min(wantedTankHeat(h, s, in, k, i, action), left * cop);
            left -= tankHeat / cop;
        }
        if (h.rooms.exists(i) && left > 0) {
            double cop = pump.curve().cop(pump.flowC(outdoorC), outdoorC);
            double wanted = wantedRoomHeat(h, s, in, k, i, action);
            roomHeat = Math.min(wanted, left * cop);
            left -= roomHeat / cop;
        }
        f.tankHeatKwh[k] = tankHeat;
        f.roomHeatKwh[k] = roomHeat;
        f.heatPumpKwh[k] = Math.max(0, h.powerKwh[i] - left);
    }

    private static double wantedTankHeat(
            HeatParameters h, FleetState s, StepInputs in, int k, int i, double action) {
        double reach = action >= 0 ? h.maxC[i] - h.targetC[i] : h.targetC[i] - h.minC[i];
        double wish = h.targetC[i] + action * reach;
        double heat = h.tanks.heatFor(i, tankC(h, s, k, i), h.ambientC[i], wish);
        return Math.max(0, heat + in.hotWaterKwh[k]);
    }

    private static double wantedRoomHeat(
            HeatParameters h, FleetState s, StepInputs in, int k, int i, double action) {
        double wish = h.setpointC[i] + action * h.bandK[i];
        double outdoorC = in.outdoorC[k / s.participants()];
        double heat = h.rooms.heatFor(i, s.roomTemperatureC[k], outdoorC, wish);
        return Math.max(0, heat - gainKwh(h, s, in, k, i));
    }

    private static double gainKwh(HeatParameters h, FleetState s, StepInputs in, int k, int i) {
        double sunKwPerM2 = in.sunWPerM2[k / s.participants()] / 1000;
        return h.internalGainKwh[i] + h.apertureM2Hours[i] * sunKwPerM2;
    }

    private static double tankC(HeatParameters h, FleetState s, int k, int i) {
        return h.coldC[i] + s.tankKwh[k] / h.tanks.capacityKwhPerK[i];
    }

    /// Takes up to `amount` kWh of electricity away from the pump; returns how much.
    static double less(StepFlows f, int k, double amount) {
        double before = f.heatPumpKwh[k];
        if (amount >= before) {
            f.heatPumpKwh[k] = 0;
            f.roomHeatKwh[k] = 0;
            f.tankHeatKwh[k] = 0;
            return before;
        }
        double share = (before - amount) / before;
        f.heatPumpKwh[k] = before - amount;
        f.roomHeatKwh[k] *= share;
        f.tankHeatKwh[k] *= share;
        return amount;
    }

    /// Moves room and tank by the heat of the step.
    static void apply(FleetParameters p, FleetState s, StepInputs in, StepFlows f, int k) {
        int i = k % p.size;
        if (p.heat.rooms.exists(i)) {
            moveRoom(p, s, in, f, k, i);
        }
        if (p.heat.tanks.exists(i)) {
            moveTank(p.heat, s, in, f, k, i);
        }
    }

    private static void moveRoom(
            FleetParameters p, FleetState s, StepInputs in, StepFlows f, int k, int i) {
        HeatParameters h = p.heat;
        double outdoorC = in.outdoorC[k / p.size];
        double before = s.roomTemperatureC[k];
        f.roomGainKwh[k] = gainKwh(h, s, in, k, i);
        double heat = f.roomHeatKwh[k] + f.roomGainKwh[k];
        f.roomLossKwh[k] = h.rooms.lossKwh(i, before, outdoorC, heat);
        double after = h.rooms.after(i, before, outdoorC, heat);
        s.roomTemperatureC[k] = after;
        f.coldKelvinHours[k] =
                p.stepHours * Math.max(0, h.setpointC[i] - h.bandK[i] - after - COMFORT_SLACK_K);
        f.hotKelvinHours[k] =
                p.stepHours * Math.max(0, after - h.setpointC[i] - h.bandK[i] - COMFORT_SLACK_K);
    }

    private static void moveTank(
            HeatParameters h, FleetState s, StepInputs in, StepFlows f, int k, int i) {
        double before = tankC(h, s, k, i);
        double wanted = in.hotWaterKwh[k];
        double heat = f.tankHeatKwh[k];
        // What may go before the tank is too cold to draw from.
        double most = heat - h.tanks.heatFor(i, before, h.ambientC[i], h.minC[i]);
        double drawn = most >= wanted - ROUNDING_KWH ? wanted : Math.max(0, most);
        f.hotWaterKwh[k] = drawn;
        f.hotWaterUnmetKwh[k] = wanted - drawn;
        f.tankLossKwh[k] = h.tanks.lossKwh(i, before, h.ambientC[i], heat - drawn);
        double after = h.tanks.after(i, before, h.ambientC[i], heat - drawn);
        s.tankKwh[k] = (after - h.coldC[i]) * h.tanks.capacityKwhPerK[i];
    }
}
