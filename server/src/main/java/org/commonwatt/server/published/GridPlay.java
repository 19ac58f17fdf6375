package org.commonwatt.server.published;

import java.nio.file.Path;
import java.util.Optional;
import org.commonwatt.experiments.training.BundledPolicies;
import org.commonwatt.experiments.training.PolicyFolder;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.game.ConservingNeighbourGame;
import org.commonwatt.operate.game.GeneratedNeighbourDays;
import org.commonwatt.operate.game.NeighbourController;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.nn.kernel.ScalarBackend;
import org.jspecify.annotations.Nullable;

/// The neighbourhoods under one policy: the trained one, or a controller by name.
final class GridPlay {
    /// Steps of a day.
    static final int STEPS = 288;

    /// Neighbourhoods that the trained policy knows.
    static final int AGENTS = 5;

    private static final String BUNDLED = "neighbourhoods-trained";

    /// How much more demand or sun a variant has.
    enum Variant {
        /// As published.
        DEFAULT(1, 1),
        /// A quarter more demand.
        HIGH_DEMAND(1.25, 1),
        /// Half as much sun again.
        HIGH_SOLAR(1, 1.5);

        private final double demandFactor;
        private final double solarFactor;

        Variant(double demandFactor, double solarFactor) {
            this.demandFactor = demandFactor;
            this.solarFactor = solarFactor;
        }
    }

    private final ConservingNeighbourGame game;
    private final @Nullable TeamPolicy team;
    private final String controllerName;
    private final double[] observations;
    private final double[] actions;
    private @Nullable NeighbourController controller;

    private GridPlay(
            ConservingNeighbourGame game, @Nullable TeamPolicy team, String controllerName) {
        this.game = game;
        this.team = team;
        this.controllerName = controllerName;
        observations = new double[game.spec().observationSize()];
        actions = new double[game.spec().actionSize()];
    }

    /// The trained policy; where it is not there the heuristic, which says so.
    static GridPlay trained(Variant variant) {
        ConservingNeighbourGame game = game(AGENTS, variant);
        Optional<Path> folder = BundledPolicies.folder(BUNDLED);
        return folder.map(
                        path ->
                                new GridPlay(
                                        game,
                                        PolicyFolder.open(path)
                                                .team(game.spec(), ScalarBackend.ofFloats()),
                                        "trained"))
                .orElseGet(() -> of("heuristic", AGENTS, variant));
    }

    /// A controller by name.
    static GridPlay of(String controller, int agents, Variant variant) {
        return new GridPlay(game(agents, variant), null, controller);
    }

    private static ConservingNeighbourGame game(int agents, Variant variant) {
        return new ConservingNeighbourGame(
                new GeneratedNeighbourDays(agents, variant.demandFactor, variant.solarFactor));
    }

    static String name(int agent) {
        return "Neighborhood " + (agent + 1);
    }

    ConservingNeighbourGame game() {
        return game;
    }

    boolean isTrained() {
        return team != null;
    }

    /// Begins a day.
    GridDay begin(long seed) {
        game.reset(seed);
        if (team != null) {
            team.begin(0);
        } else {
            controller = NeighbourController.of(controllerName, RandomStreams.of(seed));
        }
        return new GridDay(game);
    }

    /// Plays a step of the day.
    void step(GridDay day) {
        day.before();
        if (team != null) {
            game.observe(observations, 0);
            team.act(observations, actions, 1);
        } else if (controller != null) {
            controller.act(game, actions, 0);
        }
        game.step(actions, 0);
        day.after();
    }

    /// Plays a whole day.
    GridDay play(long seed) {
        GridDay day = begin(seed);
        while (!game.ended()) {
            step(day);
        }
        return day;
    }

    /// Days reserved for judging: no training draws them.
    static long judged(int day) {
        return RandomStreams.of(0).split("judged").stream("day", "", 0, day).nextLong();
    }
}
