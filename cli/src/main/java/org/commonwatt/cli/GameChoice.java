package org.commonwatt.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.commonwatt.experiments.game.Game;
import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.experiments.game.Games;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which game a command is about.
final class GameChoice {
    @Parameters(
            paramLabel = "SCENARIO",
            description = "What to play: one of those that 'commonwatt list games' shows.")
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
        return Games.of(scenario, new GameOptions(options));
    }
}
