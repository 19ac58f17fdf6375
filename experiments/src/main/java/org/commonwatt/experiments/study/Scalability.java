package org.commonwatt.experiments.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.evaluation.EvaluationWatch;
import org.commonwatt.experiments.evaluation.NeighbourFigures;
import org.commonwatt.experiments.game.Game;
import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.experiments.game.Games;
import org.commonwatt.experiments.training.ParameterFile;
import org.commonwatt.operate.game.NeighbourGame;
import org.commonwatt.rl.algorithm.Algorithm;
import org.commonwatt.rl.algorithm.AlgorithmProvider;
import org.commonwatt.rl.algorithm.Algorithms;
import org.commonwatt.rl.algorithm.Hyperparameters;
import org.commonwatt.rl.algorithm.TrainingSetup;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.nn.Workers;
import tools.jackson.databind.JsonNode;

/// How the game of neighbourhoods and learning in it scale with the number of agents: time of a
/// step and of a decision, steps until a threshold, energy passed between agents
/// (`docs/FORMULATION.md#scalability`).
public final class Scalability {
    /// Name of the table.
    public static final String TABLE = "scalability.csv";

    /// Share of the way from random to deadbeat that counts as having learned.
    public static final double THRESHOLD = 0.9;

    private static final String GAME = "neighbourhoods";
    private static final String SHARED = "shareParameters";
    private static final List<String> CONTROLLERS = List.of("random", "heuristic", "deadbeat");
    private static final int VALIDATION_DAYS = 3;
    private static final int VALIDATIONS = 20;
    private static final int ROUNDS = 20;

    /// What is tried.
    ///
    /// @param agents numbers of agents
    /// @param algorithm by name; its agents share networks where it can
    /// @param steps of a training at most, all copies counted
    /// @param days on which everybody is judged
    /// @param seed of the training
    public record Settings(
            List<Integer> agents, String algorithm, long steps, int days, long seed) {
        /// The usual numbers of agents.
        public static final List<Integer> AGENTS = List.of(3, 5, 7, 10, 20, 50);

        public Settings {
            agents = List.copyOf(agents);
            if (agents.isEmpty() || agents.stream().anyMatch(n -> n < 2) || steps < 1 || days < 1) {
                throw new StudyRefusal(
                        "Agents must be at least 2, steps and days at least 1: %s, %d and %d."
                                .formatted(agents, steps, days));
            }
        }
    }

    private final Settings settings;
    private final CellStore store;
    private final String software;
    private final LongSupplier nanos;

    /// @param store where finished numbers of agents are
    /// @param software name and version of the program: another one measures anew
    /// @param nanos a clock
    public Scalability(Settings settings, CellStore store, String software, LongSupplier nanos) {
        this.settings = settings;
        this.store = store;
        this.software = software;
        this.nanos = nanos;
    }

    /// Does what is not done yet, one number of agents after the other.
    ///
    /// @return the table: a row per number of agents and policy; empty where somebody asked to stop
    ///   before the end
    public Optional<String> table(EvaluationWatch watch) {
        List<Map<String, String>> rows = new ArrayList<>();
        int done = 0;
        for (int agents : settings.agents()) {
            String key =
                    "scalability-2 %s %d %s %d %d %d"
                            .formatted(
                                    software,
                                    agents,
                                    settings.algorithm(),
                                    settings.steps(),
                                    settings.days(),
                                    settings.seed());
            Optional<JsonNode> kept = store.find(key);
            if (kept.isPresent()) {
                kept.get().path("rows").forEach(row -> rows.add(row(row)));
            } else {
                Optional<List<Map<String, String>>> fresh = measure(agents, watch);
                if (fresh.isEmpty()) {
                    return Optional.empty();
                }
                store.put(key, Map.of("rows", fresh.get()));
                rows.addAll(fresh.get());
            }
            watch.piece(++done, settings.agents().size());
        }
        return Optional.of(csv(rows));
    }

    private static Map<String, String> row(JsonNode kept) {
        Map<String, String> row = new LinkedHashMap<>();
        kept.forEachEntry((name, value) -> row.put(name, value.asString()));
        return row;
    }

    private Optional<List<Map<String, String>>> measure(int agents, EvaluationWatch watch) {
        Game made = Games.of(GAME, GameOptions.none().with("agents", agents));
        var game = (NeighbourGame) made.newEnv();
        double secondsPerStep = secondsPerStep(game);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String controller : CONTROLLERS) {
            var figures = NeighbourFigures.of(game, controller, settings.days());
            rows.add(row(agents, figures, secondsPerStep));
        }
        return learned(agents, made, game, secondsPerStep, watch)
                .map(
                        row -> {
                            rows.add(row);
                            return List.copyOf(rows);
                        });
    }

    private Optional<Map<String, String>> learned(
            int agents,
            Game made,
            NeighbourGame game,
            double secondsPerStep,
            EvaluationWatch watch) {
        Algorithm training = begin(Algorithms.of(settings.algorithm()), made);
        double random = NeighbourFigures.of(game, "random", VALIDATION_DAYS).meanReward();
        double best = NeighbourFigures.of(game, "deadbeat", VALIDATION_DAYS).meanReward();
        double goal = random + THRESHOLD * (best - random);
        String reached = "";
        long next = 0;
        while (reached.isEmpty() && training.steps() < settings.steps()) {
            if (watch.cancelled()) {
                return Optional.empty();
            }
            training.iterate();
            if (training.steps() >= next) {
                next = training.steps() + settings.steps() / VALIDATIONS;
                var now = NeighbourFigures.of(game, "", training.team(), VALIDATION_DAYS);
                reached = now.meanReward() >= goal ? Long.toString(training.steps()) : "";
            }
        }
        TeamPolicy team = training.team();
        var figures = NeighbourFigures.of(game, settings.algorithm(), team, settings.days());
        Map<String, String> row = row(agents, figures, secondsPerStep);
        row.put("seconds_per_decision", Double.toString(secondsPerDecision(game, team)));
        row.put("steps_trained", Long.toString(training.steps()));
        row.put("steps_to_threshold", reached);
        return Optional.of(row);
    }

    /// With the parameters that come with the product for the game, where there are some.
    private Algorithm begin(AlgorithmProvider provider, Game game) {
        Record defaults = provider.defaults();
        Record parameters =
                ParameterFile.bundled(provider.name(), GAME)
                        .map(file -> file.apply(defaults))
                        .orElse(defaults);
        if (Hyperparameters.texts(parameters).containsKey(SHARED)) {
            parameters = Hyperparameters.with(parameters, Map.of(SHARED, "true"));
        }
        return provider.begin(
                new TrainingSetup(
                        game::newEnv,
                        settings.seed(),
                        settings.steps(),
                        parameters,
                        Workers.caller()));
    }

    /// Mean over the steps of a day in which nobody does anything.
    private double secondsPerStep(NeighbourGame game) {
        double[] nothing = new double[game.spec().actionSize()];
        return quickest(
                game.spec().maxSteps(),
                () -> {
                    game.reset(0);
                    while (!game.ended()) {
                        game.step(nothing, 0);
                    }
                });
    }

    /// Mean time in which all agents of one game have decided.
    private double secondsPerDecision(NeighbourGame game, TeamPolicy team) {
        game.reset(0);
        double[] observations = new double[game.spec().observationSize()];
        double[] actions = new double[game.spec().actionSize()];
        game.observe(observations, 0);
        int calls = game.spec().maxSteps();
        return quickest(
                calls,
                () -> {
                    for (int call = 0; call < calls; call++) {
                        team.act(observations, actions, 1);
                    }
                });
    }

    /// Time of one of so many pieces of work, in the quickest of several rounds.
    private double quickest(int pieces, Runnable work) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = nanos.getAsLong();
            work.run();
            least = Math.min(least, nanos.getAsLong() - before);
        }
        return least * 1e-9 / pieces;
    }

    private static Map<String, String> row(
            int agents, NeighbourFigures figures, double secondsPerStep) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("agents", Integer.toString(agents));
        row.put("policy", figures.policy());
        figures.figures().forEach((name, value) -> row.put(name, Double.toString(value)));
        row.put("seconds_per_step", Double.toString(secondsPerStep));
        return row;
    }

    private static String csv(List<Map<String, String>> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        var text = new StringBuilder(String.join(",", columns)).append('\n');
        for (Map<String, String> row : rows) {
            text.append(
                            String.join(
                                    ",",
                                    columns.stream().map(c -> row.getOrDefault(c, "")).toList()))
                    .append('\n');
        }
        return text.toString();
    }
}
