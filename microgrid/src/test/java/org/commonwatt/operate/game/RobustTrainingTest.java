package org.commonwatt.operate.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.commonwatt.operate.agent.FeatureScales;
import org.commonwatt.operate.policy.HourTable;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.policy.RulePolicy;
import org.commonwatt.operate.policy.ScenarioDevices;
import org.commonwatt.operate.policy.TablePolicy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.scenario.shift.DemandRise;
import org.commonwatt.operate.scenario.shift.GridOutage;
import org.commonwatt.operate.scenario.shift.Shift;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.rl.algorithm.AdvantageProvider;
import org.commonwatt.rl.algorithm.Algorithm;
import org.commonwatt.rl.algorithm.Algorithms;
import org.commonwatt.rl.algorithm.Hyperparameters;
import org.commonwatt.rl.algorithm.TrainingSetup;
import org.commonwatt.rl.algorithm.robust.CandidateRule;
import org.commonwatt.rl.algorithm.robust.CandidateSet;
import org.commonwatt.rl.algorithm.robust.RobustMode;
import org.commonwatt.rl.algorithm.robust.Weighing;
import org.commonwatt.rl.env.CandidateInfo;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.ParallelEnvContract;
import org.commonwatt.rl.nn.Workers;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Communities whose days could have turned out differently, and learning in them.
final class RobustTrainingTest extends ParallelEnvContract {
    private static final long TOTAL = 600;
    private static final Map<String, String> SMALL =
            Map.of("rolloutSteps", "50", "copies", "4", "minibatch", "100", "hidden", "8");

    private final Scenario scenario = ScenarioFixture.random(8, 3, 8 * 24, "mid-market-rate");
    private final CandidateWindows windows =
            new CandidateWindows(
                    CommunityDays.of(scenario, 1, _ -> true),
                    List.of(
                            Shift.reference(new DemandRise()),
                            Shift.reference(new GridOutage(0.5, 4))));

    private Weighing weighing(RobustMode mode) {
        int groups = windows.days().firstDays().size();
        return new Weighing(
                mode,
                new CandidateSet(
                        groups, List.of("nominal", "demand", "outage"), List.of(0.0, 1.0, 1.0)));
    }

    private CommunityGame game(RobustMode mode) {
        List<Double> shares = new ArrayList<>();
        for (double share : weighing(mode).proposal()) {
            shares.add(share);
        }
        return new CommunityGame(
                new CandidateDraw(windows, shares),
                CommunityRules.USUAL,
                FeatureScales.of(scenario));
    }

    @Override
    protected ParallelEnv env() {
        return game(new RobustMode.Dosed(0.5));
    }

    @Override
    protected boolean terminates() {
        return false;
    }

    @Override
    protected int bytesPerStep() {
        return 500;
    }

    private static Algorithm begin(
            String algorithm, Supplier<CommunityGame> game, @Nullable CandidateRule rule) {
        return begin(algorithm, game, rule, Map.of());
    }

    private static Algorithm begin(
            String algorithm,
            Supplier<CommunityGame> game,
            @Nullable CandidateRule rule,
            Map<String, String> more) {
        var provider = (AdvantageProvider) Algorithms.of(algorithm);
        Record parameters =
                Hyperparameters.with(Hyperparameters.with(provider.defaults(), SMALL), more);
        var setup = new TrainingSetup(game, 5, TOTAL, parameters, Workers.caller());
        return rule == null ? provider.begin(setup) : provider.advised(setup, rule);
    }

    private static byte[] trained(Algorithm training) {
        while (training.steps() < TOTAL) {
            training.iterate();
        }
        return team(training);
    }

    private static byte[] team(Algorithm training) {
        var team = new Checkpoint();
        training.team().save(team);
        return team.toBytes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ppo", "ippo", "mappo"})
    void radiusOfZero_isNominalTraining_toTheLastBit(String algorithm) {
        byte[] nominal =
                trained(
                        begin(
                                algorithm,
                                () ->
                                        new CommunityGame(
                                                windows.days(),
                                                CommunityRules.USUAL,
                                                FeatureScales.of(scenario)),
                                null));
        for (RobustMode mode :
                List.of(
                        new RobustMode.Wasserstein(0),
                        new RobustMode.Mixed(0),
                        new RobustMode.Smoothed(0, 0.1),
                        new RobustMode.Dosed(0))) {
            var rule = new CandidateRule(weighing(mode), TOTAL);
            assertThat(trained(begin(algorithm, () -> game(mode), rule)))
                    .as(mode.text())
                    .isEqualTo(nominal);
        }
        var struck = new RobustMode.Wasserstein(0.3);
        var rule = new CandidateRule(weighing(struck), TOTAL);
        assertThat(trained(begin(algorithm, () -> game(struck), rule))).isNotEqualTo(nominal);
    }

    @Test
    void trainingThatWasInterrupted_goesOnWithTheSameBits() {
        var mode = new RobustMode.Mixed(0.4);
        Algorithm whole = begin("ippo", () -> game(mode), new CandidateRule(weighing(mode), TOTAL));
        whole.iterate();
        var half = new Checkpoint();
        whole.save(half);
        Algorithm resumed =
                begin("ippo", () -> game(mode), new CandidateRule(weighing(mode), TOTAL));
        resumed.restore(Checkpoint.of(half.toBytes()));
        assertThat(trained(resumed)).isEqualTo(trained(whole));
    }

    /// With a cautious critic of two heads, one for windows as they were and one for struck ones.
    @Test
    void cautiousTrainingWithTwoHeads_isAnother_andGoesOnWithTheSameBits() {
        var mode = new RobustMode.Dosed(0.5);
        Map<String, String> heads = Map.of("criticHeads", "2", "criticCaution", "0.05");
        Algorithm whole =
                begin("mappo", () -> game(mode), new CandidateRule(weighing(mode), TOTAL), heads);
        whole.iterate();
        var half = new Checkpoint();
        whole.save(half);
        Algorithm resumed =
                begin("mappo", () -> game(mode), new CandidateRule(weighing(mode), TOTAL), heads);
        resumed.restore(Checkpoint.of(half.toBytes()));
        byte[] bits = trained(whole);
        assertThat(trained(resumed)).isEqualTo(bits);
        Algorithm plain =
                begin("mappo", () -> game(mode), new CandidateRule(weighing(mode), TOTAL));
        assertThat(trained(plain)).isNotEqualTo(bits);
    }

    /// Mass is told per family and keeps the radius: at a cost of 1 it is at most ε.
    @Test
    void figures_tellTheMassOfEachFamily() {
        var mode = new RobustMode.Wasserstein(0.25);
        Algorithm training =
                begin("ippo", () -> game(mode), new CandidateRule(weighing(mode), TOTAL));
        training.iterate();
        Map<String, Double> figures = training.iterate().figures();
        double demand = Objects.requireNonNull(figures.get("robust/mass_demand"));
        double outage = Objects.requireNonNull(figures.get("robust/mass_outage"));
        assertThat(demand).isNotNegative();
        assertThat(figures.get("robust/mass")).isCloseTo(demand + outage, within(1e-12));
        assertThat(demand + outage).isLessThanOrEqualTo(0.25 + 1e-12);
        assertThat(figures).containsKey("robust/multiplier");
    }

    @Test
    void episodes_sayWhichCandidateTheyAre_andWhatTheyCost() {
        CommunityGame game = game(new RobustMode.Dosed(0.8));
        int at = CandidateInfo.place(game.spec());
        double[] info = new double[game.spec().infoNames().size()];
        double[] actions = new double[game.spec().actionSize()];
        Set<Integer> seen = new HashSet<>();
        for (long seed = 0; seed < 40; seed++) {
            game.reset(seed);
            double cost = 0;
            while (!game.ended()) {
                game.step(actions, 0);
                game.info(info, 0);
                cost += info[0];
            }
            seen.add((int) info[at + 1]);
            assertThat(info[at]).isBetween(0.0, windows.days().firstDays().size() - 1.0);
            assertThat(info[at + 2]).isCloseTo(-cost, within(1e-9));
        }
        assertThat(seen).containsExactlyInAnyOrder(0, 1, 2);
    }

    /// A residual of zero on a table is the table.
    @Test
    void residualOfZero_isTheTable() {
        Scenario days = ScenarioFixture.random(8, 3, 4 * 24, "mid-market-rate");
        double[] numbers = new double[2 * HourTable.ROWS];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = k % 7 / 10.0;
        }
        var table = HourTable.of(numbers);
        var game =
                new CommunityGame(
                        CommunityDays.of(days, 2, _ -> true),
                        CommunityRules.USUAL
                                .withRandomStart(0)
                                .withBase(each -> policy(each, table)),
                        FeatureScales.of(days));
        game.reset(3);
        double[] zeros = new double[game.spec().actionSize()];
        while (!game.ended()) {
            game.step(zeros, 0);
        }
        var run = new Simulation(days, policy(days, table));
        org.commonwatt.operate.simulation.LeadIn.execute(run, 24, _ -> {});
        while (run.step() < 72) {
            run.advance(StepObserver.NONE);
        }
        for (int i = 0; i < days.community().size(); i++) {
            assertThat(game.simulation().state().storedKwh(i))
                    .isCloseTo(run.state().storedKwh(i), within(1e-9));
        }
    }

    private static Policy policy(Scenario scenario, HourTable table) {
        var devices = new ScenarioDevices(scenario.community(), scenario.axis().stepHours());
        return new TablePolicy(devices, RulePolicy.Settings.of(scenario), table, scenario.axis());
    }
}
