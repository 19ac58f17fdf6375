package org.commonwatt.operate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.CommunityTrace.Column;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;

final class RuleNumbersTest {
    @Test
    void of_numbersOfAny_givesThemBack() {
        double[] some = RuleNumbers.low();
        for (int k = 0; k < some.length; k++) {
            some[k] += k;
        }
        assertThat(RuleNumbers.of(some).numbers()).isEqualTo(some);
        assertThat(RuleNumbers.of(RuleNumbers.USUAL.numbers())).isEqualTo(RuleNumbers.USUAL);
    }

    @Test
    void of_anotherCount_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleNumbers.of(new double[3]))
                .withMessage("The rule has %d numbers: 3.".formatted(RuleNumbers.size()));
    }

    @Test
    void usual_liesWithinItsBounds() {
        double[] usual = RuleNumbers.USUAL.numbers();
        for (int k = 0; k < usual.length; k++) {
            assertThat(usual[k]).isBetween(RuleNumbers.low()[k], RuleNumbers.high()[k]);
        }
    }

    @Test
    void chart_namesEveryNumberOnce() {
        assertThat(RuleNumbers.USUAL.chart().lines())
                .hasSize(1 + RuleNumbers.size() / 2)
                .anyMatch(line -> line.matches("mild from °C +8.00 +8.00"));
    }

    @Test
    void batteryCaution_buysMoreThanIsExpected() {
        // Hours 0–4 cost 0.10, the rest 0.50, also behind the end: each of the 23 dear hours that
        // hour 4 sees is expected to want 0.2 kWh, and half as much more with a caution of a half.
        double[] prices = new double[24];
        Arrays.fill(prices, 0.50);
        Arrays.fill(prices, 0, 5, 0.10);
        int caution = RuleNumbers.size() / 2;
        assertThat(storedKwh(prices, caution, 0)[4]).isCloseTo(4.6, within(1e-9));
        assertThat(storedKwh(prices, caution, 0.5)[4]).isCloseTo(6.9, within(1e-9));
    }

    @Test
    void reserve_isFilledByASixthOfWhatIsMissingAnHourAndKept() {
        double[] prices = new double[24];
        Arrays.fill(prices, 0.30);
        int reserve = RuleNumbers.size() - 1;
        double[] kept = storedKwh(prices, reserve, 0.6);
        // Of 6 kWh 1 comes in the first hour, a sixth of the 5 that are missing then in the next.
        assertThat(kept[0]).isCloseTo(1, within(1e-9));
        assertThat(kept[1]).isCloseTo(1 + 5.0 / 6, within(1e-9));
        assertThat(kept[23]).isCloseTo(6 - 6 * Math.pow(5.0 / 6, 24), within(1e-9));
        assertThat(storedKwh(prices, reserve, 0)).containsOnly(0);
        assertThat(storedKwh(prices, reserve, -0.5)).containsOnly(0);
    }

    /// What an empty battery of 10 kWh holds behind each hour of a winter's day in a home that
    /// needs 0.2 kWh an hour, by the rule with one other number.
    private static double[] storedKwh(double[] prices, int index, double number) {
        double[] demand = new double[24];
        Arrays.fill(demand, 0.2);
        var battery = new Battery(10, 5, 5, 1, 1, 0, 1, 0, 0, 0, null);
        Scenario scenario =
                new ScenarioFixture()
                        .prices(prices)
                        .member(Participant.home("a").withBattery(battery), demand, new double[24])
                        .build();
        double[] numbers = RuleNumbers.USUAL.numbers();
        numbers[index] = number;
        var run = new Simulation(scenario, RulePolicy.of(scenario, RuleNumbers.of(numbers)));
        run.finish(StepObserver.NONE);
        return IntStream.range(0, 24)
                .mapToDouble(t -> run.trace().value(Column.STORED_KWH, t))
                .toArray();
    }
}
