package org.commonwatt.operate.game;

import java.util.List;
import org.commonwatt.numeric.RandomStreams;

/// A fixed way to play a [NeighbourGame], to compare learners with. Knows what the game shows of
/// the coming step, true values instead of clipped ones included.
public sealed interface NeighbourController
        permits DeadbeatController, DoNothingController, HeuristicController, RandomController {
    /// The names that [#of] knows.
    List<String> NAMES = List.of("doNothing", "random", "heuristic", "deadbeat");

    /// Name in results.
    String name();

    /// Writes an action for every agent.
    ///
    /// @param actions joint actions, one per copy
    void act(NeighbourGame game, double[] actions, int copy);

    /// A controller by name.
    ///
    /// @param streams for the one that draws
    static NeighbourController of(String name, RandomStreams streams) {
        return switch (name) {
            case "doNothing" -> new DoNothingController();
            case "random" -> new RandomController(streams.stream("controller"));
            case "heuristic" -> new HeuristicController();
            case "deadbeat" -> new DeadbeatController();
            default ->
                    throw new IllegalArgumentException(
                            "A controller of neighbourhoods is one of %s: %s"
                                    .formatted(NAMES, name));
        };
    }
}
