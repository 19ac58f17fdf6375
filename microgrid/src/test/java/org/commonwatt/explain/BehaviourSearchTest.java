package org.commonwatt.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.RunAccounts;
import org.junit.jupiter.api.Test;

final class BehaviourSearchTest {
    /// Two days of 1 kWh an hour at 0.10, but 0.30 from 18:00 to 19:00.
    private static Scenario dearEvening(Participant home) {
        double[] prices = new double[48];
        Arrays.fill(prices, 0.10);
        prices[18] = 0.30;
        prices[42] = 0.30;
        double[] demand = new double[48];
        Arrays.fill(demand, 1);
        return new ScenarioFixture().prices(prices).member(home, demand, new double[48]).build();
    }

    private static CounterfactualExplanation search(Scenario scenario, int i, double wanted) {
        RunAccounts run =
                new Replay(scenario).of(Policies.of("rule", scenario, 1), Replay.Witness.NONE);
        return new BehaviourSearch(
                        new Replay(scenario), s -> Policies.of("rule", s, 1), i, wanted, false)
                .search(run.stateHash());
    }

    /// A kWh a day moved away from 18:00 saves 0.20 a day, 0.40 in all: 0.20 needs half a kWh. A
    /// kWh a day less saves 0.30 a day: 0.20 needs a third.
    @Test
    void search_forHalfOfWhatAKwhSaves_findsHalfAKwh() {
        CounterfactualExplanation found = search(dearEvening(Participant.home("a")), 0, 0.20);
        assertThat(found.isFaithful()).isTrue();
        assertThat(found.options()).hasSize(2);
        assertThat(found.options().get(0).size()).isCloseTo(0.5, within(0.02));
        assertThat(found.options().get(0).saving()).isGreaterThanOrEqualTo(0.20);
        assertThat(found.options().get(0).lessSaving()).isLessThan(0.20);
        assertThat(found.options().get(1).size()).isCloseTo(1 / 3.0, within(0.02));
    }

    /// All moved saves 0.40, all hours from 15:00 to 21:00 saved 2·(0.30 + 5·0.10) = 1.60.
    @Test
    void search_forMoreThanThereIs_namesTheMost() {
        CounterfactualExplanation found = search(dearEvening(Participant.home("a")), 0, 5);
        assertThat(found.options()).isEmpty();
        assertThat(found.most().saving()).isCloseTo(1.60, within(1e-6));
        assertThat(found.sentences().getFirst().key()).isEqualTo("counterfactual.none");
    }

    /// Plugged in from 18:00 to 19:00 it has to take its kWh at 0.30; an hour later 0.10 is there.
    @Test
    void search_withAVehicle_asksItToStayLonger() {
        var ev = new Ev(10, 1, 1, 1, 0, false, List.of(new EvSession(18, 19, 0.5, 0.6)));
        Scenario scenario = dearEvening(Participant.home("a").withEv(ev));
        CounterfactualExplanation found = search(scenario, 0, 0.15);
        assertThat(found.options().getLast().what().key()).isEqualTo("behaviour.vehicle");
        assertThat(found.options().getLast().size()).isEqualTo(1);
        assertThat(found.isFaithful()).isTrue();
    }

    @Test
    void search_inAnyCommunity_isConfirmed() {
        int found = 0;
        for (long seed = 0; seed < 4; seed++) {
            Scenario scenario = ScenarioFixture.random(seed, 4, 72, "supply-demand-ratio");
            for (int i = 0; i < 4; i++) {
                CounterfactualExplanation answer = search(scenario, i, 0.3);
                assertThat(answer.checks())
                        .as("seed %d, member %d: %s", seed, i, answer)
                        .allMatch(Check::holds);
                found += answer.options().size();
            }
        }
        assertThat(found).isPositive();
    }
}
