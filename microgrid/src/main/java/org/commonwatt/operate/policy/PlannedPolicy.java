package org.commonwatt.operate.policy;

// Larger than 300 lines because what it plans with and what it does with plans are one mechanism.

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.commonwatt.grid.Actions;
import org.commonwatt.operate.dispatch.CondensedWindow;
import org.commonwatt.operate.dispatch.DispatchPlan;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.DispatchResult;
import org.commonwatt.operate.dispatch.DispatchSession;
import org.commonwatt.operate.dispatch.DispatchSettings;
import org.commonwatt.operate.dispatch.DispatchSettings.Exclusivity;
import org.commonwatt.operate.dispatch.HedgedWindow;
import org.commonwatt.operate.dispatch.Outlook;
import org.commonwatt.operate.dispatch.ScenarioWindow;
import org.commonwatt.operate.dispatch.WarmStart;
import org.commonwatt.operate.dispatch.WelfareObjective;
import org.commonwatt.operate.dispatch.WindowState;
import org.commonwatt.operate.dispatch.WindowTerms;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Solver;
import org.jspecify.annotations.Nullable;

/// Plans a window at least cost, does its first steps, and plans again: model predictive control
/// with forecasts (`docs/FORMULATION.md#mpc`), or with the truth: the oracle
/// (`docs/FORMULATION.md#oracle`).
///
/// With forecasts it sees [Observations] only. Where there is no plan the rule acts for that step,
/// and the reason is counted ([#planning]). Every plan is found from scratch, so that it depends on
/// the window alone: the same bits after any history.
public final class PlannedPolicy implements Policy {
    /// How it plans.
    ///
    /// @param name name in results
    /// @param horizonSteps steps of a window; fewer where the run ends before
    /// @param stepsPerPlan steps for which a plan is followed
    /// @param knowsFuture whether it sees what will happen in place of forecasts
    /// @param limits of each solve
    /// @param peakPricePerKw what a kW of a window's highest import of the community costs on top,
    ///   currency (`docs/FORMULATION.md#dispatch-peak`)
    /// @param radius how far it mistrusts what it expects; 0 for not at all
    ///   (`docs/FORMULATION.md#robust-mpc`)
    public record Settings(
            String name,
            int horizonSteps,
            int stepsPerPlan,
            boolean knowsFuture,
            Limits limits,
            double peakPricePerKw,
            double radius) {
        /// Without a price of the peak, and with trust.
        public Settings(
                String name,
                int horizonSteps,
                int stepsPerPlan,
                boolean knowsFuture,
                Limits limits) {
            this(name, horizonSteps, stepsPerPlan, knowsFuture, limits, 0, 0);
        }

        /// The same with a price of the peak.
        public Settings withPeakPrice(double pricePerKw) {
            return new Settings(
                    name, horizonSteps, stepsPerPlan, knowsFuture, limits, pricePerKw, radius);
        }

        /// The same under another name, hedged.
        public Settings hedged(String newName, double newRadius) {
            return new Settings(
                    newName,
                    horizonSteps,
                    stepsPerPlan,
                    knowsFuture,
                    limits,
                    peakPricePerKw,
                    newRadius);
        }
    }

    /// A plan that covers the whole run.
    ///
    /// @param plan what everybody does in the condensed window
    /// @param quality how good it is for certain
    /// @param memberOf index of each participant in the plan
    /// @param terms what counts behind the run's end
    @SuppressWarnings("ArrayRecordComponent") // A view; never compared.
    public record WholePlan(
            DispatchPlan plan, DispatchResult.Quality quality, int[] memberOf, WindowTerms terms) {}

    private final Scenario scenario;
    private final Settings settings;
    private final Solver solver;
    private final ScenarioWindow window;
    private final RulePolicy rule;
    private final Actions ruleActions;
    private final @Nullable Expectation[] expectations;
    private final @Nullable ActionPlan[] plans;
    private final @Nullable WarmStart[] starts;
    private final double[] communityPricePerKwh;
    private final boolean withoutResale;
    private final @Nullable Hedge hedge;
    private Planning planning = Planning.NONE;
    private @Nullable WholePlan wholePlan;

    /// @param scenario the community; policies that do not know the future read no path of it
    /// @param solver what finds the plans
    /// @param copies number of copies it will act for
    public PlannedPolicy(Scenario scenario, Settings settings, Solver solver, int copies) {
        this.scenario = scenario;
        this.settings = settings;
        this.solver = solver;
        int n = scenario.community().size();
        window = new ScenarioWindow(scenario);
        rule = RulePolicy.of(scenario, RuleNumbers.USUAL);
        ruleActions = new Actions(copies * n);
        boolean differ = scenario.tariffs().stream().distinct().count() > 1;
        boolean once = settings.knowsFuture() && settings.stepsPerPlan() >= settings.horizonSteps();
        withoutResale = differ && !once;
        hedge = settings.radius() > 0 ? new Hedge(scenario, settings.radius()) : null;
        plans = new ActionPlan[copies];
        starts = new WarmStart[copies];
        communityPricePerKwh = new double[scenario.axis().steps()];
        Arrays.fill(communityPricePerKwh, Double.NaN);
        expectations = new Expectation[copies];
        for (int copy = 0; copy < copies && !settings.knowsFuture(); copy++) {
            expectations[copy] = new Expectation(scenario, settings.horizonSteps());
        }
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public void act(Observations o, Actions actions) {
        observe(o);
        boolean ruleHasActed = false;
        for (int copy = 0; copy < o.copies(); copy++) {
            ActionPlan plan = presentPlan(o, copy);
            if (plan != null) {
                plan.write(o.step(copy), actions, o.index(copy, 0));
                continue;
            }
            if (!ruleHasActed) {
                rule.act(o, ruleActions);
                ruleHasActed = true;
            }
            for (int i = 0; i < o.participants(); i++) {
                copy(ruleActions, actions, o.index(copy, i));
            }
        }
    }

    @Override
    public void observe(Observations o) {
        for (int copy = 0; copy < o.copies(); copy++) {
            Expectation expectation = expectations[copy];
            if (expectation != null) {
                expectation.observe(o, copy);
            }
        }
    }

    private static void copy(Actions from, Actions to, int k) {
        to.storage(k, from.storage(k));
        to.ev(k, from.ev(k));
        to.heat(k, from.heat(k));
        to.job(k, from.job(k));
        to.genset(k, from.genset(k));
    }

    /// What its plan takes: made now, and then done.
    @Override
    public void commit(Observations o, int copy, double[] importKwh) {
        Expectation expectation = expectations[copy];
        if (expectation != null) {
            expectation.observe(o, copy);
        }
        ActionPlan plan = presentPlan(o, copy);
        if (plan == null) {
            Policy.super.commit(o, copy, importKwh);
            return;
        }
        for (int lead = 0; lead < importKwh.length; lead++) {
            importKwh[lead] = plan.importKwh(o.step(copy) + lead);
        }
    }

    /// The plan that is followed now; null where there is none.
    private @Nullable ActionPlan presentPlan(Observations o, int copy) {
        ActionPlan plan = plans[copy];
        if (plan == null || !plan.covers(o.step(copy), settings.stepsPerPlan())) {
            plan = plan(o, copy);
            plans[copy] = plan;
        }
        return plan;
    }

    private @Nullable ActionPlan plan(Observations o, int copy) {
        int t = o.step(copy);
        int steps = Math.min(settings.horizonSteps(), scenario.axis().steps() - t);
        Expectation expectation = expectations[copy];
        Outlook outlook =
                expectation == null
                        ? Outlook.perfect(scenario, t, steps)
                        : expectation.outlook(o, copy, steps);
        WindowTerms terms = terms(t, steps);
        WindowState state = state(o, copy);
        CondensedWindow condensed = condensed(window.problem(terms, state, outlook));
        DispatchResult result;
        if (hedge == null) {
            result = solve(session -> session.solve(condensed.problem()), o, copy);
        } else {
            HedgedWindow hedged =
                    hedge.window(
                            outlook,
                            each -> condensed(window.problem(terms, state, each)).problem());
            result = solve(session -> session.solve(hedged), o, copy);
        }
        planning = counted(result);
        if (!(result instanceof DispatchResult.Solved solved)) {
            return null;
        }
        if (plansWholeRun()) {
            wholePlan = new WholePlan(solved.plan(), solved.quality(), condensed.memberOf(), terms);
        }
        if (copy == 0) {
            int followed = Math.min(settings.stepsPerPlan(), steps);
            double[] price = solved.plan().community().pricePerKwh();
            System.arraycopy(price, 0, communityPricePerKwh, t, followed);
        }
        return ActionPlan.of(scenario.community(), t, solved.plan(), condensed.memberOf());
    }

    private CondensedWindow condensed(DispatchProblem problem) {
        return CondensedWindow.of(withoutResale ? CondensedWindow.withoutResale(problem) : problem);
    }

    /// Whether one plan covers the whole run.
    public boolean plansWholeRun() {
        int steps = scenario.axis().steps();
        return settings.knowsFuture()
                && Math.min(settings.stepsPerPlan(), settings.horizonSteps()) >= steps;
    }

    /// The plan of the whole run, once it has been made; empty for policies that plan anew, and
    /// after [#restore].
    public Optional<WholePlan> wholePlan() {
        return Optional.ofNullable(wholePlan);
    }

    /// What another kWh of the community's demand would cost in each step, `[T]`, by the plan that
    /// copy 0 followed; NaN where it had none, or where members do not exchange energy. A record of
    /// what happened, no part of [#state].
    public double[] communityPricePerKwh() {
        return communityPricePerKwh.clone();
    }

    private WindowTerms terms(int t, int steps) {
        boolean ends = t + steps == scenario.axis().steps();
        boolean whole = settings.knowsFuture();
        // The run's accounts value contents at its mean price; without foresight that of the
        // published day must do.
        int from = whole ? 0 : t;
        int to = whole ? scenario.axis().steps() : t + steps;
        double mean = window.meanRetailPricePerKwh(from, to);
        double later = whole ? mean : window.cheapestRetailPricePerKwh(t, t + steps);
        double reserve = whole ? 0 : scenario.settings().reserveSoc();
        return new WindowTerms(
                t, steps, whole, reserve, new WindowTerms.Ends(ends, ends ? mean : later));
    }

    /// What devices hold, as members know it before a step.
    public static WindowState state(Observations o, int copy) {
        WindowState state = new WindowState(o.participants());
        for (int i = 0; i < o.participants(); i++) {
            int k = o.index(copy, i);
            state.storedKwh[i] = o.storedKwh(k);
            state.evStoredKwh[i] = o.evStoredKwh(k);
            state.roomC[i] = o.roomC(k);
            state.tankC[i] = o.tankC(k);
            state.gensetOn[i] = o.gensetOn(k);
            state.jobIndex[i] = o.jobIndex(k);
            state.jobOffset[i] = o.jobOffset(k);
        }
        return state;
    }

    /// A session of its own for every solve: nothing but the basis reaches the next one.
    private DispatchResult solve(
            Function<DispatchSession, DispatchResult> how, Observations o, int copy) {
        int firstStep = o.step(copy);
        DispatchSettings dispatch =
                DispatchSettings.of(solver)
                        .withLimits(settings.limits())
                        .with(withoutResale ? Exclusivity.NEVER : Exclusivity.WHERE_NEEDED);
        double perKw = settings.peakPricePerKw();
        perKw += settings.knowsFuture() ? 0 : o.surchargePerKw(copy);
        WelfareObjective objective = WelfareObjective.COST.withPeakPrice(perKw);
        try (var session = new DispatchSession(objective, dispatch)) {
            WarmStart last = starts[copy];
            if (last != null) {
                session.startFrom(last, firstStep);
            }
            DispatchResult result = how.apply(session);
            starts[copy] = session.end(firstStep).orElse(null);
            return result;
        }
    }

    private Planning counted(DispatchResult result) {
        return switch (result) {
            case DispatchResult.Solved solved -> planning.withPlan(solved.quality().limited());
            case DispatchResult.Infeasible _ -> planning.withInfeasible();
            case DispatchResult.NoPlan _ -> planning.withOutOfTime();
            case DispatchResult.Failed _ -> planning.withFailed();
        };
    }

    @Override
    public Planning planning() {
        return planning;
    }

    @Override
    public long[] state() {
        var numbers = new StateNumbers();
        numbers.add(planning.plans());
        numbers.add(planning.limited());
        numbers.add(planning.infeasible());
        numbers.add(planning.outOfTime());
        numbers.add(planning.failed());
        for (int copy = 0; copy < plans.length; copy++) {
            ActionPlan plan = plans[copy];
            numbers.add(plan == null ? -1 : plan.firstStep());
            numbers.add(plan == null ? new double[0] : plan.values());
            Expectation expectation = expectations[copy];
            numbers.add(expectation == null ? new double[0] : expectation.state());
            WarmStart start = starts[copy];
            numbers.add(start == null ? 0 : 1);
            if (start != null) {
                numbers.add(start.columns());
                numbers.add(start.rows());
            }
        }
        return numbers.bits();
    }

    @Override
    public void restore(long[] state) {
        var numbers = new StateNumbers(state);
        planning =
                new Planning(
                        (int) numbers.next(),
                        (int) numbers.next(),
                        (int) numbers.next(),
                        (int) numbers.next(),
                        (int) numbers.next());
        for (int copy = 0; copy < plans.length; copy++) {
            int first = (int) numbers.next();
            double[] values = numbers.nextArray();
            plans[copy] =
                    first < 0 ? null : new ActionPlan(scenario.community().size(), first, values);
            double[] expected = numbers.nextArray();
            Expectation expectation = expectations[copy];
            if (expectation != null) {
                expectation.restore(expected);
            }
            boolean started = numbers.next() == 1;
            starts[copy] = started ? new WarmStart(numbers.nextSide(), numbers.nextSide()) : null;
        }
    }
}
