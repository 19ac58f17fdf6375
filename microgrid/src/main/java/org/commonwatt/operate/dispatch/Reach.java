package org.commonwatt.operate.dispatch;

/// How far the devices of a member can move its net: bounds that hold in every plan.
final class Reach {
    private Reach() {}

    /// Most that a member can take in each step, `[T]`, kWh, ≥ 0: all its generation curtailed.
    static double[] mostTakenKwh(DispatchMember member, double stepHours) {
        double[] most = member.demandKwh().clone();
        for (Store store : member.devices().stores()) {
            for (int t = store.startStep(); t < store.endStep(); t++) {
                most[t] += store.rates().chargeKw() * stepHours;
            }
        }
        for (DeferrableLoad job : member.devices().jobs()) {
            addJob(job, most);
        }
        HeatLoad heat = member.devices().heat();
        for (int t = 0; heat != null && t < most.length; t++) {
            most[t] += heat.powerKwh();
        }
        return most;
    }

    private static void addJob(DeferrableLoad job, double[] most) {
        double largest = 0;
        for (double energyKwh : job.profileKwh()) {
            largest = Math.max(largest, energyKwh);
        }
        int end = Math.min(most.length, job.latestStartStep() + job.profileKwh().length);
        for (int t = job.releaseStep(); t < end; t++) {
            most[t] += largest;
        }
    }

    /// Most that a member can give in each step, `[T]`, kWh, ≥ 0.
    static double[] mostGivenKwh(DispatchMember member, double stepHours) {
        double[] most = member.availableKwh().clone();
        for (Store store : member.devices().stores()) {
            for (int t = store.startStep(); t < store.endStep(); t++) {
                most[t] += store.rates().dischargeKw() * stepHours;
            }
        }
        Generator generator = member.devices().generator();
        for (int t = 0; t < most.length; t++) {
            most[t] += generator == null ? 0 : generator.ratedKwh();
            most[t] += member.sheddableKwh()[t] - member.demandKwh()[t];
            most[t] = Math.max(0, most[t]);
        }
        return most;
    }

    /// Whether the connection limits of a member can never be felt.
    static boolean isFree(DispatchMember member, double stepHours) {
        double[] taken = mostTakenKwh(member, stepHours);
        double[] given = mostGivenKwh(member, stepHours);
        DispatchMember.Meter meter = member.meter();
        for (int t = 0; t < taken.length; t++) {
            if (taken[t] > meter.importLimitKwh()[t] || given[t] > meter.exportLimitKwh()[t]) {
                return false;
            }
        }
        return true;
    }
}
