package org.commonwatt.experiments.training;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.commonwatt.experiments.sharing.ThreadWorkers;
import org.commonwatt.rl.algorithm.AdvantageProvider;
import org.commonwatt.rl.algorithm.Algorithm;
import org.commonwatt.rl.algorithm.AlgorithmProvider;
import org.commonwatt.rl.algorithm.Hyperparameters;
import org.commonwatt.rl.algorithm.TrainingSetup;
import org.commonwatt.rl.algorithm.robust.CandidateRule;
import org.commonwatt.rl.algorithm.robust.RobustMode;
import org.commonwatt.rl.algorithm.robust.Weighing;
import org.commonwatt.rl.algorithm.rollout.AdvantageRule;
import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.env.BrokenGameException;
import org.commonwatt.rl.env.CheckedEnv;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.nn.Workers;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.checkpoint.CheckpointException;
import org.commonwatt.rl.nn.kernel.Backends;
import org.jspecify.annotations.Nullable;

/// Trains by an algorithm that learns step by step.
public final class AlgorithmTrainer implements Trainer {
    private static final long STEPS = 1_000_000;

    private final AlgorithmProvider provider;
    private final Clock clock;
    private final TrainingFolder.FileWriting writing;

    /// @param clock tells how long it takes
    public AlgorithmTrainer(AlgorithmProvider provider, Clock clock) {
        this(provider, clock, TrainingFolder.FileWriting.ordinary());
    }

    /// @param writing puts files on the disk
    AlgorithmTrainer(AlgorithmProvider provider, Clock clock, TrainingFolder.FileWriting writing) {
        this.provider = provider;
        this.clock = clock;
        this.writing = writing;
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public String summary() {
        return provider.summary();
    }

    @Override
    public Map<String, String> defaults() {
        return Hyperparameters.texts(provider.defaults());
    }

    @Override
    public boolean weighsDays() {
        return provider instanceof AdvantageProvider;
    }

    @Override
    public boolean weighsAgents() {
        return FairTraining.suits(provider);
    }

    @Override
    public List<TrainingOutcome> train(TrainingRequest request, TrainingWatch watch) {
        requireWeighs(request.robust());
        return ModeSearch.train(name(), request, watch, this::settled);
    }

    private List<TrainingOutcome> settled(TrainingRequest request, TrainingWatch watch) {
        TrainingGame game =
                TrainingGames.open(request.scenario(), request.gameOptions(), request.robust());
        return train(request, game, watch);
    }

    /// Trains in a game that has no name.
    public List<TrainingOutcome> train(
            TrainingRequest request, TrainingGame game, TrainingWatch watch) {
        try (var workers = new ThreadWorkers(request.threads())) {
            return SeedRuns.each(name(), request, single -> one(single, game, workers, watch));
        } catch (BrokenGameException broken) {
            throw new TrainingRefusal(broken);
        }
    }

    private TrainingOutcome one(
            TrainingRequest request, TrainingGame game, Workers workers, TrainingWatch watch) {
        TrainingPlan plan = plan(request, game);
        Algorithm algorithm = begin(plan, workers);
        if (request.start() != null) {
            startFrom(PolicyFolder.open(request.start()), algorithm);
        }
        try (TrainingFolder folder =
                TrainingFolder.open(request.folder(), request.resume(), writing)) {
            var sitting = new Sitting(clock);
            var standing = new Standing();
            Checkpoint from = restore(plan, folder, algorithm, standing);
            try (var log = new TrainingLog(folder, algorithm.steps(), from, sitting.now())) {
                Validation validation = game.judging().apply(plan.pace().validationEpisodes());
                var parts =
                        new TrainingLoop.Parts(
                                algorithm, validation, folder, log, standing, sitting);
                return new TrainingLoop(plan, parts, watch).run();
            }
        }
    }

    private static Supplier<CheckedEnv> checked(Supplier<? extends ParallelEnv> maker) {
        return () -> new CheckedEnv(maker.get());
    }

    private TrainingPlan plan(TrainingRequest request, TrainingGame game) {
        var sources = ParameterSources.of(name(), game.names(), provider.defaults(), request);
        long total = request.effort().steps().orElse(sources.steps().orElse(STEPS));
        return new TrainingPlan(
                name(),
                sources.parameters(),
                game,
                request.seeds().getFirst(),
                total,
                TrainingPlan.Pace.of(request.effort(), total, game.spec().maxSteps()),
                request.effort().minutes(),
                request.command(),
                request.software());
    }

    private Algorithm begin(TrainingPlan plan, Workers workers) {
        try {
            var setup =
                    new TrainingSetup(
                            checked(plan.game().training()),
                            plan.seed(),
                            plan.totalSteps(),
                            plan.parameters(),
                            workers);
            FairTraining fair = FairTraining.of(plan);
            fair.requireSuited(provider, plan.parameters());
            Weighing weighing = plan.game().weighing();
            if (weighing == null && !(fair.applies() && provider instanceof AdvantageProvider)) {
                return provider.begin(setup);
            }
            if (provider instanceof AdvantageProvider advised) {
                AdvantageRule days =
                        weighing == null
                                ? AdvantageRule.none()
                                : new CandidateRule(weighing, plan.totalSteps());
                return advised.advised(setup, fair.before(days));
            }
            requireWeighs(weighing == null ? new RobustMode.None() : weighing.mode());
            return provider.begin(setup);
        } catch (IllegalArgumentException unsuited) {
            throw new TrainingRefusal(unsuited);
        }
    }

    /// Doses are in what is played; other modes weigh what was.
    private void requireWeighs(RobustMode mode) {
        boolean inEpisodes =
                mode.isNone()
                        || mode instanceof RobustMode.Dosed
                        || mode instanceof RobustMode.Randomised;
        if (!inEpisodes && !weighsDays()) {
            throw new TrainingRefusal(
                    "The algorithm %s cannot weigh episodes: it learns robustly by randomised and dose only."
                            .formatted(name()));
        }
    }

    /// Gives the algorithm's team the networks of a policy.
    private static void startFrom(PolicyFolder policy, Algorithm algorithm) {
        if (algorithm.team() instanceof NetworkTeam team
                && policy.team(team.spec(), Backends.fastest()) instanceof NetworkTeam known) {
            if (!known.design().equals(team.design())) {
                throw new TrainingRefusal(
                        "%s has other networks than this training: %s, not %s.\nMaybe set hidden and activation to those of the policy."
                                .formatted(policy.path(), known.design(), team.design()));
            }
            var weights = new Checkpoint();
            known.save(weights);
            team.restore(weights);
        } else {
            throw new TrainingRefusal(
                    "%s has no networks that this algorithm can begin with."
                            .formatted(policy.path()));
        }
    }

    /// Goes on from the checkpoint of a folder where there is one.
    private static @Nullable Checkpoint restore(
            TrainingPlan plan, TrainingFolder folder, Algorithm algorithm, Standing standing) {
        byte[] bytes = folder.read(TrainingFolder.CHECKPOINT);
        if (bytes == null) {
            return null;
        }
        try {
            Checkpoint from = Checkpoint.of(bytes);
            plan.requireSame(from);
            algorithm.restore(from.part(TrainingLoop.ALGORITHM));
            standing.restore(from);
            return from;
        } catch (CheckpointException e) {
            throw new TrainingRefusal(
                    "%s: %s".formatted(folder.file(TrainingFolder.CHECKPOINT), e.getMessage()), e);
        }
    }
}
