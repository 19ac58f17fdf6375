package org.commonwatt.rl.algorithm.rollout;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.algorithm.team.ActorDesign;
import org.commonwatt.rl.nn.Parameter;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.ShardedGradient;
import org.commonwatt.rl.nn.Workers;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.kernel.Store;
import org.commonwatt.rl.nn.optimiser.Adam;
import org.commonwatt.rl.nn.optimiser.GradientNorm;

/// Updates one actor and its critic from a rollout by proximal policy optimisation (Schulman et al.
/// 2017, algorithm 1): several passes over all rows, or sequences of rows, in random minibatches,
/// with the clipped surrogate for the actor and the squared or Huber error of returns for the
/// critic. Each has an Adam optimiser of its own.
public final class ProximalLearner {
    private static final int PIECE = 128;
    private static final double ADAM_EPSILON = 1e-5;
    private static final double LEAST_DEVIATION = 1e-8;

    /// What changes from one update to the next.
    ///
    /// @param clip how far the ratio of probabilities counts
    public record Pace(double learningRate, double clip, double entropyWeight) {}

    private final GroupRows rows;
    private final ProximalSettings settings;
    private final RandomStream shuffling;
    private final Minibatch minibatch;
    private final List<ProximalShard> shards = new ArrayList<>();
    private final ShardedGradient gradient;
    private final Adam actorAdam;
    private final Adam criticAdam;
    private final UpdateFigures figures = new UpdateFigures();
    private final UpdateFigures epochFigures = new UpdateFigures();
    private final float[] advantages;
    private final float[] targets;
    private final double[] returns;

    /// Where networks remember, whether an episode begins with a row.
    private final boolean[] begins;

    private Pace pace = new Pace(0, 0, 0);

    /// @param shuffling orders rows; belongs to this learner
    public ProximalLearner(
            GroupRows rows, ProximalSettings settings, RandomStream shuffling, Workers workers) {
        this.rows = rows;
        this.settings = settings;
        this.shuffling = shuffling;
        int count = rows.count();
        int chunks = rows.chunkCount();
        int wanted = Math.max(1, settings.minibatch() / rows.chunks.length());
        minibatch = new Minibatch(chunks, wanted);
        int most = (chunks + minibatch.batches() - 1) / minibatch.batches();
        int piece = Math.min(PIECE, (most + settings.shards() - 1) / settings.shards());
        for (int s = 0; s < settings.shards(); s++) {
            shards.add(new ProximalShard(this, piece));
        }
        gradient = new ShardedGradient(shards, workers);
        Adam.Settings adam = Adam.Settings.of(0, ADAM_EPSILON);
        actorAdam = new Adam(rows.actor.parameters(), adam);
        criticAdam = new Adam(rows.critic.parameters(), adam);
        advantages = new float[count];
        targets = new float[count];
        returns = new double[count];
        begins = new boolean[rows.units() > 0 ? count : 0];
    }

    GroupRows rows() {
        return rows;
    }

    ProximalSettings settings() {
        return settings;
    }

    Minibatch minibatch() {
        return minibatch;
    }

    Pace pace() {
        return pace;
    }

    /// Whether something was remembered that must be forgotten before a row.
    boolean begins(int row) {
        return begins.length > 0 && begins[row];
    }

    double advantage(int row) {
        return advantages[row];
    }

    double target(int row) {
        return targets[row];
    }

    /// Figures of the last call of [#learn].
    public UpdateFigures figures() {
        return figures;
    }

    /// Updates actor and critic.
    public void learn(Rollout rollout, Pace newPace) {
        pace = newPace;
        actorAdam.learningRate(pace.learningRate());
        criticAdam.learningRate(pace.learningRate());
        prepare(rollout);
        figures.clear();
        minibatch.sort();
        boolean isNear = true;
        for (int epoch = 0; epoch < settings.epochs() && isNear; epoch++) {
            minibatch.shuffle(shuffling);
            epochFigures.clear();
            for (int batch = 0; batch < minibatch.batches(); batch++) {
                minibatch.select(batch);
                update();
            }
            figures.add(epochFigures);
            double bound = settings.targetDivergence();
            isNear = bound == 0 || epochFigures.divergence() <= bound;
        }
    }

    private void prepare(Rollout rollout) {
        int count = rows.count();
        for (int r = rows.columns(); r < begins.length; r++) {
            int before = rows.joint(r - rows.columns(), rollout.agents());
            begins[r] =
                    rollout.recorded().terminated()[before]
                            || rollout.recorded().truncated()[before];
        }
        double mean = 0;
        for (int r = 0; r < count; r++) {
            int at = rows.joint(r, rollout.agents());
            returns[r] = rollout.returns()[at];
            mean += rollout.advantages()[at] / count;
        }
        rows.critic.learnMoments(returns, count);
        double squares = 0;
        for (int r = 0; r < count; r++) {
            double distance = rollout.advantages()[rows.joint(r, rollout.agents())] - mean;
            squares += distance * distance / count;
            targets[r] = (float) rows.critic.normalised(returns[r]);
        }
        boolean normalises = settings.normalisesAdvantages();
        double shift = normalises ? mean : 0;
        double scale = normalises ? 1 / (Math.sqrt(squares) + LEAST_DEVIATION) : 1;
        for (int r = 0; r < count; r++) {
            double advantage = rollout.advantages()[rows.joint(r, rollout.agents())];
            advantages[r] = (float) ((advantage - shift) * scale);
        }
    }

    private void update() {
        gradient.compute(minibatch.size());
        for (ProximalShard shard : shards) {
            shard.addTo(epochFigures);
        }
        Parameters actor = rows.actor.parameters();
        Store actorGradient = gradient.gradient(actor);
        boolean isGaussian = rows.actor.design().head() == ActorDesign.Head.GAUSSIAN;
        if (isGaussian && !settings.learnsDeviation()) {
            Parameter deviation = rows.actor.logDeviation();
            for (int k = 0; k < deviation.size(); k++) {
                actorGradient.set(deviation.offset() + k, 0);
            }
        }
        step(actorAdam, actorGradient);
        step(criticAdam, gradient.gradient(rows.critic.parameters()));
    }

    private void step(Adam adam, Store slope) {
        if (settings.gradientNorm() > 0) {
            GradientNorm.clip(adam.parameters().backend(), slope, settings.gradientNorm());
        }
        adam.step(slope);
    }

    private String name() {
        return "learner." + rows.actor.name();
    }

    /// Puts critic, optimisers and stream in; the actor belongs to its team.
    public void save(Checkpoint into) {
        rows.critic.save(into);
        into.put(name() + ".actor", actorAdam);
        into.put(name() + ".critic", criticAdam);
        into.note(name() + ".shuffling", Long.toString(shuffling.state()));
    }

    /// Takes them over.
    public void restore(Checkpoint from) {
        rows.critic.restore(from);
        from.restore(name() + ".actor", actorAdam);
        from.restore(name() + ".critic", criticAdam);
        shuffling.restore(Long.parseLong(from.note(name() + ".shuffling")));
    }
}
