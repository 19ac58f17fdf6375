package org.commonwatt.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonwatt.experiments.ToyCommunity;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

final class ScenarioHashTest {
    private static final Scenario SCENARIO = ToyCommunity.STANDARD.scenario();

    private static Scenario with(long seed, Battery battery) {
        List<Participant> members =
                SCENARIO.community().participants().stream()
                        .map(
                                member ->
                                        member.battery() == null
                                                ? member
                                                : member.withBattery(battery))
                        .toList();
        Community community = SCENARIO.community();
        return new Scenario(
                SCENARIO.name(),
                SCENARIO.currency(),
                seed,
                SCENARIO.axis(),
                new Community(
                        members,
                        community.connection(),
                        community.islanding(),
                        community.outages()),
                SCENARIO.exogenous(),
                SCENARIO.tariffs(),
                SCENARIO.mechanism(),
                SCENARIO.settings(),
                SCENARIO.assumptions());
    }

    @Test
    void equalInputs_haveEqualHashes() {
        assertThat(ScenarioHash.of(ToyCommunity.STANDARD.scenario()))
                .isEqualTo(ScenarioHash.of(SCENARIO));
        assertThat(ScenarioHash.of(with(7, Battery.linear(8, 3))))
                .isEqualTo(ScenarioHash.of(SCENARIO));
    }

    @Test
    void configuration_changesWithSeedAndDevices_whileTheDataStay() {
        for (Scenario other :
                List.of(with(8, Battery.linear(8, 3)), with(7, Battery.linear(8, 3.5)))) {
            assertThat(ScenarioHash.of(other).get("configuration"))
                    .isNotEqualTo(ScenarioHash.of(SCENARIO).get("configuration"));
            assertThat(ScenarioHash.of(other).get("data"))
                    .isEqualTo(ScenarioHash.of(SCENARIO).get("data"));
        }
    }

    @Test
    void data_changeWithTheDays() {
        Scenario other = new ToyCommunity(8, 13, true, "home_0").scenario();
        assertThat(ScenarioHash.of(other).get("data"))
                .isNotEqualTo(ScenarioHash.of(SCENARIO).get("data"))
                .hasSize(64);
    }
}
