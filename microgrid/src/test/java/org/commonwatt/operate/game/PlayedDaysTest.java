package org.commonwatt.operate.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.grid.Participant;
import org.commonwatt.numeric.Forall;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.reward.RewardWeights;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.scenario.shift.DemandRise;
import org.commonwatt.operate.scenario.shift.GridOutage;
import org.commonwatt.operate.scenario.shift.Shift;
import org.junit.jupiter.api.Test;

final class PlayedDaysTest {
    private static double[] flat(int steps, double value) {
        double[] values = new double[steps];
        Arrays.fill(values, value);
        return values;
    }

    /// One kWh an hour at 0.30 is 7.20 a day, a quarter more 9.00.
    @Test
    void demandOnly_costsItsPrice() {
        Scenario plain =
                new ScenarioFixture()
                        .member(Participant.home("a"), flat(120, 1), flat(120, 0))
                        .build();
        PlayedDays played =
                PlayedDays.play(
                        plain, 24, 48, Policies.of("none", plain, 1), RewardWeights.SYSTEM_COST);
        assertThat(played.firstDay()).isEqualTo(1);
        assertThat(played.cost()).hasSize(2);
        assertThat(played.cost()[0]).isCloseTo(7.20, within(1e-9));
        var windows =
                new CandidateWindows(
                        CommunityDays.of(plain, 1, _ -> true),
                        List.of(Shift.reference(new DemandRise())));
        var costs = new WindowCosts(windows.days(), RewardWeights.SYSTEM_COST);
        assertThat(
                        costs.cost(
                                windows,
                                new CandidateWindows.Drawn(0, 1, 5),
                                each -> Policies.of("none", each, 1)))
                .isCloseTo(9.00, within(1e-9));
    }

    /// Nothing differs before the window, so both begin with the same energy; the nominal candidate
    /// is the window itself.
    @Test
    void candidates_beginInTheSameState_andTheFirstIsTheWindow() {
        Forall.seeds(20)
                .check(
                        random -> {
                            Scenario scenario =
                                    ScenarioFixture.random(random.nextLong(), 3, 6 * 24, "none");
                            var days = CommunityDays.of(scenario, 3, _ -> true);
                            var windows =
                                    new CandidateWindows(
                                            days,
                                            List.of(Shift.reference(new GridOutage(0.5, 12))));
                            long variant = random.nextLong();
                            CommunityDays.Slice nominal =
                                    windows.slice(new CandidateWindows.Drawn(1, 0, variant));
                            CommunityDays.Slice struck =
                                    windows.slice(new CandidateWindows.Drawn(1, 1, variant));
                            assertThat(nominal).isSameAs(days.slice(1));
                            assertThat(struck.scenario().community().outages())
                                    .isNotEqualTo(nominal.scenario().community().outages())
                                    .filteredOn(
                                            each ->
                                                    !nominal.scenario()
                                                            .community()
                                                            .outages()
                                                            .contains(each))
                                    .allMatch(each -> each.startStep() >= struck.firstStep());
                        });
    }
}
