package org.commonwatt.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.commonwatt.explain.BalanceExplanation.Meters;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.junit.jupiter.api.Test;

final class BalanceExplanationTest {
    private static BalanceExplanation of(Scenario scenario, int step, Meters meters) {
        var run =
                new Replay(scenario)
                        .until(Policies.of("rule", scenario, 1), step + 1, Replay.Witness.NONE);
        return BalanceExplanation.of(run, "rule", meters, true);
    }

    /// One wants 3 kWh, the other has 1 kWh to give: 2 kWh come from the grid, 1 from the
    /// neighbour.
    @Test
    void balance_ofTwo_isThatOfTheHand() {
        Scenario scenario =
                new ScenarioFixture()
                        .mechanism("mid-market-rate")
                        .member(Participant.home("user"), new double[] {3}, new double[] {0})
                        .member(Participant.home("maker"), new double[] {0}, new double[] {1})
                        .build();
        BalanceExplanation all = of(scenario, 0, new Meters("both", List.of(0, 1), true));
        assertThat(all.parts())
                .containsExactly(
                        new BalanceExplanation.Part("demand", 3),
                        new BalanceExplanation.Part("generation", -1));
        assertThat(all.meter().netKwh()).isCloseTo(2, within(1e-12));
        assertThat(all.meter().pooledKwh()).isCloseTo(1, within(1e-12));
        assertThat(all.members())
                .containsExactly(
                        new BalanceExplanation.Net("user", 3),
                        new BalanceExplanation.Net("maker", -1));
        assertThat(all.sentences().getFirst().key()).isEqualTo("balance.takes.all");
        BalanceExplanation maker = of(scenario, 0, new Meters("maker", List.of(1), true));
        assertThat(maker.sentences())
                .extracting(Sentence::key)
                .containsExactly("balance.gives", "balance.part", "balance.pool.gives");
        assertThat(of(scenario, 0, new Meters("both", List.of(0, 1), false)).members()).isEmpty();
    }

    @Test
    void balance_ofAnyMembersAndStep_addsUp() {
        for (long seed = 0; seed < 4; seed++) {
            Scenario scenario = ScenarioFixture.random(seed, 6, 48, "mid-market-rate");
            List<Integer> all = IntStream.range(0, 6).boxed().toList();
            for (int step = 0; step < 48; step += 5) {
                for (List<Integer> some : List.of(all, List.of(2), List.of(0, 3, 5))) {
                    BalanceExplanation balance = of(scenario, step, new Meters("some", some, true));
                    assertThat(balance.isFaithful())
                            .as("seed %d, step %d, members %s: %s", seed, step, some, balance)
                            .isTrue();
                }
            }
        }
    }
}
