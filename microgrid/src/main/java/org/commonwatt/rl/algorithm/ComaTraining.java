package org.commonwatt.rl.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.algorithm.replay.Play;
import org.commonwatt.rl.algorithm.team.ActionCode;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.team.ActorDesign;
import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.kernel.Backends;
import org.commonwatt.rl.nn.layer.Orthogonal;
import org.commonwatt.rl.nn.returns.GeneralizedAdvantage;

/// A training by [Coma]: plays some steps of all copies, lets the critic learn from them, then the
/// policies.
final class ComaTraining implements Algorithm {
    private final TrainingSetup setup;
    private final Coma.Settings settings;
    private final Play play;
    private final EnvSpec spec;
    private final NetworkTeam team;
    private final Senses senses;
    private final ComaBatch batch;
    private final ComaCritic critic;
    private final List<ComaActor> actors = new ArrayList<>();
    private final Schedule epsilon;
    private final GeneralizedAdvantage rule;
    private final RandomStream chooser;
    private final RandomStream shuffler;
    private long steps;

    ComaTraining(TrainingSetup setup, Coma.Settings settings) {
        this.setup = setup;
        this.settings = settings;
        play = new Play(setup.game(), settings.copies(), setup.streams("episodes").seed());
        spec = play.spec();
        var design =
                new ActorDesign(
                        settings.hidden(),
                        settings.activation(),
                        ActorDesign.Head.CHOICE,
                        settings.shareParameters(),
                        settings.normaliseObservations(),
                        settings.levels());
        team = new NetworkTeam(spec, design, Backends.fastest());
        senses = new Senses(play, team, settings.gamma(), settings.scaleRewards());
        int[] sizes = new int[spec.actionSize()];
        int[] firsts = new int[sizes.length];
        for (int i = 0; i < spec.agents().size(); i++) {
            ActionCode code = senses.actor(i).code();
            for (int k = 0; k < code.size(); k++) {
                sizes[spec.actionAt(i) + k] = code.choices(k);
            }
        }
        for (int u = 1; u < sizes.length; u++) {
            firsts[u] = firsts[u - 1] + sizes[u - 1];
        }
        int all = Arrays.stream(sizes).sum();
        batch = new ComaBatch(spec, settings.horizon(), settings.copies(), all);
        critic = new ComaCritic(batch, sizes, spec.state().size(), settings, setup.workers());
        var seats = new ComaActor.Seats(spec, batch, firsts, all);
        for (Actor actor : team.actors()) {
            actors.add(new ComaActor(actor, seats, settings, setup.workers()));
        }
        epsilon = settings.epsilon();
        rule = new GeneralizedAdvantage(settings.gamma(), settings.lambda());
        var streams = setup.streams("learner");
        chooser = streams.stream("choices");
        shuffler = streams.stream("order");
        initialise(streams.stream("weights"));
    }

    private void initialise(RandomStream weights) {
        for (Actor actor : team.actors()) {
            actor.initialise(weights, Orthogonal.HIDDEN_GAIN, Orthogonal.POLICY_GAIN, 0);
        }
        critic.initialise(weights);
    }

    @Override
    public Iteration iterate() {
        play.tally().clear();
        double share = epsilon.at(steps, setup.totalSteps());
        actors.forEach(actor -> actor.epsilon(share));
        for (int step = 0; step < batch.steps; step++) {
            play(step);
        }
        steps += batch.samples();
        Map<String, Double> figures = learn();
        figures.put("charts/epsilon", share);
        return new Iteration(
                batch.samples(),
                play.tally().episodes(),
                play.tally().meanReturn(),
                play.tally().meanLength(),
                figures);
    }

    private void play(int step) {
        for (int k = 0; k < actors.size(); k++) {
            actors.get(k).draw(step, play.now().observations(), chooser);
        }
        int first = step * batch.copies;
        double[] actions = play.actions();
        for (int c = 0; c < batch.copies; c++) {
            senses.state(play.now().states(), c, batch.states, (first + c) * spec.state().size());
            for (int i = 0; i < spec.agents().size(); i++) {
                ActionCode code = senses.actor(i).code();
                for (int k = 0; k < code.size(); k++) {
                    int unit = spec.actionAt(i) + k;
                    int choice = batch.choices[(first + c) * batch.units + unit];
                    actions[c * batch.units + unit] = code.level(k, choice);
                }
            }
        }
        play.step();
        for (int c = 0; c < batch.copies; c++) {
            take(first + c, c);
        }
        senses.learn();
    }

    /// Keeps what came of a step of a copy, and what would have followed where it is needed.
    private void take(int sample, int copy) {
        double sum = 0;
        int agents = spec.agents().size();
        for (int i = 0; i < agents; i++) {
            sum += play.now().rewards()[copy * agents + i];
        }
        batch.outcome(
                sample,
                settings.teamReward().of(sum, agents),
                play.now().terminated()[copy],
                play.now().truncated()[copy]);
        if (batch.needsNext(sample)) {
            senses.state(
                    play.nextStates(copy), copy, batch.nextStates, sample * spec.state().size());
            for (int k = 0; k < actors.size(); k++) {
                actors.get(k).drawNext(sample, play.nextObservations(copy), chooser);
            }
        }
    }

    private Map<String, Double> learn() {
        for (int k = 0; k < batch.rewards.length; k++) {
            batch.rewards[k] = senses.reward(batch.rewards[k]);
        }
        critic.value();
        batch.target(rule);
        for (int pass = 0; pass < settings.passes(); pass++) {
            critic.learn(shuffler);
        }
        critic.compare();
        double loss = 0;
        double entropy = 0;
        for (ComaActor actor : actors) {
            actor.learn();
            loss += actor.loss() / actors.size();
            entropy += actor.entropy() / actors.size();
        }
        Map<String, Double> figures = new HashMap<>();
        critic.report(figures);
        figures.put("losses/actor_loss", loss);
        figures.put("losses/entropy", entropy);
        return figures;
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
        into.note("training.steps", Long.toString(steps));
        play.save(into);
        team.save(into);
        senses.save(into);
        critic.save(into);
        actors.forEach(actor -> actor.save(into));
        into.note("learner.choices", Long.toString(chooser.state()));
        into.note("learner.order", Long.toString(shuffler.state()));
    }

    @Override
    public void restore(Checkpoint from) {
        steps = Long.parseLong(from.note("training.steps"));
        play.restore(from);
        team.restore(from);
        senses.restore(from);
        critic.restore(from);
        actors.forEach(actor -> actor.restore(from));
        chooser.restore(Long.parseLong(from.note("learner.choices")));
        shuffler.restore(Long.parseLong(from.note("learner.order")));
    }
}
