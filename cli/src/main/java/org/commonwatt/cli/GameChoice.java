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
            paramLabel = "GAME",
            description = "A game; 'commonwatt list games' has their names.")
    private String name;

    @Option(
            names = "--with",
            paramLabel = "NAME=VALUE",
            description = "How it differs from the plain game, such as agents=20; repeatable.")
    private Map<String, String> options = new LinkedHashMap<>();

    /// The game.
    ///
    /// @throws IllegalArgumentException in the words for the user, where there is none such
    Game open() {
        return Games.of(name, new GameOptions(options));
    }
}
