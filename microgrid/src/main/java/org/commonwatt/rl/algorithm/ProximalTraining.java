package org.commonwatt.rl.algorithm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.algorithm.rollout.AdvantageRule;
import org.commonwatt.rl.algorithm.rollout.Critic;
import org.commonwatt.rl.algorithm.rollout.EpisodeTally;
import org.commonwatt.rl.algorithm.rollout.GroupRows;
import org.commonwatt.rl.algorithm.rollout.ProximalLearner;
import org.commonwatt.rl.algorithm.rollout.Rollout;
import org.commonwatt.rl.algorithm.rollout.Sampler;
import org.commonwatt.rl.algorithm.rollout.StateRows;
import org.commonwatt.rl.algorithm.rollout.UpdateFigures;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.team.ActorDesign;
import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.JointEnv;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.VectorEnv;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.kernel.Backends;
import org.commonwatt.rl.nn.layer.Orthogonal;
import org.commonwatt.rl.nn.normaliser.RewardScaler;
import org.commonwatt.rl.nn.normaliser.ValueNormaliser;
import org.commonwatt.rl.nn.returns.GeneralizedAdvantage;
import org.jspecify.annotations.Nullable;

/// Proximal policy optimisation: samplers play a rollout, advantages are estimated in one place,
/// learners update each actor and its critic. [Ppo], [Ippo] and [Mappo] say who the agents are and
/// what critics see.
final class ProximalTraining implements Algorithm {
    /// Who decides, and what critics see.
    enum Kind {
        /// One agent that sees and does everything.
        JOINT,
        /// Each agent with a critic of its own observation.
        INDEPENDENT,
        /// Each agent with a critic of the state.
        CENTRAL
    }

    private static final String STEPS = "training.steps";
    private static final String REWARDS = "training.rewards";
    private static final double REWARD_CLIP = 10;

    private final TrainingSetup setup;
    private final ProximalParameters parameters;
    private final AdvantageRule rule;
    private final NetworkTeam team;
    private final MeanTeam judged;
    private final Rollout rollout;
    private final @Nullable StateRows states;
    private final List<GroupRows> groups = new ArrayList<>();
    private final List<Sampler> samplers = new ArrayList<>();
    private final List<ProximalLearner> learners = new ArrayList<>();
    private final Exploration exploration;
    private final RewardScaler scaler;
    private final double[] stepRewards;
    private final boolean[] stepEnds;
    private long steps;

    ProximalTraining(TrainingSetup setup, Kind kind, AdvantageRule rule) {
        this.setup = setup;
        this.rule = rule;
        parameters = setup.parameters(ProximalParameters.class);
        ParallelEnv first = setup.game().get();
        EnvSpec spec = first.spec();
        boolean joins = kind == Kind.JOINT && spec.agents().size() > 1;
        ActorDesign design = parameters.design(spec);
        team =
                joins
                        ? NetworkTeam.joint(spec, design, Backends.fastest())
                        : new NetworkTeam(spec, design, Backends.fastest());
        judged = new MeanTeam(team, parameters.policyMemory());
        int agents = joins ? 1 : spec.agents().size();
        int cells = parameters.rolloutSteps() * parameters.copies();
        rollout = new Rollout(parameters.rolloutSteps(), parameters.copies(), agents);
        states =
                kind == Kind.CENTRAL
                        ? new StateRows(
                                spec.state().size(), cells, parameters.normaliseObservations())
                        : null;
        for (Actor actor : team.actors()) {
            groups.add(new GroupRows(actor, critic(actor), states, parameters.chunks()));
        }
        begin();
        exploration = new Exploration(parameters, team.actors());
        exploration.follow(0, setup.totalSteps());
        Supplier<? extends ParallelEnv> game = setup.game();
        addSamplers(joins ? () -> new JointEnv(game.get()) : game);
        int columns = parameters.copies() * agents;
        scaler = new RewardScaler(columns, parameters.gamma(), REWARD_CLIP);
        stepRewards = new double[columns];
        stepEnds = new boolean[columns];
    }

    private Critic critic(Actor actor) {
        ValueNormaliser normaliser =
                parameters.normaliseValues() ? new ValueNormaliser(parameters.valueMemory()) : null;
        return states == null
                ? Critic.local(actor, parameters.critic(), normaliser)
                : Critic.central(actor, states.size(), parameters.critic(), normaliser);
    }

    private void begin() {
        for (GroupRows rows : groups) {
            String name = rows.actor().name();
            RandomStream actorStream = setup.streams("weights").stream("actor", name);
            rows.actor()
                    .initialise(
                            actorStream,
                            Orthogonal.HIDDEN_GAIN,
                            parameters.outputGain(),
                            parameters.logDeviation());
            rows.critic()
                    .initialise(
                            setup.streams("weights").stream("critic", name),
                            Orthogonal.HIDDEN_GAIN);
            learners.add(
                    new ProximalLearner(
                            rows,
                            parameters.settings(),
                            setup.streams("learning").stream("shuffling", name),
                            setup.workers()));
        }
    }

    private void addSamplers(Supplier<? extends ParallelEnv> game) {
        int copies = parameters.copies();
        int shards = Math.min(parameters.shards(), copies);
        var target = new Sampler.Target(rollout, groups, states);
        for (int s = 0; s < shards; s++) {
            int first = copies * s / shards;
            int count = copies * (s + 1) / shards - first;
            var vector = new VectorEnv(count, first, game);
            var sampler = new Sampler(vector, first, target, setup.streams("acting"));
            sampler.reset(setup.streams("episodes").seed());
            samplers.add(sampler);
        }
    }

    @Override
    public Iteration iterate() {
        if (!parameters.learnDeviation()) {
            exploration.follow(steps, setup.totalSteps());
        }
        setup.workers().run(samplers.size(), number -> samplers.get(number).play());
        scaleRewards();
        rollout.estimate(new GeneralizedAdvantage(parameters.gamma(), parameters.lambda()), rule);
        var pace =
                new ProximalLearner.Pace(
                        at(parameters.learningRate(), parameters.learningRateEnd()),
                        parameters.clip(),
                        at(parameters.entropyWeight(), parameters.entropyWeightEnd()));
        var figures = new UpdateFigures();
        for (ProximalLearner learner : learners) {
            learner.learn(rollout, pace);
            figures.add(learner.figures());
        }
        groups.forEach(GroupRows::learnMoments);
        if (states != null) {
            states.learnMoments();
        }
        judged.follow();
        int played = parameters.rolloutSteps() * parameters.copies();
        steps += played;
        return iteration(played, figures, pace);
    }

    private double at(double from, double to) {
        return new Schedule(from, to, 1).at(steps, setup.totalSteps());
    }

    /// Steps in order, so that the scale depends on nothing but the rewards.
    private void scaleRewards() {
        if (!parameters.scaleRewards()) {
            return;
        }
        double[] rewards = rollout.recorded().rewards();
        for (int t = 0; t < rollout.steps(); t++) {
            int first = rollout.at(t, 0);
            for (int k = 0; k < stepRewards.length; k++) {
                stepRewards[k] = rewards[first + k];
                stepEnds[k] =
                        rollout.recorded().terminated()[first + k]
                                || rollout.recorded().truncated()[first + k];
            }
            scaler.scale(stepRewards, stepEnds);
            System.arraycopy(stepRewards, 0, rewards, first, stepRewards.length);
        }
    }

    private Iteration iteration(int played, UpdateFigures update, ProximalLearner.Pace pace) {
        var tally = new EpisodeTally();
        samplers.forEach(sampler -> tally.add(sampler.tally()));
        Map<String, Double> figures = new LinkedHashMap<>(rule.figures());
        figures.putAll(
                Map.of(
                        "losses/policy_loss",
                        update.policyLoss(),
                        "losses/value_loss",
                        update.valueLoss(),
                        "losses/entropy",
                        update.entropy(),
                        "losses/approx_kl",
                        update.divergence(),
                        "losses/clipfrac",
                        update.clipped(),
                        "losses/explained_variance",
                        rollout.explainedVariance(),
                        "charts/learning_rate",
                        pace.learningRate(),
                        "charts/log_deviation",
                        mean(Actor::meanLogDeviation)));
        return new Iteration(
                played, tally.episodes(), tally.meanReturn(), tally.meanLength(), figures);
    }

    private double mean(ToDoubleFunction<Actor> of) {
        return team.actors().stream().mapToDouble(of).sum() / team.actors().size();
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public TeamPolicy team() {
        return judged.team();
    }

    @Override
    public void save(Checkpoint into) {
        team.save(into);
        judged.save(into);
        learners.forEach(learner -> learner.save(into));
        samplers.forEach(sampler -> sampler.save(into));
        if (states != null) {
            states.save(into);
        }
        rule.save(into);
        into.put(REWARDS, scaler.state()).note(STEPS, Long.toString(steps));
    }

    @Override
    public void restore(Checkpoint from) {
        team.restore(from);
        judged.restore(from);
        learners.forEach(learner -> learner.restore(from));
        samplers.forEach(sampler -> sampler.restore(from));
        if (states != null) {
            states.restore(from);
        }
        rule.restore(from);
        scaler.restore(from.numbers(REWARDS));
        steps = Long.parseLong(from.note(STEPS));
    }
}
