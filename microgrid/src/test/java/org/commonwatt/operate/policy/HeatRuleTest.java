package org.commonwatt.operate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Equipment;
import org.commonwatt.grid.HeatPump;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.Room;
import org.commonwatt.grid.Tank;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;

final class HeatRuleTest {
    /// x = Δ/(R·C) = 1/(10·10) = 0.01 an hour; 20 ± 1.5 °C, no gains.
    private static final Room ROOM = new Room(10, 10, 20, 1.5, 0, 0, 20);

    private static final Room SUNNY = new Room(10, 10, 20, 1.5, 3, 0.3, 20);

    private static final RuleNumbers.Season USUAL = RuleNumbers.Season.USUAL;

    private static double[] prices(double dear, int from, int to) {
        double[] prices = new double[24];
        Arrays.fill(prices, 0.1);
        Arrays.fill(prices, from, to, dear);
        return prices;
    }

    private static HeatRule rule(double powerKw) {
        return new HeatRule(HeatPump.air(powerKw, ROOM, null), 1);
    }

    @Test
    void action_pricesThatNeverChange_keepsTheLowerEndOfComfort() {
        assertThat(rule(20).action(0, prices(0.1, 0, 0), USUAL)).isEqualTo(-1);
    }

    @Test
    void action_dearHoursAhead_warmsSoThatTheyNeedNoHeat() {
        // Hours 1–3 are dear. At 0 °C 18.5 °C at the end of hour 3 need 18.5·e^0.03 = 19.0634 °C
        // now: (19.0634 − 20)/1.5 = −0.6244.
        double expected = (18.5 * Math.exp(0.03) - 20) / 1.5;
        assertThat(rule(20).action(0, prices(1, 1, 4), USUAL)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void action_heatThatCoolsAwayBeforeItIsNeeded_isNotMade() {
        // 1 % dearer than now in hour 3, but heat kept until then is 3 % dearer.
        assertThat(rule(20).action(0, prices(0.101, 3, 4), USUAL)).isEqualTo(-1);
    }

    @Test
    void action_weakPump_beginsEarlier() {
        // Hours 2–7 are dear; what a strong pump does in hour 1, a weak one must do now as well.
        assertThat(rule(20).action(0, prices(1, 2, 8), USUAL)).isEqualTo(-1);
        assertThat(rule(1).action(0, prices(1, 2, 8), USUAL)).isGreaterThan(-0.9);
    }

    @Test
    void action_mildWeather_warmsNothingAhead() {
        assertThat(rule(20).action(8, prices(1, 1, 4), USUAL)).isEqualTo(-1);
        assertThat(rule(20).action(7.9, prices(1, 1, 4), USUAL)).isGreaterThan(-1);
    }

    @Test
    void action_farDearHours_areSeenUpToTheHorizon() {
        var near = new RuleNumbers.Season(0, 1, 1, 1, 0, 3, 8, 0, 0, 0);
        assertThat(rule(1).action(0, prices(1, 3, 24), near)).isEqualTo(-1);
        assertThat(rule(1).action(0, prices(1, 3, 24), USUAL)).isGreaterThan(-1);
    }

    @Test
    void heatsRoom_tankAlone_isFalse() {
        assertThat(new HeatRule(HeatPump.air(3, null, Tank.of(200)), 1).heatsRoom()).isFalse();
        assertThat(rule(3).heatsRoom()).isTrue();
    }

    @Test
    void drawKwh_anyAction_isWhatThePumpDraws() {
        var pump = HeatPump.air(3, SUNNY, Tank.of(200));
        int steps = 48;
        double[] none = new double[steps];
        double[] sun = new double[steps];
        double[] cold = new double[steps];
        double[] drawn = new double[steps];
        for (int t = 0; t < steps; t++) {
            cold[t] = 5 + 4 * Math.sin(t / 4.0);
            sun[t] = Math.max(0, 200 * Math.sin(t / 4.0));
            drawn[t] = t % 7 == 0 ? 1.5 : 0;
        }
        Participant home = Participant.home("a");
        Scenario plain = new ScenarioFixture().member(home, none, none).build();
        var weather = new WeatherSeries(cold, sun, none, sun, none);
        var pumped = home.withEquipment(Equipment.NONE.withHeatPump(pump));
        Scenario scenario =
                plain.withExogenous(plain.exogenous().withWeather(weather).withHotWater(drawn))
                        .withCommunity(
                                new Community(
                                        List.of(pumped),
                                        plain.community().connection(),
                                        true,
                                        List.of()));
        var run = new Simulation(scenario, Policies.of("none", scenario, 1));
        var rule = new HeatRule(pump, 1);
        var stream = RandomStreams.of(3).stream("actions");
        double all = 0;
        for (int t = 0; t < steps; t++) {
            var o = run.observe();
            double action = 2 * stream.nextDouble() - 1;
            double expected = rule.drawKwh(o, 0, 0, action);
            run.actions().heat(0, action);
            run.execute(StepObserver.NONE);
            assertThat(run.flows().heatPumpKwh[0])
                    .as("step %d", t)
                    .isCloseTo(expected, within(1e-9));
            all += expected;
        }
        assertThat(all).isPositive();
    }
}
