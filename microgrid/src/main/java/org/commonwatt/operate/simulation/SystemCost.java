package org.commonwatt.operate.simulation;

import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.HeatPump;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.Tank;
import org.commonwatt.operate.simulation.CommunityTrace.Column;
import org.jspecify.annotations.Nullable;

/// What a run cost all in (`docs/FORMULATION.md#system-cost`).
///
/// @param payment what utility, network company, fuel supplier and state get
/// @param sideCosts wear, starts of generators, VoLL·unserved and EV shortfall
/// @param storedEnergyCorrection value of (initial − final) stored energy at the run's mean import
///   price: a deficit must be bought again (÷ ηc), a surplus is worth what comes out (× ηd), heat
///   in tanks what it takes to make (÷ COP)
record SystemCost(double payment, double sideCosts, double storedEnergyCorrection) {
    double total() {
        return payment + sideCosts + storedEnergyCorrection;
    }

    static SystemCost of(Simulation run) {
        return new SystemCost(run.books.outsidePayment(), run.books.sideCosts(), correction(run));
    }

    private static double correction(Simulation run) {
        return -storedKwh(run) * meanPricePerKwh(run);
    }

    /// The run's mean import price; after its last step.
    static double meanPricePerKwh(Simulation run) {
        return run.trace.sum(Column.RETAIL_PRICE_PER_KWH) / run.scenario.axis().steps();
    }

    /// Electricity that what is stored now is worth beyond what was stored at the start, kWh: a
    /// surplus × ηd, a deficit ÷ ηc, heat ÷ COP.
    static double storedKwh(Simulation run) {
        double energy = 0;
        for (int i = 0; i < run.state.participants(); i++) {
            Participant participant = run.scenario.community().participant(i);
            Battery battery = participant.battery();
            if (battery != null) {
                double initial = battery.initialSoc() * battery.capacityKwh();
                energy +=
                        meterKwh(
                                run.state.storedKwh(i) - initial,
                                battery.etaCharge(),
                                battery.etaDischarge());
            }
            energy += tankKwh(run, i, participant.heatPump());
            Ev ev = participant.ev();
            if (ev != null && run.state.evConnected(i)) {
                // What the vehicle brought along is not the community's.
                EvSession session = ev.sessions().get(run.state.evSession(i));
                double brought = session.arrivalSoc() * ev.capacityKwh();
                energy +=
                        meterKwh(
                                run.state.evStoredKwh(i) - brought,
                                ev.etaCharge(),
                                ev.etaDischarge());
            }
        }
        return energy;
    }

    /// Electricity that the change of heat in the tank is worth, kWh.
    private static double tankKwh(Simulation run, int i, @Nullable HeatPump pump) {
        Tank tank = pump == null ? null : pump.tank();
        if (pump == null || tank == null) {
            return 0;
        }
        double initial = (tank.targetC() - tank.coldC()) * tank.capacityKwhPerK();
        double cop = pump.curve().cop(tank.maxC(), run.meters.devices.meanOutdoorC());
        return (run.state.tankKwh(i) - initial) / cop;
    }

    private static double meterKwh(double gainKwh, double etaCharge, double etaDischarge) {
        return gainKwh >= 0 ? gainKwh * etaDischarge : gainKwh / etaCharge;
    }
}
