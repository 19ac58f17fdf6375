package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.commonwatt.explain.PriceReason.Dual;
import org.commonwatt.explain.PriceReason.Limit;
import org.commonwatt.explain.PriceReason.Source;
import org.commonwatt.market.MarketTerms;
import org.commonwatt.market.MidMarketRate;
import org.commonwatt.operate.dispatch.CondensedWindow;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchPlan;
import org.commonwatt.operate.dispatch.DispatchPlan.MemberPlan;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.DispatchResult;
import org.commonwatt.operate.dispatch.DispatchSettings;
import org.commonwatt.operate.dispatch.DispatchSettings.Exclusivity;
import org.commonwatt.operate.dispatch.Outlook;
import org.commonwatt.operate.dispatch.ScenarioWindow;
import org.commonwatt.operate.dispatch.WelfareDispatch;
import org.commonwatt.operate.dispatch.WelfareObjective;
import org.commonwatt.operate.dispatch.WindowState;
import org.commonwatt.operate.dispatch.WindowTerms;
import org.commonwatt.operate.policy.PlannedPolicy;
import org.commonwatt.operate.policy.Planners;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Solver;
import org.jspecify.annotations.Nullable;

/// Finds what set a community price: the plan whose balance it is the dual of, made once more, and
/// again with a little more and a little less demand (`docs/FORMULATION.md#explain-price`).
final class DualFinder {
    /// A little: what it costs is to be seen through the tolerances of a solver.
    private static final double A_LITTLE_KWH = 0.25;

    private static final double LEAST_SHARE = 0.05;
    private static final int MOST_SOURCES = 3;
    private static final int MOST_LIMITS = 4;
    private static final Limits LIMITS = new Limits(20, 1e-9, 200, Integer.MAX_VALUE);

    private final Scenario scenario;
    private final Scenario pooled;
    private final Solver solver;

    private record Solved(DispatchPlan plan, double cost) {}

    /// @param scenario under the community price
    DualFinder(Scenario scenario, Solver solver) {
        this.scenario = scenario;
        this.solver = solver;
        // Prices move money, not energy: any mechanism that lets members exchange will do.
        pooled = scenario.withMarket(new MidMarketRate().name(), MarketTerms.USUAL);
    }

    /// What the price of a step is the dual of; empty where there is no plan, or none with duals.
    Optional<Dual> dual(int step) {
        int day = (int) Math.round(24 / scenario.axis().stepHours());
        int steps = scenario.axis().steps();
        boolean whole = scenario.axis().days() <= Planners.MOST_DAYS_OF_A_BOUND;
        int first = whole ? 0 : step / day * day;
        int length = whole ? steps : Math.min(3 * day, steps - first);
        DispatchProblem problem = problem(first, length);
        Solved base = solved(problem, step - first, 0);
        Solved more = solved(problem, step - first, A_LITTLE_KWH);
        if (base == null || more == null) {
            return Optional.empty();
        }
        Solved less = solved(problem, step - first, -A_LITTLE_KWH);
        double dual = base.plan.community().pricePerKwh()[step - first];
        if (Double.isNaN(dual)) {
            return Optional.empty();
        }
        return Optional.of(
                new Dual(
                        dual,
                        (more.cost - base.cost) / A_LITTLE_KWH,
                        less == null ? Double.NaN : (base.cost - less.cost) / A_LITTLE_KWH,
                        sources(base.plan, more.plan, first),
                        limits(base.plan, step - first),
                        true));
    }

    private DispatchProblem problem(int first, int length) {
        int steps = scenario.axis().steps();
        var window = new ScenarioWindow(pooled);
        boolean ends = first + length == steps;
        double mean = window.meanRetailPricePerKwh(0, steps);
        var terms = new WindowTerms(first, length, true, 0, new WindowTerms.Ends(ends, mean));
        return window.problem(terms, state(first), Outlook.perfect(pooled, first, length));
    }

    /// What devices hold there under the plans that made the prices.
    private WindowState state(int first) {
        PlannedPolicy planner = Planners.oracle(pooled, solver, 1);
        Simulation run = new Replay(pooled).until(planner, first, Replay.Witness.NONE);
        return PlannedPolicy.state(run.observe(), 0);
    }

    /// The best plan with more demand in a step, of the member that wants most there.
    private @Nullable Solved solved(DispatchProblem problem, int lead, double moreKwh) {
        int member = 0;
        for (int i = 1; i < problem.size(); i++) {
            boolean larger =
                    problem.member(i).demandKwh()[lead] > problem.member(member).demandKwh()[lead];
            member = larger ? i : member;
        }
        if (problem.member(member).demandKwh()[lead] + moreKwh < 0) {
            return null;
        }
        List<DispatchMember> members = new ArrayList<>(problem.members());
        DispatchMember old = members.get(member);
        double[] demand = old.demandKwh().clone();
        demand[lead] += moreKwh;
        members.set(
                member,
                new DispatchMember(
                        old.id(),
                        demand,
                        old.availableKwh(),
                        old.sheddableKwh(),
                        old.meter(),
                        old.devices(),
                        old.equity()));
        var changed =
                new DispatchProblem(
                        problem.steps(), problem.stepHours(), members, problem.community());
        boolean alike = scenario.tariffs().stream().distinct().count() == 1;
        DispatchSettings how =
                DispatchSettings.of(solver).withLimits(LIMITS).with(Exclusivity.WHERE_NEEDED);
        DispatchProblem small =
                CondensedWindow.of(alike ? changed : CondensedWindow.withoutResale(changed))
                        .problem();
        return WelfareDispatch.solve(small, WelfareObjective.COST, how)
                        instanceof DispatchResult.Solved found
                ? new Solved(found.plan(), found.quality().objective())
                : null;
    }

    private List<Source> sources(DispatchPlan base, DispatchPlan more, int first) {
        List<Source> sources = new ArrayList<>();
        for (int lead = 0; lead < base.problem().steps(); lead++) {
            int t = lead;
            String time = PriceFinder.time(scenario, first + t);
            add(
                    "source.import",
                    time,
                    base,
                    more,
                    sources,
                    plan -> plan.community().importKwh()[t]);
            add(
                    "source.export",
                    time,
                    base,
                    more,
                    sources,
                    plan -> -plan.community().exportKwh()[t]);
            add("source.curtailed", time, base, more, sources, supply(t, Supply.CURTAILED));
            add("source.generator", time, base, more, sources, supply(t, Supply.GENERATOR));
            add("source.unserved", time, base, more, sources, supply(t, Supply.UNSERVED));
        }
        sources.sort(Comparator.comparingDouble(source -> -Math.abs(source.sharePerKwh())));
        return sources.subList(0, Math.min(MOST_SOURCES, sources.size()));
    }

    private enum Supply {
        CURTAILED,
        GENERATOR,
        UNSERVED
    }

    private static ToDoubleFunction<DispatchPlan> supply(int t, Supply which) {
        return plan -> {
            double sum = 0;
            for (MemberPlan member : plan.members()) {
                sum +=
                        switch (which) {
                            case CURTAILED -> -member.supply().curtailedKwh()[t];
                            case GENERATOR -> member.supply().generatorKwh()[t];
                            case UNSERVED -> member.supply().unservedKwh()[t];
                        };
            }
            return sum;
        };
    }

    private static void add(
            String key,
            String time,
            DispatchPlan base,
            DispatchPlan more,
            List<Source> sources,
            ToDoubleFunction<DispatchPlan> what) {
        double share = (what.applyAsDouble(more) - what.applyAsDouble(base)) / A_LITTLE_KWH;
        if (Math.abs(share) > LEAST_SHARE) {
            sources.add(new Source(key, time, share));
        }
    }

    private static List<Limit> limits(DispatchPlan plan, int lead) {
        return plan.binding().stream()
                .filter(limit -> limit.step() == lead)
                .limit(MOST_LIMITS)
                .map(limit -> new Limit(limit.name(), limit.family().key(), limit.valuePerUnit()))
                .toList();
    }
}
