package org.commonwatt.experiments.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.experiments.game.CommunityGames;
import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.experiments.game.TunedPolicy;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.DaySlice;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.WindowRun;
import org.commonwatt.rl.algorithm.robust.RobustMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NumbersTrainerTest {
    @TempDir private Path folder;

    private TrainingRequest request(Map<String, String> game, Map<String, String> parameters) {
        return new TrainingRequest(
                "terrace",
                new GameOptions(game),
                null,
                parameters,
                List.of(1L),
                new TrainingRequest.Effort(
                        OptionalLong.empty(),
                        OptionalDouble.empty(),
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        OptionalLong.empty()),
                1,
                folder.resolve("tuned"),
                false,
                "train",
                "test",
                null,
                RobustMode.parse("none"));
    }

    private static double costOfADay(Scenario days, Policy policy) {
        return WindowRun.play(days, 1, policy, System::nanoTime).cost();
    }

    private static Scenario days() {
        return DaySlice.of(TrainingGames.community("terrace", GameOptions.none()).scenario(), 0, 3);
    }

    @Test
    void ruleWithUsualNumbers_isTheRule_toTheLastBit() {
        Scenario days = days();
        double[] usual = TunedPolicy.RULE.start();
        assertThat(costOfADay(days, TunedPolicy.RULE.policy(days, usual)))
                .isEqualTo(costOfADay(days, Policies.of("rule", days, 1)));
    }

    @ParameterizedTest
    @EnumSource
    void tuned_isAPolicyToRun_toRead_andToDeviateFrom(TunedPolicy kind) throws IOException {
        var small = Map.of("candidates", "5", "elite", "0.4", "rounds", "2", "windows", "2");
        var outcomes =
                new NumbersTrainer(kind, Clock.systemUTC())
                        .train(request(Map.of("window", "1"), small), TrainingWatch.NONE);
        assertThat(outcomes.getFirst().best()).isPresent();
        Path tuned = folder.resolve("tuned");
        CommunityGames.Base base = CommunityTeams.base(tuned);
        assertThat(base.name()).isEqualTo(kind.key());
        assertThat(Files.readString(tuned.resolve("policy/table.txt")))
                .isEqualTo(
                        kind.chart(
                                base.numbers().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray()));
        Scenario days = days();
        assertThat(costOfADay(days, CommunityTeams.policy(tuned, days)))
                .isEqualTo(costOfADay(days, base.maker().apply(days)));
        var deviating =
                TrainingGames.community(
                        "terrace", new GameOptions(Map.of("base", tuned.toString())));
        assertThat(deviating.base().numbers()).isEqualTo(base.numbers());
    }

    @Test
    void base_folderOfAnotherTraining_isRefused() {
        Path networks = BundledPolicies.folder("neighbourhoods-trained").orElseThrow();
        assertThatThrownBy(() -> CommunityTeams.base(networks))
                .isInstanceOf(TrainingRefusal.class)
                .hasMessageContaining("holds no tuned policy")
                .hasMessageEndingWith("Maybe train one by table or tuned-rule.");
    }
}
