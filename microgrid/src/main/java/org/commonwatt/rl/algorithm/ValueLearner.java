package org.commonwatt.rl.algorithm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.algorithm.replay.Windows;
import org.commonwatt.rl.algorithm.team.ActionCode;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.team.ActorDesign;
import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.algorithm.value.Descent;
import org.commonwatt.rl.algorithm.value.Following;
import org.commonwatt.rl.algorithm.value.Mixer;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.ShardedGradient;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.kernel.Backends;
import org.commonwatt.rl.nn.layer.Orthogonal;

/// Learns the value of a team's joint action as a mixture of its agents' values: one step ahead,
/// the next action chosen by the networks that learn and valued by those that follow
/// (`docs/FORMULATION.md#value-decomposition`).
final class ValueLearner implements Learner {
    /// Pieces of a batch; fixed, since another number would be another order of summation.
    private static final int SHARDS = 4;

    private static final double OUTPUT_GAIN = 0.5;

    private final Stage stage;
    private final NetworkTeam team;
    private final Mixer mixer;
    private final List<Parameters> online;
    private final List<Parameters> targets;
    private final Senses senses;
    private final Descent descent;
    private final Following following;
    private final List<ValueShard> shards = new ArrayList<>();
    private final ShardedGradient gradient;
    private final Windows windows;
    private final RandomStream explorer;
    private final RandomStream sampler;
    private final Schedule epsilon;
    private double share;
    private long updates;
    private int reported;
    private double lossSum;
    private double valueSum;

    /// @param mixer with weights 0, or none
    ValueLearner(Stage stage, Vdn.Settings settings, Mixer mixer) {
        this.stage = stage;
        this.mixer = mixer;
        Mixer targetMixer = mixer.twin();
        var design =
                new ActorDesign(
                        settings.hidden(),
                        settings.recurrent(),
                        settings.activation(),
                        ActorDesign.Head.CHOICE,
                        settings.shareParameters(),
                        settings.normaliseObservations(),
                        settings.levels());
        team = new NetworkTeam(stage.spec(), design, Backends.fastest());
        var target = new NetworkTeam(stage.spec(), design, Backends.fastest());
        online = learnt(team, mixer);
        targets = learnt(target, targetMixer);
        senses = new Senses(stage.play(), team, settings.gamma(), settings.scaleRewards());
        var streams = stage.setup().streams("learner");
        explorer = streams.stream("exploration");
        sampler = streams.stream("memory");
        initialise(streams.stream("weights"));
        int count = Math.max(1, stage.pace().batch() / settings.window());
        windows = new Windows(stage.replay(), settings.window(), count);
        int piece = (count + SHARDS - 1) / SHARDS;
        var nets = new ValueShard.Nets(team, target, mixer, targetMixer);
        for (int k = 0; k < SHARDS; k++) {
            shards.add(new ValueShard(nets, senses, windows, settings, piece));
        }
        gradient = new ShardedGradient(shards, stage.setup().workers());
        descent = new Descent(online, settings.learningRate(), settings.gradientNorm());
        following = new Following(settings.targetTau(), settings.targetEvery());
        epsilon =
                new Schedule(settings.epsilonFrom(), settings.epsilonTo(), settings.epsilonUntil());
    }

    private void initialise(RandomStream weights) {
        for (Actor actor : team.actors()) {
            actor.initialise(weights, Orthogonal.HIDDEN_GAIN, OUTPUT_GAIN, 0);
        }
        mixer.initialise(weights);
        for (int k = 0; k < online.size(); k++) {
            targets.get(k).follow(online.get(k), 1);
        }
    }

    private static List<Parameters> learnt(NetworkTeam team, Mixer mixer) {
        List<Parameters> all = new ArrayList<>();
        team.actors().forEach(actor -> all.add(actor.parameters()));
        all.addAll(mixer.parameters());
        return all;
    }

    @Override
    public NetworkTeam team() {
        return team;
    }

    @Override
    public void explore(long steps, double[] actions, float[] coded) {
        share = epsilon.at(steps, stage.setup().totalSteps());
        int width = stage.spec().actionSize();
        for (int c = 0; c < stage.pace().copies(); c++) {
            for (int i = 0; i < stage.spec().agents().size(); i++) {
                ActionCode code = senses.actor(i).code();
                int at = c * width + stage.spec().actionAt(i);
                for (int k = 0; k < code.size(); k++) {
                    int choice =
                            explorer.chance(share)
                                    ? explorer.nextInt(code.choices(k))
                                    : code.choice(k, actions[at + k]);
                    actions[at + k] = code.level(k, choice);
                    coded[at + k] = choice;
                }
            }
        }
    }

    @Override
    public void notice() {
        senses.learn();
    }

    @Override
    public void update() {
        windows.draw(sampler);
        gradient.compute(windows.count());
        descent.step(gradient);
        updates++;
        for (int k = 0; k < online.size(); k++) {
            following.follow(updates, targets.get(k), online.get(k));
        }
        reported++;
        for (ValueShard shard : shards) {
            lossSum += shard.loss() / windows.count();
            valueSum += shard.value() / windows.count();
        }
    }

    @Override
    public void report(Map<String, Double> figures) {
        figures.put("charts/epsilon", share);
        if (reported > 0) {
            figures.put("losses/q_loss", lossSum / reported);
            figures.put("charts/mean_q", valueSum / reported);
        }
        reported = 0;
        lossSum = 0;
        valueSum = 0;
    }

    @Override
    public void save(Checkpoint into) {
        team.save(into);
        senses.save(into);
        for (int k = 0; k < targets.size(); k++) {
            into.put("target." + k, targets.get(k));
        }
        for (Parameters each : mixer.parameters()) {
            into.put("mixer", each);
        }
        descent.save("descent", into);
        into.note("learner.updates", Long.toString(updates));
        into.note("learner.exploration", Long.toString(explorer.state()));
        into.note("learner.memory", Long.toString(sampler.state()));
    }

    @Override
    public void restore(Checkpoint from) {
        team.restore(from);
        senses.restore(from);
        for (int k = 0; k < targets.size(); k++) {
            from.restore("target." + k, targets.get(k));
        }
        for (Parameters each : mixer.parameters()) {
            from.restore("mixer", each);
        }
        descent.restore("descent", from);
        updates = Long.parseLong(from.note("learner.updates"));
        explorer.restore(Long.parseLong(from.note("learner.exploration")));
        sampler.restore(Long.parseLong(from.note("learner.memory")));
    }
}
