package org.commonwatt.operate.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.operate.dispatch.Tags.Tag;
import org.jspecify.annotations.Nullable;

/// What is behind a member's meter in the model.
///
/// @param member index of the member
/// @param unserved column of the unserved demand of step 0
/// @param curtailed column of the curtailed generation of step 0; −1 where it has none
/// @param stores its stores
/// @param jobs its jobs
/// @param heat its heat pump, or null
/// @param generator its generator set, or null
record MemberRows(
        int member,
        int unserved,
        int curtailed,
        List<StoreRows> stores,
        List<JobRows> jobs,
        @Nullable HeatRows heat,
        @Nullable GeneratorRows generator) {
    static final int NONE = -1;

    /// Adds everything behind a meter.
    ///
    /// @param oneWay `[T]`, whether wasting energy could pay at a step
    /// @param carbonPrice of a kilogram
    static MemberRows add(Draft draft, int member, boolean[] oneWay, double carbonPrice) {
        DispatchMember owner = draft.problem.member(member);
        DispatchMember.Devices devices = owner.devices();
        int unserved = unserved(draft, member);
        int curtailed = curtailed(draft, member);
        List<StoreRows> stores = new ArrayList<>();
        for (Store store : devices.stores()) {
            stores.add(StoreRows.add(draft, member, store, oneWay));
        }
        List<JobRows> jobs = new ArrayList<>();
        for (DeferrableLoad job : devices.jobs()) {
            jobs.add(JobRows.add(draft, member, job));
        }
        HeatLoad heat = devices.heat();
        Generator generator = devices.generator();
        return new MemberRows(
                member,
                unserved,
                curtailed,
                stores,
                jobs,
                heat == null ? null : HeatRows.add(draft, member, heat),
                generator == null
                        ? null
                        : GeneratorRows.add(draft, member, generator, carbonPrice));
    }

    /// `0 ≤ unserved ≤ sheddable`, at VoLL.
    private static int unserved(Draft draft, int member) {
        DispatchMember owner = draft.problem.member(member);
        Tag tag = new Tag(ConstraintFamily.NO_SHEDDING, "unserved demand", owner.id(), 0);
        int first = draft.columns(tag, owner.sheddableKwh());
        double price = draft.problem.community().valueOfLostLoadPerKwh();
        for (int t = 0; t < draft.problem.steps(); t++) {
            draft.balance.add(draft.balanceRow(member, t), first + t, 1.0);
            draft.costs.add(member, CostPart.UNSERVED, first + t, price);
        }
        return first;
    }

    /// `0 ≤ curtailed ≤ available`.
    private static int curtailed(Draft draft, int member) {
        DispatchMember owner = draft.problem.member(member);
        boolean any = false;
        for (double energyKwh : owner.availableKwh()) {
            any |= energyKwh > 0;
        }
        if (!any) {
            return NONE;
        }
        Tag tag = new Tag(ConstraintFamily.GENERATION, "curtailed generation", owner.id(), 0);
        int first = draft.columns(tag, owner.availableKwh());
        for (int t = 0; t < draft.problem.steps(); t++) {
            draft.balance.add(draft.balanceRow(member, t), first + t, -1.0);
        }
        return first;
    }

    /// What flows through the meter in a step, from its devices: + takes energy.
    double netKwh(DispatchMember owner, double[] x, int t) {
        double net = owner.demandKwh()[t] - owner.availableKwh()[t] - x[unserved + t];
        net += curtailed == NONE ? 0 : x[curtailed + t];
        for (StoreRows rows : stores) {
            Store store = rows.store();
            if (t >= store.startStep() && t < store.endStep()) {
                int k = t - store.startStep();
                net += x[rows.charge() + k] - x[rows.discharge() + k];
            }
        }
        for (JobRows rows : jobs) {
            net += jobKwh(rows, x, t);
        }
        net += heat == null ? 0 : heat.electricityKwh(x, t);
        return generator == null ? net : net - x[generator.output() + t];
    }

    private static double jobKwh(JobRows rows, double[] x, int t) {
        double sum = 0;
        double[] profile = rows.job().profileKwh();
        for (int k = rows.job().releaseStep(); k <= rows.job().latestStartStep(); k++) {
            int into = t - k;
            if (into >= 0 && into < profile.length) {
                sum += profile[into] * x[rows.firstStart() + k - rows.job().releaseStep()];
            }
        }
        return sum;
    }
}
