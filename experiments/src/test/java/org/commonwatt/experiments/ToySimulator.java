package org.commonwatt.experiments;

import static org.commonwatt.operate.simulation.CommunityTrace.Column;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.run.Simulator;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.Bill;
import org.commonwatt.market.BillLine;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.market.Money;
import org.commonwatt.market.TariffTerms;
import org.commonwatt.operate.kpi.Kpi;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.CommunityTrace;
import org.commonwatt.operate.simulation.MemberSummary;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.operate.simulation.StepQuantity;
import org.commonwatt.operate.simulation.TraceFixture;

/// A small stand-in for the simulation: `none` leaves batteries alone, any other policy stores own
/// surplus and uses it later. Members trade at a middle price; bills add up exactly.
public final class ToySimulator implements Simulator {
    @Override
    public RunResult run(Scenario scenario, String policy, StepObserver observer) {
        return new Pass(scenario, policy, observer).run();
    }

    private static final class Pass {
        private final Scenario scenario;
        private final String policy;
        private final StepObserver observer;
        private final int members;
        private final CommunityTrace trace;
        private final double[][] values;
        private final double[] stored;
        private final double[] dailyCost;
        private final double[][] totals;
        private final List<Map<LedgerItem, long[]>> day = new ArrayList<>();
        private final List<Map<String, Map<LedgerItem, long[]>>> lines = new ArrayList<>();
        private final long[] retailUnits;

        Pass(Scenario scenario, String policy, StepObserver observer) {
            this.scenario = scenario;
            this.policy = policy;
            this.observer = observer;
            members = scenario.community().size();
            trace = new CommunityTrace(scenario.axis().steps());
            values = new double[StepQuantity.values().length][members];
            stored = new double[members];
            dailyCost = new double[scenario.axis().days()];
            totals = new double[StepQuantity.values().length][members];
            retailUnits = new long[members];
            for (int i = 0; i < members; i++) {
                day.add(new EnumMap<>(LedgerItem.class));
                lines.add(new java.util.TreeMap<>());
            }
        }

        RunResult run() {
            TimeAxis axis = scenario.axis();
            for (int t = 0; t < axis.steps(); t++) {
                step(t);
                if (t + 1 == axis.endStepOfDay(axis.day(t))) {
                    endDay(axis.day(t), axis.period(t));
                    if (t + 1 == axis.steps() || axis.period(t + 1) != axis.period(t)) {
                        observer.onPeriodEnd(axis.period(t));
                    }
                }
            }
            return result();
        }

        private void step(int t) {
            for (int i = 0; i < members; i++) {
                physics(t, i);
            }
            market(t);
            for (int i = 0; i < members; i++) {
                for (StepQuantity quantity : StepQuantity.values()) {
                    totals[q(quantity)][i] += values[q(quantity)][i];
                }
            }
            fillTrace(t);
            if (observer.wantsStep(t)) {
                observer.onStep(
                        new StepObserver.StepView() {
                            @Override
                            public int step() {
                                return t;
                            }

                            @Override
                            public double value(StepQuantity quantity, int i) {
                                return values[q(quantity)][i];
                            }
                        });
            }
        }

        private void physics(int t, int i) {
            double demand = scenario.exogenous().demandKwh(t, i);
            double sun = scenario.exogenous().pvKwh(t, i);
            Battery battery = scenario.community().participant(i).battery();
            double charge = 0;
            double discharge = 0;
            if (battery != null && !policy.equals("none")) {
                double room = battery.capacityKwh() - stored[i];
                charge = Math.max(0, Math.min(Math.min(sun - demand, 3), room / 0.95));
                discharge = Math.max(0, Math.min(Math.min(demand - sun, 3), stored[i] * 0.95));
                stored[i] += 0.95 * charge - discharge / 0.95;
                set(StepQuantity.SOC, i, stored[i] / battery.capacityKwh());
            }
            double net = demand + charge - sun - discharge;
            set(StepQuantity.DEMAND_KWH, i, demand);
            set(StepQuantity.SERVED_KWH, i, demand);
            set(StepQuantity.GENERATION_KWH, i, sun);
            set(StepQuantity.CHARGE_KWH, i, charge);
            set(StepQuantity.DISCHARGE_KWH, i, discharge);
            set(StepQuantity.GRID_IMPORT_KWH, i, Math.max(0, net));
            set(StepQuantity.GRID_EXPORT_KWH, i, Math.max(0, -net));
            set(StepQuantity.STORED_KWH, i, stored[i]);
            set(
                    StepQuantity.RETAIL_PRICE_PER_KWH,
                    i,
                    scenario.tariffs().get(i).retailPricePerKwh(t));
        }

        private void market(int t) {
            double demand = sum(StepQuantity.GRID_IMPORT_KWH);
            double supply = sum(StepQuantity.GRID_EXPORT_KWH);
            double pooled = Math.min(demand, supply);
            double outside = 0;
            for (int i = 0; i < members; i++) {
                double bought =
                        demand == 0 ? 0 : value(StepQuantity.GRID_IMPORT_KWH, i) * pooled / demand;
                double sold =
                        supply == 0 ? 0 : value(StepQuantity.GRID_EXPORT_KWH, i) * pooled / supply;
                set(StepQuantity.POOL_PURCHASE_KWH, i, bought);
                set(StepQuantity.POOL_SALE_KWH, i, sold);
                outside += settle(t, i, bought, sold);
            }
            dailyCost[scenario.axis().day(t)] += outside;
        }

        private double settle(int t, int i, double bought, double sold) {
            var tariff = scenario.tariffs().get(i);
            TariffTerms terms = tariff.terms();
            double imports = value(StepQuantity.GRID_IMPORT_KWH, i);
            double exports = value(StepQuantity.GRID_EXPORT_KWH, i);
            double price = tariff.importPricePerKwh(t);
            double feedIn = tariff.feedInPricePerKwh(t);
            double middle = (price + feedIn) / 2;
            set(StepQuantity.POOL_PRICE_PER_KWH, i, middle);
            post(i, LedgerItem.RETAIL_ENERGY, imports - bought, price);
            post(i, LedgerItem.GRID_FEE, imports - bought, terms.gridFeePerKwh());
            post(i, LedgerItem.POOL_PURCHASE, bought, middle);
            post(i, LedgerItem.LOCAL_GRID_FEE, bought, terms.localGridFeePerKwh());
            post(i, LedgerItem.POOL_SALE, sold, -middle);
            post(i, LedgerItem.FEED_IN, exports - sold, -feedIn);
            retailUnits[i] += Money.units(imports * (price + terms.gridFeePerKwh()));
            retailUnits[i] -= Money.units(exports * feedIn);
            return (imports - bought) * (price + terms.gridFeePerKwh())
                    + bought * terms.localGridFeePerKwh()
                    - (exports - sold) * feedIn;
        }

        private void post(int i, LedgerItem item, double energyKwh, double price) {
            if (energyKwh > 0) {
                long[] row = day.get(i).computeIfAbsent(item, _ -> new long[2]);
                row[0] += Money.milliwattHours(energyKwh);
                row[1] += Money.units(energyKwh * price);
            }
        }

        private void endDay(int dayIndex, int period) {
            String name = scenario.axis().periodName(period);
            boolean last =
                    dayIndex + 1 == scenario.axis().days()
                            || scenario.axis().period(scenario.axis().firstStepOfDay(dayIndex + 1))
                                    != period;
            for (int i = 0; i < members; i++) {
                int member = i;
                day.get(i).put(LedgerItem.FIXED, new long[] {0, Money.units(0.4)});
                retailUnits[i] += Money.units(0.4);
                Map<LedgerItem, long[]> sums =
                        lines.get(i).computeIfAbsent(name, _ -> new EnumMap<>(LedgerItem.class));
                day.get(i).forEach((item, row) -> add(sums, item, row));
                if (last) {
                    long exact = sums.values().stream().mapToLong(row -> row[1]).sum();
                    long[] rounding = {0, Money.toWholeCents(exact) - exact};
                    day.get(i).put(LedgerItem.ROUNDING, rounding);
                    add(sums, LedgerItem.ROUNDING, rounding);
                }
                day.get(i)
                        .forEach(
                                (item, row) ->
                                        observer.onJournal(dayIndex, member, item, row[0], row[1]));
                day.get(i).clear();
                dailyCost[dayIndex] += 0.4;
            }
            observer.onDayEnd(dayIndex, hash());
        }

        private static void add(Map<LedgerItem, long[]> sums, LedgerItem item, long[] row) {
            long[] sum = sums.computeIfAbsent(item, _ -> new long[2]);
            sum[0] += row[0];
            sum[1] += row[1];
        }

        private long hash() {
            return java.util.Arrays.hashCode(stored) * 31L + policy.hashCode();
        }

        private void fillTrace(int t) {
            add(Column.DEMAND_KWH, t, StepQuantity.DEMAND_KWH);
            add(Column.SERVED_KWH, t, StepQuantity.SERVED_KWH);
            add(Column.GENERATION_KWH, t, StepQuantity.GENERATION_KWH);
            add(Column.CHARGE_KWH, t, StepQuantity.CHARGE_KWH);
            add(Column.DISCHARGE_KWH, t, StepQuantity.DISCHARGE_KWH);
            add(Column.POOLED_KWH, t, StepQuantity.POOL_PURCHASE_KWH);
            add(Column.STORED_KWH, t, StepQuantity.STORED_KWH);
            double net = sum(StepQuantity.GRID_IMPORT_KWH) - sum(StepQuantity.GRID_EXPORT_KWH);
            TraceFixture.set(trace, Column.COMMUNITY_IMPORT_KWH, t, Math.max(0, net));
            TraceFixture.set(trace, Column.COMMUNITY_EXPORT_KWH, t, Math.max(0, -net));
            TraceFixture.set(
                    trace,
                    Column.RETAIL_PRICE_PER_KWH,
                    t,
                    scenario.tariffs().getFirst().retailPricePerKwh(t));
            double pooled = sum(StepQuantity.POOL_PURCHASE_KWH);
            TraceFixture.set(
                    trace,
                    Column.POOL_PRICE_PER_KWH,
                    t,
                    pooled > 0 ? value(StepQuantity.POOL_PRICE_PER_KWH, 0) : Double.NaN);
            TraceFixture.set(trace, Column.FEED_IN_PRICE_PER_KWH, t, 0.08);
        }

        private void add(Column column, int t, StepQuantity quantity) {
            TraceFixture.add(trace, column, t, sum(quantity));
        }

        private RunResult result() {
            List<Bill> bills = new ArrayList<>();
            List<MemberSummary> summaries = new ArrayList<>();
            for (int i = 0; i < members; i++) {
                Bill bill = bill(i);
                bills.add(bill);
                summaries.add(summary(i, bill));
            }
            double cost = java.util.Arrays.stream(dailyCost).sum();
            double correction = -java.util.Arrays.stream(stored).sum() * 0.25;
            return new RunResult(
                    policy,
                    List.of(
                            kpi("system_cost", cost + correction, "GBP"),
                            kpi("undefined_ratio", Double.NaN, "1")),
                    bills,
                    summaries,
                    trace,
                    new RunResult.DailyCosts(dailyCost),
                    cost + correction,
                    correction,
                    0,
                    hash());
        }

        private static Kpi kpi(String name, double value, String unit) {
            return new Kpi(
                    name,
                    value,
                    "District",
                    "district",
                    unit,
                    Kpi.Direction.LESS,
                    "",
                    Double.NaN,
                    Double.NaN);
        }

        private Bill bill(int i) {
            List<BillLine> list = new ArrayList<>();
            lines.get(i)
                    .forEach(
                            (period, sums) ->
                                    sums.forEach(
                                            (item, row) ->
                                                    list.add(
                                                            new BillLine(
                                                                    period, item, row[0],
                                                                    row[1]))));
            return new Bill(id(i), list, Money.toWholeCents(retailUnits[i]));
        }

        private MemberSummary summary(int i, Bill bill) {
            Participant member = scenario.community().participant(i);
            double perYear = 365.0 / scenario.axis().days() * Math.max(0, bill.total());
            return new MemberSummary(
                    member.id(),
                    total(StepQuantity.DEMAND_KWH, i),
                    0,
                    total(StepQuantity.GENERATION_KWH, i),
                    0,
                    total(StepQuantity.GRID_IMPORT_KWH, i),
                    total(StepQuantity.GRID_EXPORT_KWH, i),
                    total(StepQuantity.POOL_PURCHASE_KWH, i),
                    total(StepQuantity.POOL_SALE_KWH, i),
                    total(StepQuantity.CHARGE_KWH, i),
                    total(StepQuantity.DISCHARGE_KWH, i),
                    0,
                    2.5,
                    bill.total(),
                    bill.retailBill(),
                    bill.retailBill() + 0.5,
                    total(StepQuantity.DEMAND_KWH, i) * 0.3,
                    0,
                    0,
                    perYear / member.incomePerYear());
        }

        private String id(int i) {
            return scenario.community().participant(i).id();
        }

        private static int q(StepQuantity quantity) {
            return java.util.Arrays.binarySearch(StepQuantity.values(), quantity);
        }

        private double value(StepQuantity quantity, int i) {
            return values[q(quantity)][i];
        }

        private void set(StepQuantity quantity, int i, double value) {
            values[q(quantity)][i] = value;
        }

        private double total(StepQuantity quantity, int i) {
            return totals[q(quantity)][i];
        }

        private double sum(StepQuantity quantity) {
            return java.util.Arrays.stream(values[q(quantity)]).sum();
        }
    }
}
