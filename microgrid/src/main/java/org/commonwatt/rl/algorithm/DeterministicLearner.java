package org.commonwatt.rl.algorithm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.algorithm.team.ActionCode;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.team.ActorDesign;
import org.commonwatt.rl.algorithm.team.ActorFunction;
import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.kernel.Backends;

/// Learns deterministic policies by the slope of critics (`docs/FORMULATION.md#ddpg`).
final class DeterministicLearner implements Learner {
    /// Pieces of a batch; fixed, since another number would be another order of summation.
    static final int SHARDS = 4;

    private final Stage stage;
    private final Ddpg.Settings settings;
    private final NetworkTeam team;
    private final Senses senses;
    private final List<DeterministicGroup> groups = new ArrayList<>();
    private final DeterministicGroup.Batch batch;
    private final List<List<ActorFunction>> following = new ArrayList<>();
    private final float[][] rows = new float[SHARDS][];
    private final IntConsumer lookAhead;
    private final int piece;
    private final RandomStream explorer;
    private final RandomStream sampler;
    private final Schedule noise;
    private long updates;
    private int criticReports;
    private int actorReports;
    private double criticLoss;
    private double actorLoss;
    private double valueSum;

    DeterministicLearner(Stage stage, Ddpg.Settings settings, CriticView view) {
        this.stage = stage;
        this.settings = settings;
        var design =
                new ActorDesign(
                        settings.hidden(),
                        settings.activation(),
                        ActorDesign.Head.TANH,
                        settings.shareParameters(),
                        settings.normaliseObservations(),
                        2);
        team = new NetworkTeam(stage.spec(), design, Backends.fastest());
        senses = new Senses(stage.play(), team, settings.gamma(), settings.scaleRewards());
        int size = stage.pace().batch();
        piece = (size + SHARDS - 1) / SHARDS;
        float[] nextActions = new float[size * stage.spec().actionSize()];
        batch =
                new DeterministicGroup.Batch(
                        senses, stage.replay(), view, new int[size], nextActions);
        var streams = stage.setup().streams("learner");
        explorer = streams.stream("exploration");
        sampler = streams.stream("memory");
        begin(new NetworkTeam(stage.spec(), design, Backends.fastest()), streams.stream("weights"));
        lookAhead = this::lookAhead;
        noise = new Schedule(settings.noiseFrom(), settings.noiseTo(), settings.noiseUntil());
    }

    private void begin(NetworkTeam target, RandomStream weights) {
        for (int k = 0; k < team.actors().size(); k++) {
            Actor actor = team.actors().get(k);
            var group =
                    new DeterministicGroup(
                            actor,
                            target.actors().get(k),
                            batch,
                            settings,
                            stage.setup().workers());
            group.initialise(weights);
            groups.add(group);
        }
        for (int s = 0; s < SHARDS; s++) {
            rows[s] = new float[piece * senses.widest()];
            List<ActorFunction> functions = new ArrayList<>();
            target.actors().forEach(actor -> functions.add(new ActorFunction(actor, piece)));
            following.add(functions);
        }
    }

    @Override
    public NetworkTeam team() {
        return team;
    }

    @Override
    public void explore(long steps, double[] actions, float[] coded) {
        double deviation = noise.at(steps, stage.setup().totalSteps());
        boolean isWarm = steps >= stage.pace().warmupSteps();
        int width = stage.spec().actionSize();
        for (int c = 0; c < stage.pace().copies(); c++) {
            for (int i = 0; i < stage.spec().agents().size(); i++) {
                ActionCode code = senses.actor(i).code();
                int at = c * width + stage.spec().actionAt(i);
                for (int k = 0; k < code.size(); k++) {
                    double normal =
                            isWarm
                                    ? code.normal(k, actions[at + k])
                                            + deviation * explorer.nextGaussian()
                                    : explorer.nextDouble(-1, 1);
                    coded[at + k] = (float) Math.clamp(normal, -1.0, 1.0);
                    actions[at + k] = code.stretched(k, coded[at + k]);
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
        stage.replay().draw(sampler, batch.drawn());
        stage.setup().workers().run(SHARDS, lookAhead);
        updates++;
        boolean movesActors = updates % settings.actorEvery() == 0;
        for (int k = 0; k < groups.size(); k++) {
            DeterministicGroup group = groups.get(k);
            group.learnCritic();
            criticLoss += group.criticLoss() / groups.size();
            valueSum += group.meanValue() / groups.size();
        }
        criticReports++;
        for (int k = 0; k < groups.size() && movesActors; k++) {
            groups.get(k).learnActor();
            actorLoss += groups.get(k).actorLoss() / groups.size();
        }
        actorReports += movesActors ? 1 : 0;
        for (int k = 0; k < groups.size(); k++) {
            groups.get(k).follow(updates);
        }
    }

    /// Computes what the policies that follow would do after a part of the batch's steps.
    private void lookAhead(int shard) {
        int first = shard * piece;
        int count = Math.min(piece, batch.drawn().length - first);
        List<ActorFunction> functions = following.get(shard);
        for (int k = 0; k < functions.size() && count > 0; k++) {
            ActorFunction function = functions.get(k);
            int[] agents = groups.get(k).agents();
            for (int m = 0; m < agents.length; m++) {
                lookAhead(function, agents[m], rows[shard], first, count);
            }
        }
    }

    private void lookAhead(
            ActorFunction function, int agent, float[] scratch, int first, int count) {
        int width = function.actor().inputSize();
        for (int r = 0; r < count; r++) {
            int step = batch.drawn()[first + r];
            senses.observation(agent, stage.replay().nextObservations(), step, scratch, r * width);
        }
        function.apply(scratch, count);
        for (int r = 0; r < count; r++) {
            int at = (first + r) * stage.spec().actionSize() + stage.spec().actionAt(agent);
            for (int j = 0; j < function.actor().code().size(); j++) {
                batch.nextActions()[at + j] = (float) StrictMath.tanh(function.output().get(r, j));
            }
        }
    }

    @Override
    public void report(Map<String, Double> figures) {
        if (criticReports > 0) {
            figures.put("losses/q_loss", criticLoss / criticReports);
            figures.put("charts/mean_q", valueSum / criticReports);
        }
        if (actorReports > 0) {
            figures.put("losses/actor_loss", actorLoss / actorReports);
        }
        criticReports = 0;
        actorReports = 0;
        criticLoss = 0;
        actorLoss = 0;
        valueSum = 0;
    }

    @Override
    public void save(Checkpoint into) {
        team.save(into);
        senses.save(into);
        groups.forEach(group -> group.save(into));
        into.note("learner.updates", Long.toString(updates));
        into.note("learner.exploration", Long.toString(explorer.state()));
        into.note("learner.memory", Long.toString(sampler.state()));
    }

    @Override
    public void restore(Checkpoint from) {
        team.restore(from);
        senses.restore(from);
        groups.forEach(group -> group.restore(from));
        updates = Long.parseLong(from.note("learner.updates"));
        explorer.restore(Long.parseLong(from.note("learner.exploration")));
        sampler.restore(Long.parseLong(from.note("learner.memory")));
    }
}
