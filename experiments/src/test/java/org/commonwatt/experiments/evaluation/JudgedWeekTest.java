package org.commonwatt.experiments.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.commonwatt.experiments.evaluation.JudgedWeek.Purpose;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

class JudgedWeekTest {
    private static List<JudgedWeek> test(String start, int days, int most) {
        return JudgedWeek.of(EvaluationFixture.scenario(start, days), Purpose.TEST, most);
    }

    @Test
    void of_fourWeeks_areTheSecondAndTheFourthWithAtMostTwoWeeksBefore() {
        assertThat(test("2025-01-06T00:00Z", 28, 99))
                .containsExactly(
                        new JudgedWeek(1, LocalDate.of(2025, 1, 13), 7, 7),
                        new JudgedWeek(3, LocalDate.of(2025, 1, 27), 21, 14));
    }

    @Test
    void of_startWithinADay_leavesThatDayOut() {
        // The first hour belongs to 5 January: weeks begin with day 1.
        assertThat(test("2025-01-05T23:00Z", 28, 99).getFirst())
                .isEqualTo(new JudgedWeek(1, LocalDate.of(2025, 1, 13), 8, 7));
    }

    @Test
    void of_lastWeekCutShort_isNone() {
        // 13 days: the second week lacks its Sunday.
        assertThat(test("2025-01-06T00:00Z", 13, 99)).isEmpty();
        // A week that ends an hour before midnight is none either.
        assertThat(test("2025-01-05T23:00Z", 14, 99)).isEmpty();
    }

    @Test
    void of_fewerThanThereAre_lieEvenlyAmongThem() {
        // Weeks 1, 3, 5, 7, 9, 11: two of six are the second and the fifth.
        assertThat(test("2025-01-06T00:00Z", 84, 2))
                .extracting(JudgedWeek::week)
                .containsExactly(3, 9);
    }

    @Test
    void slice_isTheWeekWithTheDaysBefore() {
        Scenario scenario = EvaluationFixture.scenario("2025-01-06T00:00Z", 28);
        JudgedWeek week = JudgedWeek.of(scenario, Purpose.TEST, 99).getLast();
        Scenario slice = week.slice(scenario);
        assertThat(slice.axis().days()).isEqualTo(21);
        assertThat(slice.axis().date(14)).isEqualTo(week.date());
        assertThat(slice.exogenous().demandKwh(0, 1))
                .isEqualTo(scenario.exogenous().demandKwh(7 * 24, 1));
    }
}
