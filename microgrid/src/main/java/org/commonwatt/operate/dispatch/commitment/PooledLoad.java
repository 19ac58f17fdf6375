package org.commonwatt.operate.dispatch.commitment;

import java.util.List;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.Job;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.scenario.Scenario;

/// The demand of all members together where nobody waits for a better hour: vehicles charge with
/// full power from their arrival to their target, jobs start at their release
/// (`docs/FORMULATION.md#scenario-days`).
final class PooledLoad {
    private PooledLoad() {}

    /// Demand of each step of a scenario, kWh, `[T]`.
    static double[] of(Scenario scenario) {
        double[] loadKwh = new double[scenario.axis().steps()];
        double[] rowKwh = new double[scenario.community().size()];
        for (int t = 0; t < loadKwh.length; t++) {
            scenario.exogenous().copyDemandRow(t, rowKwh, 0);
            for (double memberKwh : rowKwh) {
                loadKwh[t] += memberKwh;
            }
        }
        for (Participant member : scenario.community().participants()) {
            Ev ev = member.ev();
            if (ev != null) {
                ev.sessions()
                        .forEach(stay -> addStay(ev, stay, scenario.axis().stepHours(), loadKwh));
            }
            member.jobs().forEach(job -> addJob(job, loadKwh));
        }
        return loadKwh;
    }

    private static void addStay(Ev ev, EvSession stay, double stepHours, double[] loadKwh) {
        double leftKwh =
                Math.max(0.0, stay.targetSoc() - stay.arrivalSoc())
                        * ev.capacityKwh()
                        / ev.etaCharge();
        int end = Math.min(stay.departureStep(), loadKwh.length);
        for (int t = stay.arrivalStep(); t < end && leftKwh > 0.0; t++) {
            double chargeKwh = Math.min(leftKwh, ev.powerKw() * stepHours);
            leftKwh -= chargeKwh;
            // A stay that began before the scenario has charged already.
            if (t >= 0) {
                loadKwh[t] += chargeKwh;
            }
        }
    }

    private static void addJob(Job job, double[] loadKwh) {
        List<Double> profileKwh = job.profileKwh();
        int end = Math.min(loadKwh.length - job.releaseStep(), profileKwh.size());
        for (int k = 0; k < end; k++) {
            loadKwh[job.releaseStep() + k] += profileKwh.get(k);
        }
    }
}
