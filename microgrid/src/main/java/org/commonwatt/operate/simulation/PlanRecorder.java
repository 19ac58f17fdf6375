package org.commonwatt.operate.simulation;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.Actions;
import org.commonwatt.market.Correction;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.market.LedgerItem.Counterparty;
import org.commonwatt.operate.dispatch.CostPart;
import org.commonwatt.operate.dispatch.CostTable;
import org.commonwatt.operate.dispatch.DispatchPlan;
import org.commonwatt.operate.dispatch.DispatchPlan.MemberPlan;
import org.commonwatt.operate.dispatch.DispatchPlan.StorePlan;
import org.commonwatt.operate.dispatch.Store;
import org.commonwatt.operate.policy.PlannedPolicy.WholePlan;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.CommunityTrace.Column;

/// Notes what a run does, step by step, to compare it with the plan that it followed
/// (`docs/FORMULATION.md#plan-check`); hands everything on to another watcher.
final class PlanRecorder implements StepObserver {
    /// Flows that make up a net: + takes energy. Their order is that in which the plan's are
    /// replaced by the run's.
    private static final String[] FLOWS = {
        "storage", "vehicles", "heat pumps", "jobs", "generators", "curtailment", "lost load"
    };

    private final StepObserver inner;
    private final Scenario scenario;
    private final int n;

    /// `[flow][t · N + i]`.
    private final double[][] flows;

    private final double[] importKwh;
    private final double[] exportKwh;
    private final double[] purchaseKwh;
    private final double[] saleKwh;

    PlanRecorder(Scenario scenario, StepObserver inner) {
        this.scenario = scenario;
        this.inner = inner;
        n = scenario.community().size();
        int size = n * scenario.axis().steps();
        flows = new double[FLOWS.length][size];
        importKwh = new double[size];
        exportKwh = new double[size];
        purchaseKwh = new double[size];
        saleKwh = new double[size];
    }

    @Override
    public boolean watchesDays() {
        return inner.watchesDays();
    }

    @Override
    public boolean wantsStep(int t) {
        return true;
    }

    @Override
    public void onStep(StepView view) {
        for (int i = 0; i < n; i++) {
            int k = view.step() * n + i;
            flows[0][k] = value(view, i, StepQuantity.CHARGE_KWH, StepQuantity.DISCHARGE_KWH);
            flows[1][k] = value(view, i, StepQuantity.EV_CHARGE_KWH, StepQuantity.EV_DISCHARGE_KWH);
            flows[2][k] = view.value(StepQuantity.HEAT_PUMP_KWH, i);
            flows[3][k] = view.value(StepQuantity.JOB_KWH, i);
            flows[4][k] = -view.value(StepQuantity.GENSET_KWH, i);
            flows[5][k] = view.value(StepQuantity.CURTAILED_KWH, i);
            flows[6][k] = -view.value(StepQuantity.UNSERVED_KWH, i);
            importKwh[k] = view.value(StepQuantity.GRID_IMPORT_KWH, i);
            exportKwh[k] = view.value(StepQuantity.GRID_EXPORT_KWH, i);
            purchaseKwh[k] = view.value(StepQuantity.POOL_PURCHASE_KWH, i);
            saleKwh[k] = view.value(StepQuantity.POOL_SALE_KWH, i);
        }
        if (inner.wantsStep(view.step())) {
            inner.onStep(view);
        }
    }

    private static double value(StepView view, int i, StepQuantity plus, StepQuantity minus) {
        return view.value(plus, i) - view.value(minus, i);
    }

    @Override
    public void onDecided(int t, Actions asked, double[] boughtKwh, Policy policy) {
        inner.onDecided(t, asked, boughtKwh, policy);
    }

    @Override
    public void onJournal(int day, int i, LedgerItem item, long energy, long amountUnits) {
        inner.onJournal(day, i, item, energy, amountUnits);
    }

    @Override
    public void onCounterparty(int day, Counterparty party, long energy, long amountUnits) {
        inner.onCounterparty(day, party, energy, amountUnits);
    }

    @Override
    public void onCorrection(int day, int correctedDay, Correction.Entry entry) {
        inner.onCorrection(day, correctedDay, entry);
    }

    @Override
    public void onDayEnd(int day, long stateHash) {
        inner.onDayEnd(day, stateHash);
    }

    @Override
    public void onPeriodEnd(int period) {
        inner.onPeriodEnd(period);
    }

    /// The comparison, after the last step.
    PlanCheck check(Simulation run, WholePlan whole) {
        CostTable costs = whole.plan().costs();
        double offset = startingContents(whole);
        List<PlanCheck.Cause> causes = new ArrayList<>();
        double valued = addFlows(whole, causes);
        double energy = energyPayment(run, whole);
        causes.add(new PlanCheck.Cause("pool", energy - valued));
        double fuel = run.books.fuelPayment() + run.books.startCosts();
        causes.add(new PlanCheck.Cause("fuel", fuel - costs.of(CostPart.FUEL)));
        double wear = 0;
        double lost = 0;
        for (int i = 0; i < n; i++) {
            wear += run.books.wearCost(run.meters, i);
            lost += run.books.unservedCost(run.meters, i);
        }
        causes.add(new PlanCheck.Cause("wear", wear - costs.of(CostPart.WEAR)));
        causes.add(new PlanCheck.Cause("value of lost load", lost - costs.of(CostPart.UNSERVED)));
        SystemCost simulated = SystemCost.of(run);
        double contents = simulated.storedEnergyCorrection() + shortfalls(run);
        double plannedContents = costs.of(CostPart.SHORTFALL) + costs.of(CostPart.LATER) + offset;
        causes.add(new PlanCheck.Cause("contents", contents - plannedContents));
        causes.add(new PlanCheck.Cause("comfort", -costs.of(CostPart.DISCOMFORT)));
        double network = networkLosses(run);
        causes.add(new PlanCheck.Cause("network losses", network));
        double rest = simulated.payment() - energy - run.books.fuelPayment() - network;
        causes.add(new PlanCheck.Cause("charges", rest));
        return new PlanCheck(
                whole.quality().objective() + offset,
                whole.quality().bound() + offset,
                simulated.total(),
                causes);
    }

    /// What the optimiser counts the contents at the run's start as: an offset of its objective.
    private static double startingContents(WholePlan whole) {
        double worth = whole.terms().ends().worthPerKwh();
        int steps = whole.terms().steps();
        double sum = 0;
        for (var member : whole.plan().problem().members()) {
            for (Store store : member.devices().stores()) {
                boolean settled = store.endStep() == steps && store.end().valuePerKwh() > 0;
                sum += settled ? store.end().targetKwh() * worth * store.rates().etaDischarge() : 0;
            }
        }
        return sum;
    }

    /// Replaces the plan's flows by the run's, one kind after the other; returns what the run's
    /// nets cost as the optimiser values them.
    private double addFlows(WholePlan whole, List<PlanCheck.Cause> causes) {
        var valuation = new ExchangeCost(whole.plan().problem(), whole.memberOf());
        int steps = scenario.axis().steps();
        double[][] planned = plannedFlows(whole);
        double[] net = new double[steps * n];
        for (int k = 0; k < net.length; k++) {
            net[k] = importKwh[k] - exportKwh[k];
            for (int f = 0; f < FLOWS.length; f++) {
                net[k] += planned[f][k] - flows[f][k];
            }
        }
        double before = cost(valuation, net);
        CostTable costs = whole.plan().costs();
        double plannedEnergy = costs.of(CostPart.ENERGY) + costs.of(CostPart.LOCAL);
        causes.add(new PlanCheck.Cause("rounding", before - plannedEnergy));
        for (int f = 0; f < FLOWS.length; f++) {
            for (int k = 0; k < net.length; k++) {
                net[k] += flows[f][k] - planned[f][k];
            }
            double after = cost(valuation, net);
            causes.add(new PlanCheck.Cause(FLOWS[f], after - before));
            before = after;
        }
        return before;
    }

    private double cost(ExchangeCost valuation, double[] net) {
        double[] row = new double[n];
        double sum = 0;
        for (int t = 0; t < scenario.axis().steps(); t++) {
            System.arraycopy(net, t * n, row, 0, n);
            sum += valuation.of(t, row);
        }
        return sum;
    }

    /// Members that the plan joined have no flows.
    private double[][] plannedFlows(WholePlan whole) {
        double[][] planned = new double[FLOWS.length][importKwh.length];
        DispatchPlan plan = whole.plan();
        for (int i = 0; i < n; i++) {
            int m = whole.memberOf()[i];
            String id = scenario.community().participant(i).id();
            if (plan.problem().member(m).id().equals(id)) {
                for (int t = 0; t < scenario.axis().steps(); t++) {
                    addPlanned(plan, m, t, planned, t * n + i);
                }
            }
        }
        return planned;
    }

    private static void addPlanned(DispatchPlan plan, int m, int t, double[][] planned, int k) {
        MemberPlan member = plan.member(m);
        var devices = plan.problem().member(m).devices();
        for (int s = 0; s < member.stores().size(); s++) {
            StorePlan store = member.stores().get(s);
            boolean battery = devices.stores().get(s).kind() == Store.Kind.BATTERY;
            planned[battery ? 0 : 1][k] += store.chargeKwh()[t] - store.dischargeKwh()[t];
        }
        planned[2][k] = member.heat() == null ? 0 : member.heat().electricityKwh()[t];
        for (int j = 0; j < member.jobStarts().size(); j++) {
            int into = t - member.jobStarts().get(j);
            double[] profile = devices.jobs().get(j).profileKwh();
            boolean runs = member.jobStarts().get(j) >= 0 && into >= 0 && into < profile.length;
            planned[3][k] += runs ? profile[into] : 0;
        }
        planned[4][k] = -member.supply().generatorKwh()[t];
        planned[5][k] = member.supply().curtailedKwh()[t];
        planned[6][k] = -member.supply().unservedKwh()[t];
    }

    /// What retailers, network company and state got for energy that passed the meters.
    private double energyPayment(Simulation run, WholePlan whole) {
        var valuation = new ExchangeCost(whole.plan().problem(), whole.memberOf());
        double sum = 0;
        for (int k = 0; k < importKwh.length; k++) {
            int t = k / n;
            int i = k % n;
            sum += valuation.importPrice(t, i) * (importKwh[k] - purchaseKwh[k]);
            sum -= valuation.exportPrice(t, i) * (exportKwh[k] - saleKwh[k]);
            double price = run.trace.value(Column.POOL_PRICE_PER_KWH, t);
            double vat = run.prices.vatRate(i);
            double tax = Double.isNaN(price) ? 0 : vat * Math.max(0, price);
            double fee = run.prices.localGridFeePerKwh(i) * (1 + vat);
            sum += purchaseKwh[k] * (fee + tax);
        }
        return sum;
    }

    private static double networkLosses(Simulation run) {
        double sum = 0;
        for (int t = 0; t < run.scenario.axis().steps(); t++) {
            double loss = run.trace.value(Column.NETWORK_LOSS_KWH, t);
            sum += loss * run.prices.meanImportPricePerKwh(t);
        }
        return sum;
    }

    private double shortfalls(Simulation run) {
        double sum = 0;
        for (double missing : run.meters.evShortfallKwh) {
            sum += missing * scenario.settings().evShortfallPricePerKwh();
        }
        return sum;
    }
}
