package org.commonwatt.operate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.commonwatt.grid.Participant;
import org.junit.jupiter.api.Test;

class DaySplitTest {
    private static final DaySplit USUAL = new DaySplit(0, DaySplit.Rule.USUAL);

    @Test
    void isTest_usualRule_isTheLastOfFourWeeks() {
        // Weeks 3, 7, 11 …: days 21 to 27, 49 to 55.
        assertThat(IntStream.range(0, 56).filter(USUAL::isTest).toArray())
                .containsExactly(21, 22, 23, 24, 25, 26, 27, 49, 50, 51, 52, 53, 54, 55);
    }

    @Test
    void isValidation_usualRule_isTheThirdOfEightWeeks() {
        // Week 2 and week 10; week 6 is for training.
        assertThat(IntStream.range(0, 84).filter(USUAL::isValidation).toArray())
                .containsExactly(14, 15, 16, 17, 18, 19, 20, 70, 71, 72, 73, 74, 75, 76);
        assertThat(USUAL.isTraining(6 * 7)).isTrue();
    }

    @Test
    void eachDay_anyRule_isForOneThing() {
        for (int test = 2; test < 9; test++) {
            for (int validation = 2; validation < 9; validation++) {
                var split = new DaySplit(1, new DaySplit.Rule(test, validation));
                for (int day = 1; day < 200; day++) {
                    int uses =
                            (split.isTest(day) ? 1 : 0)
                                    + (split.isValidation(day) ? 1 : 0)
                                    + (split.isTraining(day) ? 1 : 0);
                    assertThat(uses).as("%s, day %d", split, day).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void of_startWithinADay_countsWeeksFromTheFirstWholeDay() {
        // London is at UTC in January: 23:00 is an hour of the day before.
        Scenario scenario =
                new ScenarioFixture()
                        .start("2025-01-05T23:00:00Z")
                        .member(Participant.home("a"), new double[24 * 30], new double[24 * 30])
                        .build();

        DaySplit split = DaySplit.of(scenario);

        assertThat(split.firstDay()).isEqualTo(1);
        assertThat(split.isTraining(0) || split.isValidation(0) || split.isTest(0)).isFalse();
        assertThat(split.isTest(21)).isFalse();
        assertThat(split.isTest(22)).isTrue();
        assertThat(split.week(22)).isEqualTo(3);
        assertThat(split.firstDayOf(3)).isEqualTo(22);
    }

    @Test
    void rule_everyWeekForTests_isRefused() {
        assertThatThrownBy(() -> new DaySplit.Rule(1, 8))
                .hasMessage("A split needs testEvery and validationEvery of at least 2: 1 and 8.");
    }
}
