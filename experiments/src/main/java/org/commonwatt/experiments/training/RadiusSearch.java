package org.commonwatt.experiments.training;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.game.CommunityGames;
import org.commonwatt.experiments.game.UnforeseenDays;
import org.commonwatt.experiments.sharing.ThreadWorkers;
import org.commonwatt.operate.game.CandidateWindows;
import org.commonwatt.operate.game.WindowCosts;
import org.commonwatt.rl.algorithm.robust.RobustMode;
import org.commonwatt.rl.nn.Workers;
import org.commonwatt.robust.CoveringRadius;

/// Finds the radius of `wasserstein:auto` before a training: what windows for training cost under
/// the policy that agents deviate from, as they were and as they could have been, and the smallest
/// radius whose bound covers every block of them that is left out
/// (`docs/FORMULATION.md#robust-training`). Takes seconds, and learns nothing.
final class RadiusSearch {
    private static final double[] RADII = {0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 1};
    private static final int FOLDS = 5;

    private RadiusSearch() {}

    /// The request with the radius that was found; itself where none was asked for.
    ///
    /// @throws TrainingRefusal where there are too few windows to leave one out
    static TrainingRequest settled(TrainingRequest request) {
        if (!(request.robust() instanceof RobustMode.Covering)) {
            return request;
        }
        CommunityGames games = TrainingGames.community(request.scenario(), request.gameOptions());
        try (var workers = new ThreadWorkers(request.threads())) {
            return request.withRobust(new RobustMode.Wasserstein(radius(games, workers)));
        }
    }

    private static double radius(CommunityGames games, Workers workers) {
        var days = new UnforeseenDays(games, new RobustMode.Wasserstein(0));
        CandidateWindows windows = days.training();
        var costs = new WindowCosts(windows.days(), games.rules().weights());
        List<Integer> apart = apart(windows);
        if (apart.size() < 2) {
            throw new TrainingRefusal(
                    "%s has %d window for training that no other overlaps: a radius cannot be found by leaving one out.\nMaybe name a radius, such as --robust 0.1."
                            .formatted(games.scenario().name(), apart.size()));
        }
        int candidates = windows.candidates();
        double[] outcomes = new double[apart.size() * candidates];
        workers.run(
                outcomes.length,
                at -> {
                    int window = apart.get(at / candidates);
                    var drawn = new CandidateWindows.Drawn(window, at % candidates, at);
                    outcomes[at] = costs.cost(windows, drawn, games.base().maker());
                });
        double[] transport =
                days.weighing(windows).set().costs().stream().mapToDouble(c -> c).toArray();
        int folds = Math.min(FOLDS, apart.size());
        return RADII[CoveringRadius.among(RADII, transport, outcomes, folds)];
    }

    /// Windows one behind the other.
    private static List<Integer> apart(CandidateWindows windows) {
        List<Integer> apart = new ArrayList<>();
        List<Integer> first = windows.days().firstDays();
        int end = Integer.MIN_VALUE;
        for (int window = 0; window < first.size(); window++) {
            if (first.get(window) >= end) {
                apart.add(window);
                end = first.get(window) + windows.days().windowDays();
            }
        }
        return apart;
    }
}
