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

/// Finds the largest dose of struck days with which ordinary days cost at most a share more than
/// what they cost a training without any: trains without, then at doses halved or raised by what
/// the one before cost on the ordinary days for validation. The policy of the largest dose that
/// keeps the budget is the policy of the folder; every trial has a folder of its own in it.
final class DoseSearch {
    private static final int TRIALS = 3;
    private static final String DOSES = "doses";

    private final String algorithm;
    private final double budget;
    private final ModeSearch.Training training;

    /// @param training is asked for doses, and for none
    DoseSearch(String algorithm, RobustMode.Randomised mode, ModeSearch.Training training) {
        this.algorithm = algorithm;
        budget = mode.budget();
        this.training = training;
    }

    /// One dose that was tried.
    ///
    /// @param nominalCost mean cost of a window for validation as it was
    private record Trial(double dose, TrainingOutcome outcome, double nominalCost) {}

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
            trials.add(trial(0, request, games, after(0, watch)));
            Trial best = trials.getFirst();
            double allowed = best.nominalCost() + budget * Math.abs(best.nominalCost());
            double low = 0;
            double high = 1;
            while (trials.size() <= TRIALS && isComplete(trials.getLast())) {
                double dose = (low + high) / 2;
                Trial trial = trial(dose, request, games, after(trials.size(), watch));
                trials.add(trial);
                boolean keeps = trial.nominalCost() <= allowed;
                best = keeps && isComplete(trial) ? trial : best;
                low = keeps ? dose : low;
                high = keeps ? high : dose;
            }
            return publish(folder, request, trials, best);
        }
    }

    /// Hears of a trial as part of the whole search.
    ///
    /// @param trials that were before
    private static TrainingWatch after(int trials, TrainingWatch watch) {
        return new TrainingWatch() {
            @Override
            public void progress(Progress now) {
                watch.progress(
                        new Progress(
                                now.seed(),
                                now.steps() + trials * now.totalSteps(),
                                (TRIALS + 1) * now.totalSteps(),
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
            double dose, TrainingRequest request, CommunityGames games, TrainingWatch watch) {
        Path own = request.folder().resolve("dose-" + dose);
        RobustMode mode = dose == 0 ? new RobustMode.None() : new RobustMode.Dosed(dose);
        boolean goesOn = request.resume() && TrainingFolder.hasTraining(own);
        TrainingOutcome outcome =
                training.train(
                                request.withRobust(mode)
                                        .ofSeed(request.seeds().getFirst(), own, goesOn),
                                watch)
                        .getFirst();
        return new Trial(dose, outcome, nominalCost(own, games));
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
        summary.put("budget", budget);
        summary.put("dose", best.dose());
        summary.put(DOSES, trials.stream().map(DoseSearch::json).toList());
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
        json.put("dose", trial.dose());
        json.put("status", trial.outcome().status().word());
        json.put("nominalCost", Double.isNaN(trial.nominalCost()) ? "none" : trial.nominalCost());
        json.put("folder", "dose-" + trial.dose());
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
