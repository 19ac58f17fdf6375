package org.commonwatt.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.commonwatt.experiments.game.Game;
import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.experiments.game.Games;
import org.commonwatt.experiments.training.TrainingGames;
import org.commonwatt.experiments.training.TrainingRefusal;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which game a command is about.
final class GameChoice {
    @Parameters(
            paramLabel = "SCENARIO",
            description =
                    "What to play: one of those that 'commonwatt list games' shows, or a community as"
                            + " 'run' takes it.")
    private String scenario;

    @Option(
            names = "--game",
            paramLabel = "KEY=VALUE",
            description = "Option of the game, such as agents=5; may be repeated.")
    private Map<String, String> options = new LinkedHashMap<>();

    /// The game.
    ///
    /// @throws IllegalArgumentException in the words for the user, where there is none such
    Game open() {
        var chosen = new GameOptions(options);
        try {
            return Games.names().contains(scenario)
                    ? Games.of(scenario, chosen)
                    : TrainingGames.community(scenario, chosen).game();
        } catch (TrainingRefusal refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }
}
