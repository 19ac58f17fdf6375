package org.commonwatt.experiments.training;

import org.commonwatt.experiments.game.Game;
import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.experiments.game.Games;

/// What can be learnt in, by the word that a user gives.
public final class TrainingGames {
    private TrainingGames() {}

    /// The game of a name.
    ///
    /// @throws TrainingRefusal for an unknown name or option, listing the known ones, and for a
    ///   value that the game refuses
    public static TrainingGame open(String scenario, GameOptions options) {
        try {
            Game game = Games.of(scenario, options);
            return TrainingGame.of(game.name(), game.options(), game.maker());
        } catch (IllegalArgumentException unknown) {
            throw new TrainingRefusal(unknown);
        }
    }
}
