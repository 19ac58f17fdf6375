package org.commonwatt.experiments.pricing;

import java.util.Arrays;
import java.util.Optional;
import org.commonwatt.experiments.evaluation.EvaluationWatch;
import org.commonwatt.experiments.sharing.ThreadWorkers;
import org.commonwatt.numeric.CrossEntropySearch;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.game.CommunityDays;
import org.commonwatt.operate.game.WindowCosts;
import org.commonwatt.operate.pricing.OperatedPolicy;
import org.commonwatt.operate.pricing.PriceLaw;
import org.commonwatt.operate.scenario.DaySplit;
import org.commonwatt.operate.scenario.Scenario;

/// Learns a price law by the cross-entropy method on a community's days for training, all
/// candidates of a round on the same days, and keeps the one that costs least on the days for
/// validation; the middle of the range takes part, so that what is kept is no worse there.
final class PriceSearch {
    private static final double REACH = 6;
    private static final double DEVIATION = 0.5;
    private static final double LEAST_DEVIATION = 0.05;

    /// What was learned.
    ///
    /// @param weights of the law
    /// @param validationCost its mean cost of a validation window
    /// @param middleCost that of the middle of the range
    @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
    record Found(double[] weights, double validationCost, double middleCost) {}

    private final PricingSettings settings;
    private final ThreadWorkers workers;
    private final EvaluationWatch watch;
    private final WindowCosts training;
    private final WindowCosts validation;
    private final RandomStreams streams;
    private double[] best = PriceLaw.MIDDLE.weights();
    private double bestCost;

    /// @param scenario under `operator-price`, with days enough
    PriceSearch(
            Scenario scenario,
            PricingSettings settings,
            ThreadWorkers workers,
            EvaluationWatch watch) {
        this.settings = settings;
        this.workers = workers;
        this.watch = watch;
        DaySplit split = DaySplit.of(scenario);
        int days = settings.windowDays();
        training =
                new WindowCosts(
                        CommunityDays.of(scenario, days, split::isTraining), settings.weights());
        validation =
                new WindowCosts(
                        CommunityDays.of(scenario, DaySplit.WEEK, split::isValidation),
                        settings.weights());
        streams = RandomStreams.of(settings.seed()).split("pricing");
    }

    /// Searches; empty where somebody asked to stop.
    Optional<Found> run() {
        double middle = validate(PriceLaw.MIDDLE.weights());
        bestCost = middle;
        double[] low = new double[PriceLaw.FEATURES.size()];
        double[] high = new double[low.length];
        Arrays.fill(low, -REACH);
        Arrays.fill(high, REACH);
        RandomStream windows = streams.stream("windows");
        new CrossEntropySearch(settings.candidates(), 0.2, settings.rounds(), 0.7, LEAST_DEVIATION)
                .minimise(
                        new double[low.length],
                        DEVIATION,
                        low,
                        high,
                        (_, points, costs) -> costs(windows, points, costs),
                        new CrossEntropySearch.Draws(
                                streams.stream("candidates"), (_, _, mean) -> keep(mean)));
        return watch.cancelled()
                ? Optional.empty()
                : Optional.of(new Found(best, bestCost, middle));
    }

    private void costs(RandomStream draws, double[][] points, double[] costs) {
        if (watch.cancelled()) {
            return;
        }
        int[] windows = new int[settings.windows()];
        for (int k = 0; k < windows.length; k++) {
            windows[k] = draws.nextInt(training.days().firstDays().size());
        }
        double[] each = new double[points.length * windows.length];
        workers.run(
                each.length,
                k ->
                        each[k] =
                                cost(
                                        training,
                                        windows[k % windows.length],
                                        points[k / windows.length]));
        // The array still holds the costs of the round before.
        Arrays.fill(costs, 0);
        for (int k = 0; k < each.length; k++) {
            costs[k / windows.length] += each[k] / windows.length;
        }
    }

    private void keep(double[] mean) {
        if (!watch.cancelled()) {
            double cost = validate(mean);
            if (cost < bestCost) {
                bestCost = cost;
                best = mean.clone();
            }
        }
    }

    private double validate(double[] weights) {
        // A window begins on every day of a week; the whole weeks are enough.
        int all = validation.days().firstDays().size();
        double[] each = new double[all];
        workers.run(all, w -> each[w] = cost(validation, w, weights));
        return Arrays.stream(each).sum() / all;
    }

    private double cost(WindowCosts costs, int window, double[] weights) {
        var law = new PriceLaw(weights);
        return costs.cost(
                window,
                scenario -> OperatedPolicy.of("learned", scenario, law, settings.elasticity()));
    }
}
