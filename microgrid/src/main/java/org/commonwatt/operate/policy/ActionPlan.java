package org.commonwatt.operate.policy;

import org.commonwatt.grid.Actions;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.Genset;
import org.commonwatt.grid.HeatPump;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.dispatch.DeferrableLoad;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchPlan;
import org.commonwatt.operate.dispatch.DispatchPlan.HeatPlan;
import org.commonwatt.operate.dispatch.DispatchPlan.MemberPlan;
import org.commonwatt.operate.dispatch.DispatchPlan.StorePlan;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.HeatLoad;
import org.commonwatt.operate.dispatch.HeatLoad.Body;
import org.commonwatt.operate.dispatch.Store;
import org.jspecify.annotations.Nullable;

/// A plan as actions (`docs/FORMULATION.md#plan-actions`): what each device is asked for in each
/// step of a window, so that the physics does what was planned where nothing limits it.
final class ActionPlan {
    private static final int KINDS = 5;
    private static final int STORAGE = 0;
    private static final int EV = 1;
    private static final int HEAT = 2;
    private static final int JOB = 3;
    private static final int GENSET = 4;

    /// Without the grid a store charges this much less than planned: what a solver's rounding
    /// leaves missing would start a generator.
    private static final double ISLAND_MARGIN_KWH = 1e-6;

    /// A generator that gives less does not run: rounding starts none.
    private static final double RUNNING_SHARE = 1e-6;

    private final int participants;
    private final int firstStep;

    /// `[lead]`: `[kind][participant]`, then what the community imports.
    private final double[] values;

    private ActionPlan(int participants, int firstStep, int steps) {
        this(participants, firstStep, new double[steps * width(participants)]);
    }

    private static int width(int participants) {
        return KINDS * participants + 1;
    }

    /// Continues a plan that [#values] described.
    ActionPlan(int participants, int firstStep, double[] values) {
        this.participants = participants;
        this.firstStep = firstStep;
        this.values = values;
    }

    /// The actions of a plan.
    ///
    /// @param firstStep first step of the window
    /// @param memberOf index of each participant in the window
    static ActionPlan of(Community community, int firstStep, DispatchPlan plan, int[] memberOf) {
        ActionPlan actions = new ActionPlan(memberOf.length, firstStep, plan.problem().steps());
        double hours = plan.problem().stepHours();
        double[] imports = plan.community().importKwh();
        for (int lead = 0; lead < imports.length; lead++) {
            int width = width(memberOf.length);
            actions.values[(lead + 1) * width - 1] = Math.max(0, imports[lead]);
        }
        for (int i = 0; i < memberOf.length; i++) {
            Participant participant = community.participant(i);
            DispatchMember member = plan.problem().member(memberOf[i]);
            MemberPlan does = plan.member(memberOf[i]);
            if (participant.id().equals(member.id())) {
                boolean[] islanded = islanded(plan, member);
                actions.addStores(i, participant, member, does, islanded, hours);
                actions.addJobs(i, member, does);
                actions.addHeat(i, participant.heatPump(), member.devices().heat(), does.heat());
                actions.addGenset(i, participant.genset(), does, hours);
            }
        }
        return actions;
    }

    /// Whether nothing comes in from outside and no generator is planned to run.
    private static boolean[] islanded(DispatchPlan plan, DispatchMember member) {
        DispatchProblem problem = plan.problem();
        boolean[] islanded = new boolean[problem.steps()];
        for (int t = 0; t < islanded.length; t++) {
            islanded[t] =
                    problem.community().importLimitKwh()[t] == 0
                            || member.meter().importLimitKwh()[t] == 0;
            for (MemberPlan does : plan.members()) {
                islanded[t] &= does.supply().generatorKwh()[t] <= 0;
            }
        }
        return islanded;
    }

    private int steps() {
        return values.length / width(participants);
    }

    private void set(int lead, int kind, int i, double action) {
        int at = lead * width(participants) + kind * participants + i;
        values[at] = Math.clamp(action, -1, 1);
    }

    private void addStores(
            int i,
            Participant participant,
            DispatchMember member,
            MemberPlan does,
            boolean[] islanded,
            double hours) {
        Battery battery = participant.battery();
        Ev ev = participant.ev();
        for (int s = 0; s < does.stores().size(); s++) {
            Store store = member.devices().stores().get(s);
            StorePlan moves = does.stores().get(s);
            for (int t = store.startStep(); t < store.endStep(); t++) {
                double kwh = netKwh(store, moves.chargeKwh()[t], moves.dischargeKwh()[t]);
                kwh = islanded[t] ? islandedKwh(store, kwh, hours) : kwh;
                if (store.kind() == Store.Kind.BATTERY && battery != null) {
                    double full = kwh >= 0 ? battery.chargeKw() : battery.dischargeKw();
                    set(t, STORAGE, i, full > 0 ? kwh / (full * hours) : 0);
                } else if (ev != null) {
                    set(t, EV, i, ev.powerKw() > 0 ? kwh / (ev.powerKw() * hours) : 0);
                }
            }
        }
    }

    /// Without the grid, a store that discharges is asked for all it has: only what is needed is
    /// taken from it, and what a plan did not foresee starts no generator.
    private static double islandedKwh(Store store, double kwh, double hours) {
        return kwh < 0 ? -store.rates().dischargeKw() * hours : kwh - ISLAND_MARGIN_KWH;
    }

    /// Charge, or − discharge, with the same effect on the content.
    private static double netKwh(Store store, double chargeKwh, double dischargeKwh) {
        if (chargeKwh <= 0 || dischargeKwh <= 0) {
            return chargeKwh - dischargeKwh;
        }
        double in = store.rates().etaCharge();
        double out = store.rates().etaDischarge();
        double stored = chargeKwh * in - dischargeKwh / out;
        return stored >= 0 ? stored / in : stored * out;
    }

    private void addJobs(int i, DispatchMember member, MemberPlan does) {
        for (int t = 0; t < steps(); t++) {
            set(t, JOB, i, -1);
        }
        for (int j = 0; j < does.jobStarts().size(); j++) {
            DeferrableLoad job = member.devices().jobs().get(j);
            int start = does.jobStarts().get(j);
            if (start >= job.releaseStep()) {
                set(start, JOB, i, 1);
            }
        }
    }

    private void addHeat(
            int i, @Nullable HeatPump pump, @Nullable HeatLoad load, @Nullable HeatPlan does) {
        if (pump == null || load == null || does == null) {
            return;
        }
        for (int t = 0; t < steps(); t++) {
            double room = before(load.room(), does.roomC(), t);
            double tank = before(load.tank(), does.tankC(), t);
            double electricity = does.electricityKwh()[t];
            set(t, HEAT, i, HeatInverse.action(pump, load, t, room, tank, electricity));
        }
    }

    private static double before(@Nullable Body body, double[] endsC, int t) {
        return body == null ? 0 : t == 0 ? body.initialC() : endsC[t - 1];
    }

    private void addGenset(int i, @Nullable Genset genset, MemberPlan does, double hours) {
        if (genset != null) {
            for (int t = 0; t < steps(); t++) {
                double kwh = does.supply().generatorKwh()[t];
                double share = kwh / (genset.ratedKw() * hours);
                set(t, GENSET, i, share > RUNNING_SHARE ? share : -1);
            }
        }
    }

    /// Whether it says what to do in step `t`, counted from the plan's first, fewer than `most`
    /// steps ago.
    boolean covers(int t, int most) {
        int lead = t - firstStep;
        return lead >= 0 && lead < Math.min(most, steps());
    }

    /// Writes the actions of step `t`.
    ///
    /// @param base index of the first participant in `actions`
    void write(int t, Actions actions, int base) {
        int at = (t - firstStep) * width(participants);
        for (int i = 0; i < participants; i++) {
            actions.storage(base + i, values[at + STORAGE * participants + i]);
            actions.ev(base + i, values[at + EV * participants + i]);
            actions.heat(base + i, values[at + HEAT * participants + i]);
            actions.job(base + i, values[at + JOB * participants + i]);
            actions.genset(base + i, values[at + GENSET * participants + i]);
        }
    }

    /// What the community imports in step `t`, kWh; behind the plan's end as in its last step.
    double importKwh(int t) {
        int lead = Math.min(t - firstStep, steps() - 1);
        return values[(lead + 1) * width(participants) - 1];
    }

    /// First step of the plan.
    int firstStep() {
        return firstStep;
    }

    /// The plan's own array, to be read only.
    double[] values() {
        return values;
    }
}
