package org.commonwatt.experiments.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.commonwatt.experiments.sharing.ThreadWorkers;
import org.commonwatt.operate.agent.AgentScope;
import org.commonwatt.operate.agent.FeatureGroup;
import org.commonwatt.operate.agent.FeatureScales;
import org.commonwatt.operate.game.CommunityDays;
import org.commonwatt.operate.game.CommunityGame;
import org.commonwatt.operate.game.CommunityRules;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.rl.algorithm.Algorithm;
import org.commonwatt.rl.algorithm.AlgorithmProvider;
import org.commonwatt.rl.algorithm.Algorithms;
import org.commonwatt.rl.algorithm.Hyperparameters;
import org.commonwatt.rl.algorithm.TrainingSetup;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.nn.Workers;

/// IPPO in a community of 17 homes that share a policy: windows of a week, playing and learning
/// together, beside what the same machine learns without a game.
final class TrainBench implements Benchmark {
    private static final String NAME = "train";
    private static final String RATE = "agent-steps/cpu-s";
    private static final String WALL = "agent-steps/s";
    private static final double RLLIB = 505;
    private static final double CITYLEARN = 3150;
    private static final double GOAL_SHARE = 0.7;
    private static final double FORWARDS = 1.0 / 3;
    private static final int HOMES = 17;
    private static final int DAYS = 28;
    private static final int WEEK = 7;
    private static final int EPOCHS = 4;
    private static final int THREADS = 2;
    private static final int MINIBATCH = 4096;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String work() {
        return "IPPO in a community of 17 homes, playing and learning";
    }

    @Override
    public List<Figure> measure(BenchSettings settings) {
        Effort effort = settings.effort();
        settings.progress().accept("train: IPPO in a community, playing and learning");
        Supplier<ParallelEnv> game = game();
        int copies = effort.pick(2, 16, 16);
        int steps = effort.pick(2, 168, 168);
        int rollouts = effort.pick(1, 1, 2);
        double agentSteps = (double) rollouts * copies * steps * game.get().spec().agents().size();
        int updates = effort.pick(1, 10, 40);
        var bare = new PpoUpdates(MINIBATCH);
        try (ThreadWorkers threads = new ThreadWorkers(THREADS)) {
            var size = new Size(copies, steps, rollouts);
            var longest = new LongestWay(threads);
            List<Cost> best =
                    Cost.best(
                            effort,
                            List.of(
                                    () -> () -> bare.run(updates),
                                    () -> training(game, size, Workers.caller()),
                                    () -> longest.of(training(game, size, longest))));
            double bareRate = MINIBATCH * updates / Math.max(best.get(0).threadSeconds(), 1e-9);
            double bound = bareRate / (EPOCHS + FORWARDS);
            double one = agentSteps / Math.max(best.get(1).threadSeconds(), 1e-9);
            double two = agentSteps / Math.max(longest.leastSeconds(), 1e-9);
            double clock = agentSteps / Math.max(best.get(2).wallSeconds(), 1e-9);
            return List.of(
                    Figure.of(NAME, "one thread", one, RATE)
                            .against("bare updates, same run", bound)
                            .atLeast(GOAL_SHARE * bound),
                    Figure.of(NAME, "two threads, longest way", two, RATE)
                            .against("bare updates on each, same run", THREADS * bound)
                            .atLeast(GOAL_SHARE * THREADS * bound),
                    Figure.of(NAME, "two threads, on the clock", clock, WALL)
                            .against("bare updates on each, same run", THREADS * bound)
                            .atLeast(GOAL_SHARE * THREADS * bound),
                    Figure.of(NAME, "one thread, beside RLlib", one, RATE)
                            .against("RLlib, 5 agents, another machine: 505", RLLIB),
                    Figure.of(NAME, "one thread, beside CityLearn", one, RATE)
                            .against("CityLearn's step alone, another machine: 3,150", CITYLEARN));
        }
    }

    private static Supplier<ParallelEnv> game() {
        Scenario scenario = MadeCommunity.equipped(HOMES, DAYS).scenario();
        FeatureScales scales = FeatureScales.of(scenario);
        CommunityDays days = CommunityDays.of(scenario, WEEK, day -> true);
        Set<FeatureGroup> hidden = Set.of(FeatureGroup.PRICE, FeatureGroup.OUTAGE);
        CommunityRules rules = CommunityRules.USUAL.withScope(new AgentScope(hidden, Set.of()));
        return () -> new CommunityGame(days, rules, scales);
    }

    /// How much is played.
    private record Size(int copies, int steps, int rollouts) {}

    /// A training before its first iteration.
    private static DoubleSupplier training(Supplier<ParallelEnv> game, Size size, Workers workers) {
        AlgorithmProvider ippo = Algorithms.of("ippo");
        Record parameters =
                Hyperparameters.with(
                        ippo.defaults(),
                        Map.of(
                                "copies",
                                Integer.toString(size.copies()),
                                "rolloutSteps",
                                Integer.toString(size.steps()),
                                "minibatch",
                                Integer.toString(MINIBATCH),
                                "epochs",
                                Integer.toString(EPOCHS),
                                "shards",
                                Integer.toString(THREADS)));
        Algorithm training = ippo.begin(new TrainingSetup(game, 1, 1_000_000, parameters, workers));
        return () -> {
            double sum = 0;
            for (int k = 0; k < size.rollouts(); k++) {
                sum += training.iterate().steps();
            }
            return sum;
        };
    }
}
