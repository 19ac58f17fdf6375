package org.commonwatt.experiments.store;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.commonwatt.grid.Community;
import org.commonwatt.market.Money;
import org.commonwatt.market.auction.PairMatching;
import org.commonwatt.market.auction.Pairs;
import org.commonwatt.operate.scenario.FeederPlan;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.StepObserver.StepView;
import org.commonwatt.operate.simulation.StepQuantity;

/// `trade-pairs.csv`: who delivered how much to whom, a row per policy, billing period, buyer and
/// seller. Pairs are named step by step by the scenario's `market.matching`; they move no money,
/// and of each member they add up to what `trades.csv` says, up to rounding.
///
/// Without a local market, and in communities of more than 200 meters, there is no such file: its
/// rows grow with the square of the members.
public final class TradesFile {
    /// File name in the run folder.
    public static final String FILE = "trade-pairs.csv";

    private static final int MOST_MEMBERS = 200;

    private final Scenario scenario;
    private final PairMatching matching;
    private final boolean applies;
    private final Map<String, Collector> collectors = new ConcurrentHashMap<>();

    /// @param scenario of the run
    public TradesFile(Scenario scenario) {
        this.scenario = scenario;
        Community community = scenario.community();
        int n = community.size();
        applies = !scenario.mechanism().equals("none") && n <= MOST_MEMBERS;
        double[] places = new double[n];
        double[] incomes = new double[n];
        FeederPlan feeder = scenario.feeder();
        for (int i = 0; i < n; i++) {
            places[i] = feeder == null ? i : feeder.busOf(i);
            incomes[i] = community.participant(i).incomePerYear();
        }
        matching = PairMatching.of(scenario.market().matching(), places, incomes);
    }

    /// Whether the run has such a file.
    public boolean applies() {
        return applies;
    }

    /// Collects the pairs of one policy, from its first step on.
    public Collector collector(String policy) {
        Collector collector = new Collector();
        collectors.put(policy, collector);
        return collector;
    }

    /// Writes the file, where the run has one.
    ///
    /// @param policies those that finished, in the order of rows
    public void write(RunFolder folder, List<String> policies) {
        if (!applies || policies.isEmpty()) {
            return;
        }
        folder.write(
                FILE,
                out -> {
                    CsvWriter csv = CsvWriter.builder().build(out);
                    csv.writeRecord("policy", "period", "buyer", "seller", "energy_kwh");
                    for (String policy : policies) {
                        Collector collector = collectors.get(policy);
                        if (collector != null) {
                            collector.rows(policy).forEach(csv::writeRecord);
                        }
                    }
                    csv.flush();
                });
    }

    /// The pairs of one policy. For one thread.
    public final class Collector {
        private final int n = scenario.community().size();
        private final Map<Integer, double[]> energyKwhByPeriod = new TreeMap<>();
        private final double[] purchaseKwh = new double[n];
        private final double[] saleKwh = new double[n];
        private final Pairs pairs = new Pairs();

        private Collector() {}

        /// Names the pairs of a step.
        public void add(StepView view) {
            for (int i = 0; i < n; i++) {
                purchaseKwh[i] = view.value(StepQuantity.POOL_PURCHASE_KWH, i);
                saleKwh[i] = view.value(StepQuantity.POOL_SALE_KWH, i);
            }
            matching.match(purchaseKwh, saleKwh, 0, pairs);
            double[] energyKwh =
                    energyKwhByPeriod.computeIfAbsent(
                            scenario.axis().period(view.step()), _ -> new double[n * n]);
            for (int pair = 0; pair < pairs.size(); pair++) {
                energyKwh[pairs.buyer(pair) * n + pairs.seller(pair)] += pairs.energyKwh(pair);
            }
        }

        private List<String[]> rows(String policy) {
            List<String[]> rows = new ArrayList<>();
            for (Map.Entry<Integer, double[]> period : energyKwhByPeriod.entrySet()) {
                for (int cell = 0; cell < n * n; cell++) {
                    long energy = Money.milliwattHours(period.getValue()[cell]);
                    if (energy != 0) {
                        rows.add(
                                new String[] {
                                    policy,
                                    scenario.axis().periodName(period.getKey()),
                                    id(cell / n),
                                    id(cell % n),
                                    ExactDecimals.energyKwh(energy)
                                });
                    }
                }
            }
            return rows;
        }

        private String id(int i) {
            return scenario.community().participant(i).id();
        }
    }
}
