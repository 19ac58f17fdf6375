package org.commonwatt.operate.bilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.equity.sharing.Workers;
import org.commonwatt.operate.bilevel.EquityRun.Month;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;

class EquityRunTest {
    private static final int DAYS = 20;

    private static Course course(long seed) {
        return Course.of(SmallTerrace.days(DAYS, seed), SmallTerrace.LEVEL);
    }

    private static EquityRun play(Course course, EquityController controller) {
        var game = new EquityGame(EquityGame.Rules.of(List.of(course), DAYS));
        return EquityRun.play(game, course, controller);
    }

    @Test
    void play_anyController_worstOffGroupNeverPaysMoreThanUnweighted() {
        for (long seed = 1; seed <= 3; seed++) {
            Course course = course(seed);
            for (EquityController controller : EquityController.fixed()) {
                EquityRun run = play(course, controller);
                assertThat(run.worstOffLoss())
                        .as("seed %d, %s", seed, run.controller())
                        .isLessThanOrEqualTo(1e-9);
            }
        }
    }

    @Test
    void play_unweighted_isTheCourseAndNeedsNothingMadeGood() {
        Course course = course(1);
        EquityRun run = play(course, new EquityController.Unweighted());
        assertThat(run.madeGood()).isZero();
        assertThat(run.worstOffLoss()).isZero();
        assertThat(run.worstOff()).containsExactly(true, false, false);
        assertThat(run.giniOf(run.paid())).isCloseTo(run.giniPerDay()[DAYS - 1], within(1e-12));
    }

    /// 20 January to 8 February: 12 days and 8.
    @Test
    void months_areThoseOfTheCalendar() {
        EquityRun run = play(course(1), new EquityController.StaticWeights());
        assertThat(run.months()).extracting(Month::days).containsExactly(12, 8);
        assertThat(run.months()).extracting(Month::firstDay).containsExactly(0, 12);
    }

    @Test
    void settled_byAnyMethod_paysTheSameInAll() {
        Course course = course(2);
        EquityRun run = play(course, new EquityController.Unweighted());
        List<MonthSharing> sharings =
                run.months().stream()
                        .map(
                                month ->
                                        MonthSharing.of(
                                                        course,
                                                        month,
                                                        new HighsSolver(),
                                                        Workers.INLINE)
                                                .orElseThrow())
                        .toList();
        double paid = Arrays.stream(run.paid()).sum();
        for (String method : MonthSharing.METHODS) {
            assertThat(Arrays.stream(run.settled(sharings, method)).sum())
                    .as(method)
                    .isCloseTo(paid, within(1e-6));
        }
        double[] leximin = run.settled(sharings, "leximin-core");
        for (int i = 0; i < leximin.length; i++) {
            assertThat(leximin[i]).isLessThanOrEqualTo(run.alone()[i] + 1e-9);
        }
        assertThat(sharings.getFirst().by("leximin-core").coalition()).isEmpty();
    }

    @Test
    void leavers_whoPaysMoreThanAlone() {
        var month =
                new Month(
                        java.time.YearMonth.of(2025, 1),
                        0,
                        1,
                        new double[] {5, 4, 3},
                        new double[] {4, 4, 4},
                        new double[] {-2, 1, 1});
        assertThat(month.leavers()).containsExactly(1);
    }

    /// Glove game: the seller 0 and buyers 1 and 2 who replace each other. With weight 3 buyer 1
    /// gets .150 instead of .167 with weight 1.
    @Test
    void hurts_weightThatBackfires_isTold() {
        var month = new Month(java.time.YearMonth.of(2025, 1), 0, 1, null3(), null3(), null3());
        var sharing =
                new MonthSharing(
                        month,
                        List.of(0, 1, 2),
                        null3(),
                        1,
                        List.of(
                                shares("shapley", 2 / 3.0, 1 / 6.0, 1 / 6.0),
                                shares("weighted-shapley", 0.7, 0.15, 0.15),
                                shares("leximin-core", 1, 0, 0)));
        assertThat(sharing.hurts("weighted-shapley", new boolean[] {false, true, false})).isTrue();
        assertThat(sharing.hurts("weighted-shapley", new boolean[] {true, false, false})).isFalse();
    }

    private static double[] null3() {
        return new double[3];
    }

    private static MonthSharing.Shares shares(String method, double... amounts) {
        return new MonthSharing.Shares(method, amounts, List.of(), 0);
    }
}
