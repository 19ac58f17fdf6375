package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.commonwatt.operate.agent.Lever;
import org.commonwatt.operate.dispatch.CondensedWindow;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchMember.Devices;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.DispatchResult;
import org.commonwatt.operate.dispatch.DispatchSettings;
import org.commonwatt.operate.dispatch.DispatchSettings.Exclusivity;
import org.commonwatt.operate.dispatch.Outlook;
import org.commonwatt.operate.dispatch.ScenarioWindow;
import org.commonwatt.operate.dispatch.Store;
import org.commonwatt.operate.dispatch.WelfareDispatch;
import org.commonwatt.operate.dispatch.WelfareObjective;
import org.commonwatt.operate.dispatch.WindowState;
import org.commonwatt.operate.dispatch.WindowTerms;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.UtilityBill;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Solver;

/// The best plan of the coming day when a battery or vehicle has to do something in its first step
/// (`docs/FORMULATION.md#explain-action`).
final class ForcedWindow {
    static final double GAP = 1e-4;
    private static final Limits LIMITS = new Limits(5, GAP, 50, Integer.MAX_VALUE);

    private final DispatchProblem free;
    private final int participant;
    private final Lever lever;
    private final boolean alike;
    private final Solver solver;

    private ForcedWindow(
            DispatchProblem free, int participant, Lever lever, boolean alike, Solver solver) {
        this.free = free;
        this.participant = participant;
        this.lever = lever;
        this.alike = alike;
        this.solver = solver;
    }

    /// The day from a step on, or what is left of the run.
    static ForcedWindow of(
            Replay run, int step, WindowState state, int participant, Lever lever, Solver solver) {
        Scenario scenario = run.scenario();
        int day = (int) Math.round(24 / scenario.axis().stepHours());
        int steps = Math.min(day, scenario.axis().steps() - step);
        boolean ends = step + steps == scenario.axis().steps();
        var window = new ScenarioWindow(scenario);
        double worth = window.meanRetailPricePerKwh(0, scenario.axis().steps());
        var terms = new WindowTerms(step, steps, true, 0, new WindowTerms.Ends(ends, worth));
        Outlook outlook = Outlook.perfect(scenario, step, steps);
        UtilityBill charges = run.charges();
        for (int lead = 0; charges != null && lead < steps; lead++) {
            outlook.surchargePerKwh[lead] = charges.surchargePerKwh(step + lead);
        }
        DispatchProblem problem = window.problem(terms, state, outlook);
        boolean alike = scenario.tariffs().stream().distinct().count() == 1;
        return new ForcedWindow(problem, participant, lever, alike, solver);
    }

    /// Whether the device is one that can be forced here, and the window is long enough.
    boolean applies() {
        return free.steps() > 1 && storeAt() >= 0;
    }

    /// Hours that are planned.
    double hours() {
        return free.steps() * free.stepHours();
    }

    /// Cost of the best plan of all; empty where there is none.
    OptionalDouble best() {
        return cost(free);
    }

    /// Cost of the best plan in which the device takes `energyKwh` in the first step, + charges.
    OptionalDouble with(double energyKwh) {
        List<DispatchMember> members = new ArrayList<>(free.members());
        DispatchMember member = free.member(participant);
        int at = storeAt();
        Store store = member.devices().stores().get(at);
        List<Store> stores = new ArrayList<>(member.devices().stores());
        stores.set(at, after(store, energyKwh));
        double[] demand = member.demandKwh().clone();
        double[] available = member.availableKwh().clone();
        demand[0] += Math.max(0, energyKwh);
        available[0] += Math.max(0, -energyKwh);
        Devices devices = member.devices();
        members.set(
                participant,
                new DispatchMember(
                        member.id(),
                        demand,
                        available,
                        member.sheddableKwh(),
                        member.meter(),
                        new Devices(stores, devices.jobs(), devices.heat(), devices.generator()),
                        member.equity()));
        OptionalDouble rest =
                cost(
                        new DispatchProblem(
                                free.steps(), free.stepHours(), members, free.community()));
        double wear = store.rates().wearPerKwh() * Math.abs(energyKwh);
        return rest.isPresent() ? OptionalDouble.of(rest.getAsDouble() + wear) : rest;
    }

    /// The store from the second step on, with what the first leaves in it.
    private static Store after(Store store, double energyKwh) {
        Store.Rates rates = store.rates();
        double content =
                rates.keepPerStep() * store.initialKwh()
                        + rates.etaCharge() * Math.max(0, energyKwh)
                        - Math.max(0, -energyKwh) / rates.etaDischarge();
        return new Store(
                store.kind(), 1, store.endStep(), content, store.window(), rates, store.end());
    }

    private int storeAt() {
        Store.Kind kind = lever == Lever.STORAGE ? Store.Kind.BATTERY : Store.Kind.VEHICLE;
        boolean stores = lever == Lever.STORAGE || lever == Lever.EV;
        List<Store> all = free.member(participant).devices().stores();
        for (int at = 0; stores && at < all.size(); at++) {
            Store store = all.get(at);
            if (store.kind() == kind && store.startStep() == 0 && store.endStep() > 1) {
                return at;
            }
        }
        return -1;
    }

    private OptionalDouble cost(DispatchProblem problem) {
        DispatchProblem small =
                CondensedWindow.of(alike ? problem : CondensedWindow.withoutResale(problem))
                        .problem();
        DispatchSettings how =
                DispatchSettings.of(solver)
                        .withLimits(LIMITS)
                        .with(alike ? Exclusivity.WHERE_NEEDED : Exclusivity.NEVER);
        return WelfareDispatch.solve(small, WelfareObjective.COST, how)
                        instanceof DispatchResult.Solved solved
                ? OptionalDouble.of(solved.quality().objective())
                : OptionalDouble.empty();
    }
}
