package org.commonwatt.experiments.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.commonwatt.experiments.game.CommunityGames;
import org.commonwatt.operate.game.WindowCosts;
import org.commonwatt.rl.algorithm.robust.RobustMode;

/// Finds the strongest mode with which ordinary days cost at most a share more than what they cost
/// a training without any: trains without, then at strengths lowered or raised by what the one
/// before cost on the ordinary days for validation. The policy of the greatest strength that keeps
/// the budget is the policy of the folder; every trial has a folder of its own in it.
final class BudgetSearch {
    private static final double NOTHING = -1;
    private static final String TRIALS = "trials";

    private final String algorithm;
    private final RobustMode.Budgeted mode;
    private final ModeSearch.Training training;

    /// @param training is asked for doses, levels of the tail, and for none
    BudgetSearch(String algorithm, RobustMode.Budgeted mode, ModeSearch.Training training) {
        this.algorithm = algorithm;
        this.mode = mode;
        this.training = training;
    }

    /// One strength that was tried.
    ///
    /// @param nominalCost mean cost of a window for validation as it was
    private record Trial(double strength, TrainingOutcome outcome, double nominalCost) {}

    /// Searches for every seed of a request.
    List<TrainingOutcome> train(TrainingRequest request, TrainingWatch watch) {
        CommunityGames games = TrainingGames.community(request.scenario(), request.gameOptions());
        return SeedRuns.each(algorithm, request, single -> search(single, games, watch));
    }

    private TrainingOutcome search(
            TrainingRequest request, CommunityGames games, TrainingWatch watch) {
        try (TrainingFolder folder =
                TrainingFolder.open(
                        request.folder(),
                        request.resume(),
                        TrainingFolder.FileWriting.ordinary())) {
            // From the first moment on, so that even what is killed early can go on.
            write(folder, TrainingSummary.of(algorithm, List.of(), 1));
            List<Trial> trials = new ArrayList<>();
            trials.add(trial(NOTHING, request, games, after(0, watch)));
            Trial best = trials.getFirst();
            double allowed = best.nominalCost() + mode.budget() * Math.abs(best.nominalCost());
            double low = NOTHING;
            double high = mode.strengthBelow();
            while (trials.size() <= mode.trials() && isComplete(trials.getLast())) {
                double strength = (low + high) / 2;
                Trial trial = trial(strength, request, games, after(trials.size(), watch));
                trials.add(trial);
                boolean keeps = trial.nominalCost() <= allowed;
                best = keeps && isComplete(trial) ? trial : best;
                low = keeps ? strength : low;
                high = keeps ? high : strength;
            }
            return publish(folder, request, trials, best);
        }
    }

    /// Hears of a trial as part of the whole search.
    ///
    /// @param trials that were before
    private TrainingWatch after(int trials, TrainingWatch watch) {
        return new TrainingWatch() {
            @Override
            public void progress(Progress now) {
                watch.progress(
                        new Progress(
                                now.seed(),
                                now.steps() + trials * now.totalSteps(),
                                (mode.trials() + 1) * now.totalSteps(),
                                now.episodicReturn(),
                                now.validationReturn(),
                                now.stepsPerSecond()));
            }

            @Override
            public boolean cancelled() {
                return watch.cancelled();
            }
        };
    }

    private static boolean isComplete(Trial trial) {
        return trial.outcome().status() == TrainingOutcome.Status.COMPLETE;
    }

    private Trial trial(
            double strength, TrainingRequest request, CommunityGames games, TrainingWatch watch) {
        Path own = request.folder().resolve(part(strength));
        RobustMode tried =
                strength == NOTHING ? new RobustMode.None() : RobustMode.Budgeted.at(strength);
        boolean goesOn = request.resume() && TrainingFolder.hasTraining(own);
        TrainingOutcome outcome =
                training.train(
                                request.withRobust(tried)
                                        .ofSeed(request.seeds().getFirst(), own, goesOn),
                                watch)
                        .getFirst();
        return new Trial(strength, outcome, nominalCost(own, games));
    }

    /// NaN where there is no policy.
    private static double nominalCost(Path folder, CommunityGames games) {
        if (!PolicyFolder.isPolicy(folder)) {
            return Double.NaN;
        }
        WindowCosts costs = games.validationCosts();
        int windows = costs.days().firstDays().size();
        double sum = 0;
        for (int window = 0; window < windows; window++) {
            sum += costs.cost(window, scenario -> CommunityTeams.policy(folder, scenario));
        }
        return sum / windows;
    }

    /// The folder of a trial, named by its mode: `dose-0.5`.
    private static String part(double strength) {
        return TrainingSummary.partOf(RobustMode.Budgeted.at(strength).text());
    }

    private TrainingOutcome publish(
            TrainingFolder folder, TrainingRequest request, List<Trial> trials, Trial best) {
        if (PolicyFolder.isPolicy(best.outcome().folder())) {
            folder.replace(TrainingFolder.POLICY, files(best.outcome().folder()));
        }
        TrainingOutcome found = best.outcome();
        TrainingOutcome last = trials.getLast().outcome();
        var outcome =
                new TrainingOutcome(
                        last.status(),
                        folder.path(),
                        request.seeds().getFirst(),
                        trials.stream().mapToLong(each -> each.outcome().steps()).sum(),
                        trials.stream().mapToLong(each -> each.outcome().totalSteps()).sum(),
                        trials.stream().mapToDouble(each -> each.outcome().wallSeconds()).sum(),
                        trials.stream().mapToDouble(each -> each.outcome().cpuSeconds()).sum(),
                        found.best(),
                        found.last(),
                        last.divergence());
        Map<String, Object> summary = TrainingSummary.of(algorithm, List.of(outcome));
        summary.put("budget", mode.budget());
        summary.put(TrainingSummary.FOUND, RobustMode.Budgeted.at(best.strength()).text());
        summary.put(TRIALS, trials.stream().map(BudgetSearch::json).toList());
        write(folder, summary);
        return outcome;
    }

    private static void write(TrainingFolder folder, Map<String, Object> summary) {
        folder.write(
                TrainingFolder.SUMMARY,
                TrainingSummary.text(summary).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> json(Trial trial) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mode", RobustMode.Budgeted.at(trial.strength()).text());
        json.put("status", trial.outcome().status().word());
        json.put("nominalCost", Double.isNaN(trial.nominalCost()) ? "none" : trial.nominalCost());
        json.put("folder", part(trial.strength()));
        return json;
    }

    private static Map<String, byte[]> files(Path training) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.list(training.resolve(TrainingFolder.POLICY))) {
            for (Path file : all.sorted().toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException failure) {
            throw TrainingRefusal.unreadable(training, failure);
        }
        return files;
    }
}
