package org.commonwatt.operate.simulation;

// Larger than 300 lines because a snapshot copies what nobody else may touch.

import org.commonwatt.grid.Actions;
import org.commonwatt.grid.FleetState;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.grid.StepInputs;
import org.commonwatt.grid.StepPhysics;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.Clearing;
import org.commonwatt.market.Correction;
import org.commonwatt.market.Prices;
import org.commonwatt.market.Settlement;
import org.commonwatt.market.auction.OrderBook;
import org.commonwatt.operate.kpi.Meters;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Observer;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.policy.ScenarioDevices;
import org.commonwatt.operate.scenario.FeederPlan;
import org.commonwatt.operate.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/// One community under one policy, step by step: observe, act, auction, physics, clearing,
/// settlement, meters (`docs/FORMULATION.md#one-step`).
///
/// Deterministic: the same scenario, seed and policy give the same bits. [#snapshot] and [#restore]
/// work between any two steps. Not thread-safe; run several simulations on several threads.
public final class Simulation {
    final Scenario scenario;
    final Policy policy;
    final Prices prices;
    final Meters meters;
    final Books books;
    final CommunityTrace trace;
    final ComfortTrace comfort;
    private final @Nullable FeederMeter feeder;
    final FleetState state;
    private final StepPhysics physics;
    private final StepInputs inputs;
    private final StepFlows flows;
    private final Actions actions;
    private final LocalMarket market;
    private final Clearing clearing;
    private final Observer observer;
    private final Tracer tracer;
    private final boolean[] outageAt;
    private final Absences absences;
    private final BoughtAhead ahead;
    private final @Nullable UtilityBill bill;
    private double lossKwh;

    /// A simulation before its first step.
    ///
    /// @param scenario the community and its days
    /// @param policy fresh policy for one copy
    public Simulation(Scenario scenario, Policy policy) {
        this(scenario, policy, null);
    }

    /// The same with what a utility charges for the load of several communities.
    public Simulation(Scenario scenario, Policy policy, @Nullable UtilityBill bill) {
        this.scenario = scenario;
        this.policy = policy;
        this.bill = bill;
        TimeAxis axis = scenario.axis();
        double stepHours = axis.stepHours();
        int n = scenario.community().size();
        prices = new Prices(scenario.tariffs());
        physics = new StepPhysics(scenario.community(), stepHours, 1);
        state = physics.initialState(1);
        inputs = new StepInputs(1, scenario.community(), stepHours);
        flows = new StepFlows(n);
        actions = new Actions(n);
        market = new LocalMarket(scenario, prices);
        clearing = market.clearing();
        meters =
                new Meters(
                        scenario.community(),
                        (int) Math.round(24 / stepHours),
                        (int) Math.round(730 / stepHours));
        absences = new Absences(scenario);
        books = new Books(scenario, new Settlement(prices, 1), bill);
        trace = new CommunityTrace(axis.steps());
        var columns = StripColumns.of(axis.steps(), stepHours);
        comfort = new ComfortTrace(scenario.community().participants(), columns);
        FeederPlan plan = scenario.feeder();
        feeder = plan == null ? null : new FeederMeter(plan, columns, stepHours);
        var devices = new ScenarioDevices(scenario.community(), stepHours);
        ahead = new BoughtAhead(scenario);
        observer = new Observer(scenario, devices, prices, 1);
        observer.publishPurchases(0, ahead.committedKwh());
        tracer = new Tracer(scenario, prices, trace);
        outageAt = new boolean[axis.steps()];
        for (Outage outage : scenario.community().outages()) {
            for (int t = outage.startStep(); t < Math.min(outage.endStep(), axis.steps()); t++) {
                outageAt[t] = true;
            }
        }
    }

    /// Whether a step is left.
    public boolean hasNext() {
        return state.step(0) < scenario.axis().steps();
    }

    /// Next step.
    public int step() {
        return state.step(0);
    }

    /// Executes the next step as the policy decides.
    ///
    /// @param watcher sees the step and, where a day or period ends with it, the journal
    public void advance(StepObserver watcher) {
        policy.act(observe(), actions);
        executeDecided(watcher);
    }

    /// Executes the next step as the policy has decided.
    void executeDecided(StepObserver watcher) {
        double operatorShare = policy.operatorShare();
        watcher.onDecided(step(), actions, boughtAheadKwh(), policy);
        execute(watcher);
        if (!Double.isNaN(operatorShare)) {
            operatorShare(operatorShare);
        }
    }

    /// What members know before the next step. For whoever decides in place of the policy: once per
    /// step, then [#actions] and [#execute].
    public Observations observe() {
        int t = state.step(0);
        inputs.load(scenario.exogenous(), t, 0);
        inputs.outage(0, outageAt[t]);
        if (bill != null) {
            int today = scenario.axis().day(t);
            observer.publishSurcharge(0, bill.announcedPerKwh(today), bill.announcedPerKw(today));
        }
        Observations seen = observer.observe(state, inputs, 0);
        ahead.commit(t, policy, seen);
        return seen;
    }

    /// What the community has bought ahead for each step, a view; NaN where nothing has been
    /// decided, empty where nothing is bought ahead.
    public double[] boughtAheadKwh() {
        return ahead.committedKwh();
    }

    /// Writes contents of batteries that were set by hand into the present observations.
    public void refresh(Observations seen) {
        observer.refresh(state, 0, seen);
    }

    /// What devices are asked to do in the next step.
    public Actions actions() {
        return actions;
    }

    /// Executes the next step with [#actions], after [#observe].
    public void execute(StepObserver watcher) {
        executePhysics();
        account(watcher);
    }

    /// Executes the next step as the policy decides, but for what [#account] does.
    void deliver() {
        policy.act(observe(), actions);
        double operatorShare = policy.operatorShare();
        executePhysics();
        if (!Double.isNaN(operatorShare)) {
            operatorShare(operatorShare);
        }
    }

    private void executePhysics() {
        int t = state.step(0);
        absences.rest(t, actions);
        market.closeGate(t, state, inputs, actions);
        physics.step(state, inputs, actions, flows, 0);
        // Islanded, nobody knows which source forms the grid; without current nothing is lost.
        lossKwh = feeder == null || outageAt[t] ? 0 : feeder.solve(t, flows);
        market.clear(t, flows);
        ahead.divide(t, flows, clearing);
    }

    /// What the utility's meter shows of the step delivered, kWh, losses of the network included.
    double netKwh() {
        double net = lossKwh;
        for (int i = 0; i < scenario.community().size(); i++) {
            net += flows.gridImportKwh[i] - flows.gridExportKwh[i];
        }
        return net;
    }

    /// Settles and books the step delivered.
    void account(StepObserver watcher) {
        int t = state.step(0) - 1;
        books.settle(t, flows, clearing, lossKwh);
        meters.add(t, flows, clearing, prices, scenario.exogenous(), lossKwh);
        meters.devices.add(flows, inputs);
        comfort.add(t, state, inputs);
        if (inputs.outage[0]) {
            meters.noteOutage(flows);
        }
        tracer.add(t, flows, clearing, state, inputs.outage[0], lossKwh);
        observer.learn(t, inputs, flows, clearing, 0);
        if (watcher.wantsStep(t)) {
            watcher.onStep(tracer.view(t, flows, clearing, state));
        }
        if (books.closeWhereDue(t, meters, watcher) && watcher.watchesDays()) {
            watcher.onDayEnd(scenario.axis().day(t), stateHash());
        }
    }

    /// Lets the operator set the price between members from the next step on
    /// (`docs/FORMULATION.md#operator-price`); nothing happens under other mechanisms.
    ///
    /// @param share −1 for the floor, 0 for the middle, 1 for the ceiling
    public void operatorShare(double share) {
        market.operatorShare(share);
    }

    /// Orders of the last step's auction with their results; null where there is none.
    public @Nullable OrderBook orders() {
        return market.orders();
    }

    /// What happened in the last step; overwritten by the next.
    public StepFlows flows() {
        return flows;
    }

    /// What was traded in the last step; overwritten by the next.
    public Clearing clearing() {
        return clearing;
    }

    /// Electricity that what is stored now is worth beyond what was stored at the start, kWh: a
    /// surplus × ηd, a deficit ÷ ηc, heat in tanks ÷ COP (`docs/FORMULATION.md#system-cost`).
    public double storedElectricityKwh() {
        return SystemCost.storedKwh(this);
    }

    /// The community and its days.
    public Scenario scenario() {
        return scenario;
    }

    /// The community's sums of the steps so far; later steps are not filled in yet.
    public CommunityTrace trace() {
        return trace;
    }

    /// Compiled tariffs.
    public Prices prices() {
        return prices;
    }

    /// What a kWh from the utility cost on top in a step that is over, because of what all its
    /// communities took, currency/kWh before tax (`docs/FORMULATION.md#coupling`).
    public double surchargePerKwh(int t) {
        return bill == null ? 0 : bill.surchargePerKwh(t);
    }

    /// Physical state; for reading, but for [FleetState#setSoc].
    public FleetState state() {
        return state;
    }

    /// Executes all remaining steps.
    public void finish(StepObserver watcher) {
        while (hasNext()) {
            advance(watcher);
        }
    }

    /// Corrects postings of a closed day between two steps: the entries stand on the day of the
    /// next step and on its period's bills (`docs/FORMULATION.md#corrections`).
    ///
    /// @param correctedDay index of the day whose postings are wrong
    /// @throws IllegalArgumentException if the day is not closed
    /// @throws IllegalStateException if the run is over
    public void correct(int correctedDay, Correction correction) {
        books.correct(step(), correctedDay, correction);
    }

    /// Voltages and loadings so far; null without a feeder.
    public @Nullable FeederTrace feederTrace() {
        return feeder == null ? null : feeder.trace();
    }

    /// Hash of the physical state and the accounts, bit for bit.
    public long stateHash() {
        return state.hash() * 31 + books.hash();
    }

    /// Everything that the rest of the run depends on.
    public Snapshot snapshot() {
        Snapshot snapshot = new Snapshot(this);
        snapshot.take(this);
        return snapshot;
    }

    /// Continues from a snapshot of a simulation of the same scenario and policy.
    public void restore(Snapshot snapshot) {
        snapshot.give(this);
    }

    /// A copy of a simulation's memory between two steps.
    public static final class Snapshot {
        private final FleetState state;
        private final Meters meters;
        private final Books books;
        private final Observer observer;
        private final LocalMarket market;
        private final BoughtAhead ahead;
        private final CommunityTrace trace;
        private final ComfortTrace comfort;
        private final @Nullable FeederTrace feeder;
        private long[] policyState = new long[0];

        private Snapshot(Simulation of) {
            Simulation shape = new Simulation(of.scenario, of.policy, of.bill);
            state = shape.state;
            meters = shape.meters;
            books = shape.books;
            observer = shape.observer;
            market = shape.market;
            ahead = shape.ahead;
            trace = shape.trace;
            comfort = shape.comfort;
            feeder = shape.feederTrace();
        }

        private void take(Simulation from) {
            state.copyFrom(from.state);
            meters.copyFrom(from.meters);
            books.copyFrom(from.books);
            observer.copyFrom(from.observer);
            market.copyFrom(from.market);
            ahead.copyFrom(from.ahead);
            trace.copyFrom(from.trace);
            comfort.copyFrom(from.comfort);
            copy(from.feederTrace(), feeder);
            policyState = from.policy.state();
        }

        private static void copy(@Nullable FeederTrace from, @Nullable FeederTrace to) {
            if (from != null && to != null) {
                to.copyFrom(from);
            }
        }

        private void give(Simulation to) {
            to.state.copyFrom(state);
            to.meters.copyFrom(meters);
            to.books.copyFrom(books);
            to.observer.copyFrom(observer);
            to.market.copyFrom(market);
            to.ahead.copyFrom(ahead);
            to.trace.copyFrom(trace);
            to.comfort.copyFrom(comfort);
            copy(feeder, to.feederTrace());
            to.policy.restore(policyState);
        }
    }
}
