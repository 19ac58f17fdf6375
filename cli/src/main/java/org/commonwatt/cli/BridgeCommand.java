package org.commonwatt.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.commonwatt.experiments.game.Game;
import org.commonwatt.server.bridge.Bridge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `commonwatt bridge`: lets a program in another language step a game.
@Command(
        name = "bridge",
        description = "Let a program in another language step a game through a socket.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  commonwatt bridge cart-pole --socket /tmp/cart-pole",
            "  commonwatt bridge neighbourhoods --game agents=20 --socket /tmp/street"
        })
final class BridgeCommand extends TerminalCommand {
    @Mixin private GameChoice choice;

    @Option(
            names = "--socket",
            required = true,
            paramLabel = "PATH",
            description = "Where to listen; the path must be free. One client is served.")
    private Path socket;

    @Option(
            names = "--end-with-input",
            description =
                    "End when the standard input does, as it does when a parent process dies.")
    private boolean endsWithInput;

    @Override
    public Integer call() {
        Game game;
        try {
            game = choice.open();
        } catch (IllegalArgumentException wrong) {
            err().println(wrong.getMessage());
            return BAD_INPUT;
        }
        try (Bridge bridge = Bridge.at(socket)) {
            if (endsWithInput) {
                Thread.ofPlatform().daemon().name("input").start(() -> closeAtEndOfInput(bridge));
            }
            bridge.serve(game);
            return 0;
        } catch (IOException e) {
            err().printf("%s: %s.%n", socket, e.getMessage());
            return BAD_INPUT;
        }
    }

    private static void closeAtEndOfInput(Bridge bridge) {
        try (bridge) {
            while (System.in.read() >= 0) {
                // What is typed has no meaning.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
