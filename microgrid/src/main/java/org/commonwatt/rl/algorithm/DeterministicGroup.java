package org.commonwatt.rl.algorithm;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.algorithm.replay.Replay;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.value.Descent;
import org.commonwatt.rl.algorithm.value.Following;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.ShardedGradient;
import org.commonwatt.rl.nn.Workers;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.layer.Mlp;
import org.commonwatt.rl.nn.layer.Orthogonal;

/// One policy network, the critic of the agents that it decides for, and those that follow both.
final class DeterministicGroup {
    /// What all groups of a team read.
    ///
    /// @param drawn numbers of the batch's steps
    /// @param nextActions joint actions of the policies that follow after those steps, in terms of
    ///   the policy
    @SuppressWarnings("ArrayRecordComponent") // filled before each update, not copied
    record Batch(Senses senses, Replay replay, CriticView view, int[] drawn, float[] nextActions) {}

    private final String name;
    private final Actor actor;
    private final Actor targetActor;
    private final Mlp critic;
    private final Mlp targetCritic;
    private final ShardedGradient criticGradient;
    private final ShardedGradient actorGradient;
    private final Descent criticDescent;
    private final Descent actorDescent;
    private final Following following;
    private final List<CriticShard> criticShards = new ArrayList<>();
    private final List<ActorShard> actorShards = new ArrayList<>();
    private final int[] agents;
    private final int rows;

    DeterministicGroup(
            Actor actor, Actor targetActor, Batch batch, Ddpg.Settings settings, Workers workers) {
        this.actor = actor;
        this.targetActor = targetActor;
        name = actor.name();
        agents = actor.agents();
        rows = batch.drawn().length * agents.length;
        var inputs = new CriticRows(batch, actor);
        critic = network(actor, inputs, settings);
        targetCritic = network(actor, inputs, settings);
        int shards = DeterministicLearner.SHARDS;
        int piece = (rows + shards - 1) / shards;
        for (int k = 0; k < shards; k++) {
            criticShards.add(
                    new CriticShard(critic, targetCritic, inputs, settings.gamma(), piece));
            actorShards.add(new ActorShard(actor, critic, inputs, piece));
        }
        criticGradient = new ShardedGradient(criticShards, workers);
        actorGradient = new ShardedGradient(actorShards, workers);
        criticDescent =
                new Descent(
                        List.of(critic.parameters()),
                        settings.criticRate(),
                        settings.gradientNorm());
        actorDescent =
                new Descent(
                        List.of(actor.parameters()), settings.actorRate(), settings.gradientNorm());
        following = new Following(settings.targetTau(), 1);
    }

    private static Mlp network(Actor actor, CriticRows inputs, Ddpg.Settings settings) {
        var parameters = new Parameters(actor.parameters().backend());
        return new Mlp(
                parameters, "critic", settings.activation(), inputs.width(), settings.hidden(), 1);
    }

    /// Numbers of its agents.
    int[] agents() {
        return agents;
    }

    void initialise(RandomStream weights) {
        actor.initialise(weights, Orthogonal.HIDDEN_GAIN, Orthogonal.POLICY_GAIN, 0);
        critic.initialise(weights, Orthogonal.HIDDEN_GAIN, 1);
        targetActor.parameters().follow(actor.parameters(), 1);
        targetCritic.parameters().follow(critic.parameters(), 1);
    }

    /// One step of the critic.
    void learnCritic() {
        criticGradient.compute(rows);
        criticDescent.step(criticGradient);
    }

    /// One step of the policy.
    void learnActor() {
        actorGradient.compute(rows);
        actorDescent.step(actorGradient);
    }

    /// Moves those that follow.
    void follow(long updates) {
        following.follow(updates, targetActor.parameters(), actor.parameters());
        following.follow(updates, targetCritic.parameters(), critic.parameters());
    }

    /// Mean loss of the critic in the last update.
    double criticLoss() {
        double sum = 0;
        for (int k = 0; k < criticShards.size(); k++) {
            sum += criticShards.get(k).loss();
        }
        return sum / rows;
    }

    /// Mean value of what was done, in the last update.
    double meanValue() {
        double sum = 0;
        for (int k = 0; k < criticShards.size(); k++) {
            sum += criticShards.get(k).value();
        }
        return sum / rows;
    }

    /// Mean loss of the policy in its last update.
    double actorLoss() {
        double sum = 0;
        for (int k = 0; k < actorShards.size(); k++) {
            sum += actorShards.get(k).loss();
        }
        return sum / rows;
    }

    void save(Checkpoint into) {
        into.put("target." + name, targetActor.parameters());
        into.put("critic." + name, critic.parameters());
        into.put("targetCritic." + name, targetCritic.parameters());
        actorDescent.save("actorDescent." + name, into);
        criticDescent.save("criticDescent." + name, into);
    }

    void restore(Checkpoint from) {
        from.restore("target." + name, targetActor.parameters());
        from.restore("critic." + name, critic.parameters());
        from.restore("targetCritic." + name, targetCritic.parameters());
        actorDescent.restore("actorDescent." + name, from);
        criticDescent.restore("criticDescent." + name, from);
    }
}
