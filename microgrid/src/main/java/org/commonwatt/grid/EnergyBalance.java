package org.commonwatt.grid;

/// Checks that no energy appeared or vanished, from **state differences**: what was stored before,
/// came in and was generated equals what was used, lost, went out and is stored now.
///
/// The loss is each device's own formula, the stored energy the state itself, so a wrong formula in
/// either shows (`docs/FORMULATION.md#conservation`).
final class EnergyBalance {
    /// Allowed residual relative to the energy that moved, plus the same in kWh.
    static final double TOLERANCE = 1e-9;

    private EnergyBalance() {}

    /// Left side minus right side for flat index `k`, kWh; 0 up to rounding.
    ///
    /// @param storedBeforeKwh energy in battery and vehicle before the step (the vehicle's before
    ///   arrival and departure)
    static double residualKwh(FleetState s, StepFlows f, int k, double storedBeforeKwh) {
        double in = storedBeforeKwh + f.evArrivedKwh[k] + f.generationKwh[k] + f.gridImportKwh[k];
        double out =
                f.servedKwh[k]
                        + f.heatPumpKwh[k]
                        + f.lossKwh[k]
                        + f.gridExportKwh[k]
                        + f.evDepartedKwh[k]
                        + s.storedKwh[k]
                        + s.evStoredKwh[k];
        return in - out;
    }

    /// Throws where the residual is larger than rounding explains.
    ///
    /// @throws IllegalStateException naming copy, participant and residual
    static void require(
            FleetParameters p, FleetState s, StepFlows f, int k, double storedBeforeKwh) {
        double residual = residualKwh(s, f, k, storedBeforeKwh);
        double in = storedBeforeKwh + f.evArrivedKwh[k] + f.gridImportKwh[k] + f.generationKwh[k];
        if (!(Math.abs(residual) <= TOLERANCE * (1 + in))) {
            throw new IllegalStateException(
                    "Energy of participant %s (copy %d, step %d) does not balance: %s kWh too much."
                            .formatted(
                                    p.community.participant(k % p.size).id(),
                                    k / p.size,
                                    s.step[k / p.size],
                                    residual));
        }
    }

    /// Checks a room and its tank: heat put in, less what was drawn and lost, is what is stored now
    /// more than before.
    ///
    /// @param roomBeforeC temperature of the room before the step
    /// @param tankBeforeKwh heat in the tank before the step
    static void requireHeat(
            FleetParameters p,
            FleetState s,
            StepFlows f,
            int k,
            double roomBeforeC,
            double tankBeforeKwh) {
        double capacity = p.heat.rooms.capacityKwhPerK[k % p.size];
        double roomIn = f.roomHeatKwh[k] + f.roomGainKwh[k] - f.roomLossKwh[k];
        double room = capacity * (s.roomTemperatureC[k] - roomBeforeC) - roomIn;
        double tankIn = f.tankHeatKwh[k] - f.hotWaterKwh[k] - f.tankLossKwh[k];
        double tank = s.tankKwh[k] - tankBeforeKwh - tankIn;
        double roomScale = 1 + capacity * Math.abs(roomBeforeC) + Math.abs(roomIn);
        double tankScale = 1 + Math.abs(tankBeforeKwh) + f.tankHeatKwh[k] + f.hotWaterKwh[k];
        if (!(Math.abs(room) <= TOLERANCE * roomScale)
                || !(Math.abs(tank) <= TOLERANCE * tankScale)) {
            throw new IllegalStateException(
                    "Heat of participant %s (copy %d, step %d) does not balance: room %s, tank %s kWh."
                            .formatted(
                                    p.community.participant(k % p.size).id(),
                                    k / p.size,
                                    s.step[k / p.size],
                                    room,
                                    tank));
        }
    }
}
