package org.commonwatt.rl.algorithm.imitation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.algorithm.Algorithm;
import org.commonwatt.rl.algorithm.Iteration;
import org.commonwatt.rl.algorithm.TrainingSetup;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.team.ActorDesign;
import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.VectorEnv;
import org.commonwatt.rl.env.VectorStep;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.kernel.Backends;
import org.commonwatt.rl.space.FiniteSpace;

/// A training of [Dagger].
final class ImitationTraining implements Algorithm {
    private static final String RUNNING = "imitation.episodes";
    private static final String COUNTS = "imitation.counts";
    private static final String STREAMS = "imitation.streams.";
    private static final double LOG_DEVIATION = -1;
    private static final int LEVELS = 2;

    private final Dagger.Parameters parameters;
    private final NetworkTeam team;
    private final List<Lessons> lessons;
    private final VectorEnv games;
    private final VectorStep seen;
    private final double[] asked;
    private final double[] own;
    private final RandomStream coins;
    private final RandomStream draws;
    private long steps;
    private int rollouts;

    ImitationTraining(TrainingSetup setup, Dagger.Parameters parameters) {
        this.parameters = parameters;
        if (!setup.game().get().hasExpert()) {
            throw new IllegalArgumentException(
                    "Imitation needs a game with an expert: %s has none.\nMaybe the game's option expert names one."
                            .formatted(setup.game().get().spec().name()));
        }
        games = new VectorEnv(parameters.copies(), 0, setup.game());
        seen = games.newStep();
        EnvSpec spec = games.spec();
        boolean chooses =
                spec.agents().stream().anyMatch(agent -> agent.action() instanceof FiniteSpace);
        var design =
                new ActorDesign(
                        parameters.hidden(),
                        parameters.activation(),
                        chooses ? ActorDesign.Head.CHOICE : ActorDesign.Head.GAUSSIAN,
                        parameters.shareParameters(),
                        false,
                        LEVELS);
        team = new NetworkTeam(spec, design, Backends.fastest());
        RandomStream weights = setup.streams("weights").stream("actor");
        team.actors().forEach(actor -> actor.initialise(weights, 1, 0.01, LOG_DEVIATION));
        lessons =
                team.actors().stream()
                        .map(actor -> new Lessons(actor, parameters, setup.workers()))
                        .toList();
        asked = new double[parameters.copies() * spec.actionSize()];
        own = new double[asked.length];
        coins = setup.streams("imitation").stream("coins");
        draws = setup.streams("imitation").stream("lessons");
        games.reset(setup.streams("episodes").stream("games").nextLong(), seen);
    }

    @Override
    public Iteration iterate() {
        double mixing = Math.pow(parameters.mixing(), rollouts);
        int episodes = 0;
        double returns = 0;
        double lengths = 0;
        for (int s = 0; s < parameters.rolloutSteps(); s++) {
            play(mixing);
            for (int c = 0; c < parameters.copies(); c++) {
                if (seen.terminated()[c] || seen.truncated()[c]) {
                    episodes++;
                    lengths += seen.lengths()[c];
                    returns += meanReturn(c);
                }
            }
        }
        rollouts++;
        steps += (long) parameters.rolloutSteps() * parameters.copies();
        Map<String, Double> figures = new TreeMap<>();
        figures.put("charts/expert_share", mixing);
        double loss = 0;
        for (Lessons each : lessons) {
            loss += each.learn(draws) / lessons.size();
        }
        figures.put("losses/imitation_loss", loss);
        return new Iteration(
                parameters.rolloutSteps() * parameters.copies(),
                episodes,
                returns / episodes,
                lengths / episodes,
                figures);
    }

    private double meanReturn(int copy) {
        int agents = games.spec().agents().size();
        double sum = 0;
        for (int a = 0; a < agents; a++) {
            sum += seen.returns()[copy * agents + a] / agents;
        }
        return sum;
    }

    private void play(double mixing) {
        EnvSpec spec = games.spec();
        games.expert(asked);
        team.act(seen.observations(), own, parameters.copies());
        for (Lessons each : lessons) {
            Actor actor = each.actor();
            int[] agents = actor.agents();
            for (int c = 0; c < parameters.copies(); c++) {
                for (int member = 0; member < agents.length; member++) {
                    int from = c * spec.observationSize() + spec.observationAt(agents[member]);
                    int at = c * spec.actionSize() + spec.actionAt(agents[member]);
                    each.note(seen.observations(), from, member, asked, at);
                }
            }
        }
        for (int c = 0; c < parameters.copies(); c++) {
            if (coins.nextDouble() < mixing) {
                int from = c * spec.actionSize();
                System.arraycopy(asked, from, own, from, spec.actionSize());
            }
        }
        games.step(own, seen);
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
        lessons.forEach(each -> each.save(into));
        into.put(RUNNING, games.memory());
        into.put(COUNTS, (double) steps, rollouts);
        into.note(STREAMS + "coins", Long.toString(coins.state()));
        into.note(STREAMS + "lessons", Long.toString(draws.state()));
    }

    @Override
    public void restore(Checkpoint from) {
        team.restore(from);
        lessons.forEach(each -> each.restore(from));
        games.restore(from.numbers(RUNNING), seen);
        double[] counts = from.numbers(COUNTS);
        steps = (long) counts[0];
        rollouts = (int) counts[1];
        coins.restore(Long.parseLong(from.note(STREAMS + "coins")));
        draws.restore(Long.parseLong(from.note(STREAMS + "lessons")));
    }
}
