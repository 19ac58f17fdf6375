package org.commonwatt.experiments.training;

import java.util.Map;
import org.commonwatt.experiments.game.CommunityGames;
import org.commonwatt.experiments.game.Game;
import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.experiments.game.Games;
import org.commonwatt.experiments.scenario.LearningYear;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.rl.algorithm.robust.RobustMode;

/// What can be learnt in, by the word that a user gives: the name of a game, or a community as
/// `run` takes it.
public final class TrainingGames {
    private TrainingGames() {}

    /// The game of a name.
    ///
    /// @throws TrainingRefusal for an unknown name or option, listing the known ones, and for a
    ///   value that the game refuses
    public static TrainingGame open(String scenario, GameOptions options) {
        return open(scenario, options, new RobustMode.None());
    }

    /// The same, with days that nobody forecast.
    ///
    /// @param mode a dose, not a budget
    /// @throws TrainingRefusal also for a mode in a game that is no community
    public static TrainingGame open(String scenario, GameOptions options, RobustMode mode) {
        if (!Games.names().contains(scenario)) {
            return CommunityTeams.training(community(scenario, options), mode);
        }
        if (!mode.isNone()) {
            throw new TrainingRefusal(
                    "The game %s has no days that could turn out differently: --robust is for communities."
                            .formatted(scenario));
        }
        try {
            Game game = Games.of(scenario, options);
            return TrainingGame.of(game.name(), game.options(), game.maker());
        } catch (IllegalArgumentException unknown) {
            throw new TrainingRefusal(unknown);
        }
    }

    /// A community with days enough to learn from ([LearningYear]).
    ///
    /// @throws TrainingRefusal if there is none of the name, or its options are wrong
    public static CommunityGames community(String scenario, GameOptions options) {
        if (Games.names().contains(scenario)) {
            throw new TrainingRefusal("The game %s is no community.".formatted(scenario));
        }
        return switch (LearningYear.open(scenario, Map.of())) {
            case ScenarioReading.Rejected rejected ->
                    throw new TrainingRefusal(
                            "%s\nMaybe a game was meant: there are %s."
                                    .formatted(
                                            rejected.render().strip(),
                                            String.join(", ", Games.names())));
            case ScenarioReading.Loaded loaded -> {
                try {
                    yield CommunityGames.of(loaded.scenario(), options, CommunityTeams::base);
                } catch (IllegalArgumentException refused) {
                    throw new TrainingRefusal(refused);
                }
            }
        };
    }
}
