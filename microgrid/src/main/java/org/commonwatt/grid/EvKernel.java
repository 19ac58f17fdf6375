package org.commonwatt.grid;

/// The electric vehicle of one member in one step: it comes, charges or discharges, and goes.
///
/// Its energy is a state; a session gives arrival soc, target and departure only
/// (`docs/FORMULATION.md#ev`). A shortfall at departure is reported and not carried over.
final class EvKernel {
    private EvKernel() {}

    /// Departures, then arrivals, at the start of step `t`.
    static void comeAndGo(FleetParameters p, FleetState s, StepFlows f, int k, int i, int t) {
        f.evArrivedKwh[k] = 0;
        f.evDepartedKwh[k] = 0;
        f.evShortfallKwh[k] = 0;
        f.evDepartures[k] = 0;
        EvSession[] sessions = p.evSessions[i];
        if (s.evConnected[k] == 1 && t >= sessions[s.evSession[k]].departureStep()) {
            double target = sessions[s.evSession[k]].targetSoc() * p.evCapacityKwh[i];
            f.evShortfallKwh[k] = Math.max(0, target - s.evStoredKwh[k]);
            f.evDepartures[k] = 1;
            f.evDepartedKwh[k] = s.evStoredKwh[k];
            s.evStoredKwh[k] = 0;
            s.evConnected[k] = 0;
            s.evSession[k]++;
        }
        while (s.evConnected[k] == 0
                && s.evSession[k] < sessions.length
                && sessions[s.evSession[k]].departureStep() <= t) {
            s.evSession[k]++;
        }
        if (s.evConnected[k] == 0
                && s.evSession[k] < sessions.length
                && sessions[s.evSession[k]].arrivalStep() <= t) {
            s.evConnected[k] = 1;
            s.evStoredKwh[k] = sessions[s.evSession[k]].arrivalSoc() * p.evCapacityKwh[i];
            f.evArrivedKwh[k] = s.evStoredKwh[k];
        }
    }

    /// Executes an action in [−1, 1]; nothing happens while the vehicle is away.
    static void request(FleetParameters p, FleetState s, StepFlows f, int k, int i, double action) {
        f.evChargeKwh[k] = 0;
        f.evDischargeKwh[k] = 0;
        if (s.evConnected[k] == 0) {
            return;
        }
        if (action >= 0) {
            double room = Math.max(0, p.evCapacityKwh[i] - s.evStoredKwh[k]) / p.evEtaCharge[i];
            f.evChargeKwh[k] = Math.min(action * p.evMaxKwh[i], room);
        } else {
            double content = Math.max(0, s.evStoredKwh[k] - p.evMinKwh[i]) * p.evEtaDischarge[i];
            f.evDischargeKwh[k] = Math.min(-action * p.evMaxDischargeKwh[i], content);
        }
    }

    /// Moves the state by the flows and adds the losses to `f.lossKwh`.
    static void apply(FleetParameters p, FleetState s, StepFlows f, int k, int i) {
        double charge = f.evChargeKwh[k];
        double discharge = f.evDischargeKwh[k];
        double drawn = discharge / p.evEtaDischarge[i];
        s.evStoredKwh[k] = Math.max(0, s.evStoredKwh[k] + charge * p.evEtaCharge[i] - drawn);
        f.lossKwh[k] += charge * (1 - p.evEtaCharge[i]) + drawn - discharge;
    }
}
