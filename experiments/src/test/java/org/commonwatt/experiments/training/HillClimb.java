package org.commonwatt.experiments.training;

import java.util.List;
import java.util.Map;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.algorithm.Algorithm;
import org.commonwatt.rl.algorithm.AlgorithmProvider;
import org.commonwatt.rl.algorithm.Iteration;
import org.commonwatt.rl.algorithm.TrainingSetup;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.team.ActorDesign;
import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.kernel.Activation;
import org.commonwatt.rl.nn.kernel.ScalarBackend;
import org.commonwatt.rl.nn.kernel.Store;

/// Changes weights by chance, plays an episode, and takes the change back where the episode was
/// shorter than the best: an algorithm of a user's own, as small as it can be.
public final class HillClimb implements AlgorithmProvider {
    /// @param deviation of a change
    /// @param hidden sizes of hidden layers
    /// @param badFigureAt steps from which a figure is NaN; 0 for never
    /// @param badWeightAt steps from which a weight is NaN; 0 for never
    public record Parameters(
            double deviation, List<Integer> hidden, long badFigureAt, long badWeightAt) {
        public Parameters {
            if (!(deviation > 0)) {
                throw new IllegalArgumentException(
                        "The deviation must be positive: %s.".formatted(deviation));
            }
        }
    }

    @Override
    public String name() {
        return "hill-climb";
    }

    @Override
    public String summary() {
        return "random changes that do no harm";
    }

    @Override
    public Record defaults() {
        return new Parameters(0.5, List.of(4), 0, 0);
    }

    @Override
    public Algorithm begin(TrainingSetup setup) {
        return new Climb(setup, setup.parameters(Parameters.class));
    }

    private static final class Climb implements Algorithm {
        private final TrainingSetup setup;
        private final Parameters parameters;
        private final ParallelEnv game;
        private final NetworkTeam team;
        private double bestReturn = Double.NEGATIVE_INFINITY;
        private long steps;
        private int tries;

        Climb(TrainingSetup setup, Parameters parameters) {
            this.setup = setup;
            this.parameters = parameters;
            game = setup.game().get();
            var design =
                    new ActorDesign(
                            parameters.hidden(),
                            Activation.TANH,
                            ActorDesign.Head.CHOICE,
                            false,
                            false,
                            2);
            team = new NetworkTeam(game.spec(), design, ScalarBackend.ofFloats());
            for (Actor actor : team.actors()) {
                actor.initialise(setup.streams("weights").stream(actor.name()), 1, 1, 0);
            }
        }

        @Override
        public Iteration iterate() {
            var before = new Checkpoint();
            team.save(before);
            RandomStream change = setup.streams("change").stream("try", "", 0, tries);
            for (Actor actor : team.actors()) {
                Store values = actor.parameters().values();
                for (int i = 0; i < values.size(); i++) {
                    values.set(i, values.get(i) + parameters.deviation() * change.nextGaussian());
                }
                actor.parameters().changed();
            }
            int length = play(setup.streams("play").stream("try", "", 0, tries++).nextLong());
            steps += length;
            boolean isBad = parameters.badFigureAt() > 0 && steps >= parameters.badFigureAt();
            if (length < bestReturn) {
                team.restore(before);
            } else {
                bestReturn = length;
            }
            if (parameters.badWeightAt() > 0 && steps >= parameters.badWeightAt()) {
                team.actors().getFirst().parameters().values().set(0, Double.NaN);
            }
            return new Iteration(
                    length,
                    1,
                    length,
                    length,
                    Map.of("losses/best", isBad ? Double.NaN : bestReturn));
        }

        private int play(long seed) {
            EnvSpec spec = game.spec();
            double[] observations = new double[spec.observationSize()];
            double[] actions = new double[spec.actionSize()];
            game.reset(seed);
            int length = 0;
            while (!game.ended()) {
                game.observe(observations, 0);
                team.act(observations, actions, 1);
                game.step(actions, 0);
                length++;
            }
            return length;
        }

        @Override
        public long steps() {
            return steps;
        }

        @Override
        public TeamPolicy team() {
            return team;
        }

        @Override
        public void save(Checkpoint into) {
            team.save(into);
            into.put("climb", bestReturn, (double) steps, tries);
        }

        @Override
        public void restore(Checkpoint from) {
            team.restore(from);
            double[] climb = from.numbers("climb");
            bestReturn = climb[0];
            steps = (long) climb[1];
            tries = (int) climb[2];
        }
    }
}
