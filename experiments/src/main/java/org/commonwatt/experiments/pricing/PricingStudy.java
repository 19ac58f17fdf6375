package org.commonwatt.experiments.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.evaluation.EvaluationWatch;
import org.commonwatt.experiments.evaluation.JudgedWeek;
import org.commonwatt.experiments.run.ScenarioHash;
import org.commonwatt.experiments.scenario.LearningYear;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.sharing.ThreadWorkers;
import org.commonwatt.experiments.study.StudyRefusal;
import org.commonwatt.market.MarketTerms;
import org.commonwatt.market.OperatorPrice;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.policy.PoolOutlook;
import org.commonwatt.operate.policy.PriceResponsivePolicy;
import org.commonwatt.operate.pricing.OperatedPolicy;
import org.commonwatt.operate.pricing.PriceLaw;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.CommunityPrices;
import org.commonwatt.operate.simulation.WindowRun;
import org.commonwatt.optim.highs.HighsSolver;
import tools.jackson.databind.JsonNode;

/// Learns a price law for a community and judges it on weeks that nobody learned from, beside other
/// prices between the same members (`docs/FORMULATION.md#pricing-study`). Finished pieces are kept.
public final class PricingStudy {
    /// Name of the table.
    public static final String TABLE = "pricing.csv";

    /// Name of the learned price.
    static final String LEARNED = "learned";

    /// Prices that it is compared with, in the order of the table.
    static final List<String> BASELINES =
            List.of("none", "mid-market-rate", "dynamic-nem", "community-price", "fixed");

    private static final String OPERATOR = new OperatorPrice(0).name();

    private final Scenario scenario;
    private final PricingSettings settings;
    private final CellStore store;
    private final String prefix;

    /// @param nameOrPath a scenario as `run` takes it
    /// @param store where finished pieces are
    /// @param software name and version of the program: another one does all anew
    public PricingStudy(
            String nameOrPath, PricingSettings settings, CellStore store, String software) {
        this.settings = settings;
        this.store = store;
        scenario =
                switch (LearningYear.open(nameOrPath, Map.of())) {
                    case ScenarioReading.Rejected rejected ->
                            throw new StudyRefusal(rejected.render());
                    case ScenarioReading.Loaded loaded -> loaded.scenario();
                };
        prefix =
                String.join(
                        " ",
                        "pricing-1",
                        software,
                        CellStore.hash(settings + " " + ScenarioHash.of(scenario)));
    }

    /// Does what is not done yet; the same result for any number of threads.
    ///
    /// @return empty where somebody asked to stop before the end
    public Optional<PricingComparison> compare(int threads, EvaluationWatch watch) {
        List<JudgedWeek> weeks = weeks();
        List<String> prices = new ArrayList<>(BASELINES);
        prices.add(LEARNED);
        int total = 1 + weeks.size() * prices.size();
        try (var workers = new ThreadWorkers(threads)) {
            Optional<PriceLaw> law = law(workers, watch);
            if (law.isEmpty()) {
                return Optional.empty();
            }
            watch.piece(1, total);
            PricingCell[] cells = new PricingCell[total - 1];
            var done = new java.util.concurrent.atomic.AtomicInteger(1);
            workers.run(
                    cells.length,
                    k -> {
                        if (!watch.cancelled()) {
                            String price = prices.get(k % prices.size());
                            cells[k] = cell(price, weeks.get(k / prices.size()), law.get());
                            watch.piece(done.incrementAndGet(), total);
                        }
                    });
            return watch.cancelled()
                    ? Optional.empty()
                    : Optional.of(
                            new PricingComparison(scenario, settings, law.get(), List.of(cells)));
        }
    }

    private List<JudgedWeek> weeks() {
        List<JudgedWeek> weeks =
                JudgedWeek.of(scenario, JudgedWeek.Purpose.TEST, settings.weeks()).stream()
                        .map(
                                week ->
                                        new JudgedWeek(
                                                week.week(),
                                                week.date(),
                                                week.firstDay(),
                                                Math.min(settings.leadInDays(), week.leadInDays())))
                        .toList();
        if (weeks.isEmpty()) {
            throw new StudyRefusal(
                    "%s has no whole test week.\nMaybe it has too few days."
                            .formatted(scenario.name()));
        }
        return weeks;
    }

    private Optional<PriceLaw> law(ThreadWorkers workers, EvaluationWatch watch) {
        String key = prefix + " law";
        Optional<JsonNode> kept = store.find(key);
        if (kept.isPresent()) {
            List<Double> weights = new ArrayList<>();
            kept.get().path("weights").forEach(weight -> weights.add(weight.asDouble()));
            return Optional.of(
                    new PriceLaw(weights.stream().mapToDouble(Double::doubleValue).toArray()));
        }
        Scenario operated = scenario.withMarket(OPERATOR, MarketTerms.USUAL);
        return new PriceSearch(operated, settings, workers, watch)
                .run()
                .map(
                        found -> {
                            Map<String, Object> figures = new LinkedHashMap<>();
                            figures.put("weights", Arrays.stream(found.weights()).boxed().toList());
                            figures.put("validationCost", found.validationCost());
                            figures.put("middleCost", found.middleCost());
                            store.put(key, figures);
                            return new PriceLaw(found.weights());
                        });
    }

    private PricingCell cell(String price, JudgedWeek week, PriceLaw law) {
        String key = "%s %s %d".formatted(prefix, price, week.week());
        Optional<JsonNode> kept = store.find(key);
        if (kept.isPresent()) {
            return PricingCell.read(price, week.week(), week.date().toString(), kept.get());
        }
        Scenario priced = priced(price, week.slice(scenario));
        var seen = new WeekWatch(priced.community().size(), priced.axis().stepHours());
        WindowRun run =
                WindowRun.play(
                        priced, week.leadInDays(), policy(price, priced, law), () -> 0, seen);
        PricingCell cell =
                PricingCell.of(
                        price, week.week(), week.date().toString(), run, seen, settings.weights());
        store.put(key, cell.kept());
        return cell;
    }

    private static Scenario priced(String price, Scenario slice) {
        boolean operated = price.equals(LEARNED) || price.equals("fixed");
        Scenario scenario = slice.withMarket(operated ? OPERATOR : price, MarketTerms.USUAL);
        return CommunityPrices.priced(scenario, HighsSolver::new);
    }

    private Policy policy(String price, Scenario priced, PriceLaw law) {
        double elasticity = settings.elasticity();
        return switch (price) {
            case LEARNED -> OperatedPolicy.of(LEARNED, priced, law, elasticity);
            case "fixed" -> FixedPrice.policy(price, priced, elasticity);
            default -> new PriceResponsivePolicy(priced, new PoolOutlook(priced), elasticity);
        };
    }
}
