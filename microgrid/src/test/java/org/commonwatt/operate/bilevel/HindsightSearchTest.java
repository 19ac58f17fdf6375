package org.commonwatt.operate.bilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.operate.dispatch.CommunityTerms;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.junit.jupiter.api.Test;

/// Days of one hour. A poor home (income 10 000) and a rich one (20 000) use 1 kWh each, a shop has
/// 1 kWh to give; a kWh costs 0.40 from the retailer, nothing is paid for one that is fed in, so
/// one from the shop costs 0.20. Who gets it hangs on the weights, what the community pays does
/// not.
///
/// Half each, as unweighted: bills 0.30 and 0.30, burdens as 2 : 1, their Gini coefficient (2 −
/// 1)/(2 · 3) = 1/6; access is the same for both; inequity 1/12. All for the poor: bills 0.20 and
/// 0.40, burdens alike, access 1 and 0 with a Gini coefficient of 1/2; inequity 1/4. All for the
/// rich: burdens as 4 : 1, 3/10; inequity 4/10.
final class HindsightSearchTest {
    private static final double[] TO_THE_POOR = {1, -1, 0};
    private static final double[] TO_THE_RICH = {-1, 1, 0};
    private static final double ROUNDING = 1e-6;

    private static DispatchMember member(String id, double income, double load, double sun) {
        double[] free = {Double.POSITIVE_INFINITY};
        return new DispatchMember(
                id,
                new double[] {load},
                new double[] {sun},
                new double[] {load},
                new DispatchMember.Meter(new double[] {0.4}, new double[] {0}, free, free),
                DispatchMember.Devices.NONE,
                new DispatchMember.Equity(id, false, income, 0.4 * load, 1, false));
    }

    private static Course course(int days) {
        double[] free = {Double.POSITIVE_INFINITY};
        double[] none = {0};
        DispatchProblem day =
                new DispatchProblem(
                        1,
                        1,
                        List.of(
                                member("poor", 10_000, 1, 0),
                                member("rich", 20_000, 1, 0),
                                member("shop", Double.NaN, 0, 1)),
                        new CommunityTerms(free, free, true, none, none, 10));
        List<DispatchProblem> all = new ArrayList<>();
        List<LocalDate> dates = new ArrayList<>();
        for (int d = 0; d < days; d++) {
            all.add(day);
            dates.add(LocalDate.of(2025, 3, 1).plusDays(d));
        }
        return Course.of(new PlannedDays("hour", all, dates, new double[3]), SmallTerrace.LEVEL);
    }

    private static HindsightSearch search(Course course) {
        int days = course.days().count();
        return new HindsightSearch(
                new EquityGame(EquityGame.Rules.of(List.of(course), days)), course);
    }

    @Test
    void constant_whereWeightsOnlyMoveAccess_isTheUnweightedOptimum() {
        HindsightSearch.Found found = search(course(2)).constant();
        assertThat(found.score()).isCloseTo(-100.0 / 12, within(ROUNDING));
        assertThat(found.actions()).hasNumberOfRows(2);
        assertThat(found.actions()[0]).containsExactly(0, 0, 0);
    }

    /// Twice to the poor makes 25 points, twice to the rich 40; once each is as good as half each.
    @Test
    void daily_ofAllWays_takesTurns() {
        HindsightSearch.Found found = search(course(2)).daily(List.of(TO_THE_POOR, TO_THE_RICH), 4);
        assertThat(found.score()).isCloseTo(-100.0 / 12, within(ROUNDING));
        assertThat(found.actions()[0]).isNotEqualTo(found.actions()[1]);
        HindsightSearch.Found onlyPoor = search(course(2)).daily(List.of(TO_THE_POOR), 1);
        assertThat(onlyPoor.score()).isCloseTo(-25, within(ROUNDING));
    }

    /// With as many ways as there are, no sequence of the choices is better: all are played.
    @Test
    void daily_ofAllWays_isTheBestOfEverySequence() {
        Course course = Course.of(SmallTerrace.days(3, 4), SmallTerrace.LEVEL);
        List<double[]> choices =
                List.of(new double[4], new double[] {1, 0, -1, 0}, new double[] {0, 0, -1, 1});
        double best = Double.NEGATIVE_INFINITY;
        for (int sequence = 0; sequence < 27; sequence++) {
            double[][] actions = {
                choices.get(sequence % 3), choices.get(sequence / 3 % 3), choices.get(sequence / 9)
            };
            best = Math.max(best, played(course, new HindsightSearch.Found(actions, 0)));
        }
        HindsightSearch.Found found = search(course).daily(choices, 27);
        assertThat(found.score()).isEqualTo(best);
        // What was found is what its actions bring.
        assertThat(played(course, found)).isEqualTo(found.score());
    }

    /// One way alone goes on greedily; the same choice every day counts beside it.
    @Test
    void daily_ofFewWays_isNeverWorseThanOneChoiceOnAllDays() {
        Course course = Course.of(SmallTerrace.days(4, 4), SmallTerrace.LEVEL);
        HindsightSearch.Found constant = search(course).constant();
        List<double[]> choices = HindsightSearch.around(constant.actions()[0]);
        assertThat(search(course).daily(choices, 1).score())
                .isGreaterThanOrEqualTo(constant.score());
    }

    private static double played(Course course, HindsightSearch.Found found) {
        var game = new EquityGame(EquityGame.Rules.of(List.of(course), course.days().count()));
        return EquityRun.play(game, course, new EquityController.Known("known", found))
                .total()
                .score();
    }

    @Test
    void around_namesTheUnweightedOptimumItselfAndItsBounds() {
        assertThat(HindsightSearch.around(new double[] {0.5, 0}))
                .containsExactly(
                        new double[] {0, 0},
                        new double[] {0.5, 0},
                        new double[] {-1, 0},
                        new double[] {1, 0},
                        new double[] {0.5, 1});
    }
}
