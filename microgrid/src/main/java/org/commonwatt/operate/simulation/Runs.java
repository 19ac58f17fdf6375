package org.commonwatt.operate.simulation;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.equity.EnergyBurden;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.Bill;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.market.Money;
import org.commonwatt.numeric.Bootstrap;
import org.commonwatt.numeric.Interval;
import org.commonwatt.numeric.Moments;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.kpi.KpiInputs;
import org.commonwatt.operate.kpi.KpiInputs.NetSeries;
import org.commonwatt.operate.kpi.KpiTable;
import org.commonwatt.operate.kpi.Meters;
import org.commonwatt.operate.kpi.NetworkFigures;
import org.commonwatt.operate.policy.PlannedPolicy;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.CommunityTrace.Column;

/// Runs policies on scenarios and makes results of them.
public final class Runs {
    private static final Bootstrap DAYS = new Bootstrap(1_000, 0.95);

    private Runs() {}

    /// Runs a built-in policy; computes the baselines first. For several policies on one scenario
    /// compute [Baselines] once and share them.
    public static RunResult run(Scenario scenario, String policyName, StepObserver watcher) {
        return run(scenario, Baselines.of(scenario), Policies.of(policyName, scenario, 1), watcher);
    }

    /// Runs a policy from the first step to the last.
    ///
    /// @param baselines of the same scenario; may be shared by threads
    /// @param policy fresh policy for one copy
    /// @param watcher sees the run
    public static RunResult run(
            Scenario scenario, Baselines baselines, Policy policy, StepObserver watcher) {
        return run(new Simulation(scenario, policy), baselines, watcher);
    }

    /// Finishes a simulation that has not begun.
    ///
    /// @param baselines of its scenario; may be shared by threads
    /// @param watcher sees the run
    public static RunResult run(Simulation simulation, Baselines baselines, StepObserver watcher) {
        if (simulation.policy instanceof PlannedPolicy planner && planner.plansWholeRun()) {
            var recorder = new PlanRecorder(simulation.scenario, watcher);
            simulation.finish(recorder);
            RunResult result = result(simulation, baselines);
            return planner.wholePlan()
                    .map(plan -> result.with(recorder.check(simulation, plan)))
                    .orElse(result);
        }
        simulation.finish(watcher);
        return result(simulation, baselines);
    }

    /// The result of a finished simulation.
    public static RunResult result(Simulation run, Baselines baselines) {
        SystemCost cost = SystemCost.of(run);
        List<Bill> bills = run.books.bills();
        KpiInputs inputs = inputs(run, baselines, bills, cost);
        return new RunResult(
                run.policy.name(),
                KpiTable.of(inputs, interval(run, cost)),
                bills,
                members(run, baselines, bills, KpiTable.burden(inputs)),
                run.trace,
                run.comfort.rooms() > 0 ? run.comfort : null,
                run.feederTrace(),
                new RunResult.DailyCosts(run.books.dailyCost),
                cost.total(),
                cost.storedEnergyCorrection(),
                run.books.communityUnits(),
                run.stateHash(),
                run.books.gains(),
                null);
    }

    /// Interval of the system cost over resampled days.
    private static Interval interval(Simulation run, SystemCost cost) {
        int days = run.books.dailyCost.length;
        var random = RandomStreams.of(run.scenario.seed()).stream("interval");
        return DAYS.percentile(
                        run.books.dailyCost,
                        sample -> Moments.of(sample).mean() * days + cost.storedEnergyCorrection(),
                        random)
                .interval();
    }

    private static KpiInputs inputs(
            Simulation run, Baselines baselines, List<Bill> bills, SystemCost cost) {
        int n = bills.size();
        double[] bill = new double[n];
        double[] shared = new double[n];
        double[] subsidy = new double[n];
        double[] retail = new double[n];
        double[] alone = new double[n];
        double[] wear = new double[n];
        double[] capacity = new double[n];
        for (int i = 0; i < n; i++) {
            bill[i] = bills.get(i).total();
            shared[i] = bills.get(i).amount(LedgerItem.SHARED_ASSET);
            subsidy[i] = -bills.get(i).amount(LedgerItem.SUBSIDY);
            retail[i] = bills.get(i).retailBill();
            alone[i] = baselines.aloneRuleBill(i);
            wear[i] = run.books.wearCost(run.meters, i);
            capacity[i] = run.state.capacityKwh(i);
        }
        var money =
                new KpiInputs.MemberMoney(
                        new NetSeries(bill),
                        new NetSeries(shared),
                        new NetSeries(subsidy),
                        new NetSeries(retail),
                        new NetSeries(alone),
                        new NetSeries(wear),
                        cost.payment(),
                        cost.total(),
                        baselines.noneSystemCost,
                        cost.storedEnergyCorrection(),
                        Money.amount(run.books.communityUnits()),
                        meanPoolPrice(run.trace));
        return new KpiInputs(
                run.scenario.axis(),
                run.scenario.community().participants(),
                run.meters,
                baselines.none,
                new NetSeries(net(run.trace)),
                money,
                baselines.forecastErrors,
                new NetSeries(capacity),
                network(run),
                run.policy.planning());
    }

    private static NetworkFigures network(Simulation run) {
        FeederTrace trace = run.feederTrace();
        if (trace == null) {
            return NetworkFigures.NONE;
        }
        double hours = run.scenario.axis().stepHours();
        return new NetworkFigures(
                trace.lowestPu(),
                trace.highestPu(),
                trace.stepsWithViolation() * hours,
                trace.highestLoading(),
                trace.stepsWithOverload() * hours,
                trace.unsolvedSteps() * hours);
    }

    /// The community's net of each step, kWh, + takes energy.
    private static double[] net(CommunityTrace trace) {
        double[] net = trace.column(Column.COMMUNITY_IMPORT_KWH);
        for (int t = 0; t < net.length; t++) {
            net[t] -= trace.value(Column.COMMUNITY_EXPORT_KWH, t);
        }
        return net;
    }

    /// Mean price between members, weighted by energy; NaN without trade.
    private static double meanPoolPrice(CommunityTrace trace) {
        double pooled = 0;
        double value = 0;
        for (int t = 0; t < trace.steps(); t++) {
            double price = trace.value(Column.POOL_PRICE_PER_KWH, t);
            if (!Double.isNaN(price)) {
                pooled += trace.value(Column.POOLED_KWH, t);
                value += trace.value(Column.POOLED_KWH, t) * price;
            }
        }
        return pooled > 0 ? value / pooled : Double.NaN;
    }

    private static List<MemberSummary> members(
            Simulation run, Baselines baselines, List<Bill> bills, EnergyBurden burden) {
        Meters m = run.meters;
        List<MemberSummary> members = new ArrayList<>();
        for (int i = 0; i < bills.size(); i++) {
            Participant participant = run.scenario.community().participant(i);
            double share =
                    burden.households().stream()
                            .filter(h -> h.participantId().equals(participant.id()))
                            .mapToDouble(EnergyBurden.Household::burden)
                            .findFirst()
                            .orElse(Double.NaN);
            members.add(
                    new MemberSummary(
                            participant.id(),
                            m.demandKwh[i],
                            m.unservedKwh[i],
                            m.generationKwh[i],
                            m.curtailedKwh[i],
                            m.importKwh[i],
                            m.exportKwh[i],
                            m.purchaseKwh[i],
                            m.saleKwh[i],
                            m.chargeKwh[i],
                            m.dischargeKwh[i],
                            m.evShortfallKwh[i],
                            m.peakImportKwh[i] / run.scenario.axis().stepHours(),
                            bills.get(i).total(),
                            bills.get(i).retailBill(),
                            baselines.aloneRuleBill(i),
                            m.grossBill[i],
                            run.books.wearCost(m, i),
                            run.books.unservedCost(m, i),
                            share));
        }
        return members;
    }
}
