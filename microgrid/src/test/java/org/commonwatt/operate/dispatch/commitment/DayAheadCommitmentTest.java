package org.commonwatt.operate.dispatch.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.Forall;
import org.commonwatt.operate.dispatch.Store;
import org.commonwatt.operate.dispatch.commitment.CommitmentResult.Committed;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.highs.HighsSolver;
import org.commonwatt.robust.ConditionalValueAtRisk;
import org.commonwatt.robust.Expectation;
import org.commonwatt.robust.Outcome;
import org.commonwatt.robust.RadiusChoice;
import org.commonwatt.robust.WassersteinSet;
import org.commonwatt.robust.WorstCase;
import org.commonwatt.robust.WorstDistribution;
import org.junit.jupiter.api.Test;

final class DayAheadCommitmentTest {
    private static final double ACCURACY = 1e-7;
    private static final Store.End FREE = new Store.End(0, 0, 0);

    private static DayAheadCommitment planner(DayMarket market) {
        return new DayAheadCommitment(new HighsSolver(), market);
    }

    private static DayMarket oneHour(double dayAhead, Store... stores) {
        return new DayMarket(1.0, new double[] {dayAhead}, List.of(stores));
    }

    private static Committed committed(DayMarket market, CandidateDays days, Risk risk) {
        CommitmentResult result = planner(market).commit(days, risk, Limits.NONE);
        assertThat(result).isInstanceOf(Committed.class);
        return (Committed) result;
    }

    /// One hour in which 2, 4 or 10 kWh are needed; 0.3 now, 0.5 on the day, 0.1 for what is left
    /// over. One more kWh saves 0.4 on days that need it and loses nothing else than its price less
    /// 0.1 on others: worth it while more than half of the days need it ((0.3−0.1)/(0.5−0.1)).
    private static CandidateDays newsvendor() {
        return CandidateDays.nominal(
                List.of(
                        Instances.hour(2, 0, 0.5, 0.1),
                        Instances.hour(4, 0, 0.5, 0.1),
                        Instances.hour(10, 0, 0.5, 0.1)));
    }

    @Test
    void commit_expected_buysTheCriticalQuantile() {
        Committed plan = committed(oneHour(0.3), newsvendor(), new Risk.Expected());
        assertThat(plan.boughtKwh()).containsExactly(new double[] {4}, within(ACCURACY));
        // 1.2 for the 4 kWh; 0.2 back, nothing, 3.0 more.
        assertThat(plan.dayCosts()).containsExactly(new double[] {1, 1.2, 4.2}, within(ACCURACY));
        assertThat(plan.objective()).isCloseTo(6.4 / 3, within(ACCURACY));
        assertThat(plan.multiplier()).isZero();
    }

    @Test
    void commit_tailOfOneDay_buysForTheDearestDay() {
        Committed plan = committed(oneHour(0.3), newsvendor(), new Risk.Cvar(0.9));
        assertThat(plan.boughtKwh()).containsExactly(new double[] {10}, within(ACCURACY));
        assertThat(plan.objective()).isCloseTo(3.0, within(ACCURACY));
        assertThat(plan.multiplier()).isCloseTo(3.0, within(ACCURACY));
        assertThat(plan.worstProbabilities()).containsExactly(0, 0, 1);
        // The days that do not count are priced at their best: 8 and 6 kWh are sold.
        assertThat(plan.dayCosts()).containsExactly(new double[] {2.2, 2.4, 3}, within(ACCURACY));
    }

    @Test
    void commit_ball_hedgesAgainstItsCandidate() {
        // 4 kWh are needed, or twice as many, which is 4 reference severities (+100 % of +25 %)
        // away.
        // A radius of 3 moves 3/4 of the mass: 8 kWh are worth it, since 3/4 > 1/2. They cost 2.4,
        // of which the day itself gives 0.4 back.
        CandidateDays days =
                CandidateDays.bySeverity(
                        List.of(Instances.hour(4, 0, 0.5, 0.1)), List.of(new DayFamily.Demand(2)));
        assertThat(days.transportCosts()).containsExactly(0, 4);
        Committed plan = committed(oneHour(0.3), days, new Risk.Wasserstein(3));
        assertThat(plan.boughtKwh()).containsExactly(new double[] {8}, within(ACCURACY));
        assertThat(plan.objective()).isCloseTo(2.4 - 0.25 * 0.4, within(ACCURACY));
        Committed small = committed(oneHour(0.3), days, new Risk.Wasserstein(1));
        assertThat(small.boughtKwh()).containsExactly(new double[] {4}, within(ACCURACY));
        // A quarter of the mass needs 4 kWh more, at 0.5.
        assertThat(small.objective()).isCloseTo(1.2 + 0.25 * 2, within(ACCURACY));
        assertThat(small.multiplier()).isCloseTo(2.0 / 4, within(ACCURACY));
        assertThat(small.worstProbabilities())
                .containsExactly(new double[] {0.75, 0.25}, within(1e-9));
    }

    @Test
    void commit_sameSeed_givesTheSameBits() {
        Forall.seeds(5)
                .check(
                        random -> {
                            CandidateDays days =
                                    CandidateDays.bySeverity(
                                            Instances.days(5, random), DayFamily.reference(4));
                            Risk risk = new Risk.Wasserstein(0.4);
                            Committed one = committed(Instances.market(), days, risk);
                            Committed other = committed(Instances.market(), days, risk);
                            assertThat(one.boughtKwh()).isEqualTo(other.boughtKwh());
                            assertThat(one.candidateCosts()).isEqualTo(other.candidateCosts());
                        });
    }

    @Test
    void commit_tailOfLevelZero_isTheMean() {
        Forall.seeds(15)
                .check(
                        random -> {
                            CandidateDays days = CandidateDays.nominal(Instances.days(4, random));
                            Committed mean =
                                    committed(Instances.market(), days, new Risk.Expected());
                            Committed tail = committed(Instances.market(), days, new Risk.Cvar(0));
                            assertThat(tail.objective())
                                    .isCloseTo(mean.objective(), within(ACCURACY));
                            assertThat(new Expectation().of(mean.dayCosts(), Outcome.COST))
                                    .isCloseTo(mean.objective(), within(ACCURACY));
                        });
    }

    @Test
    void commit_tail_isTheMeasureOfItsDays() {
        Forall.seeds(15)
                .check(
                        random -> {
                            double alpha = random.nextDouble(0, 0.95);
                            CandidateDays days = CandidateDays.nominal(Instances.days(6, random));
                            Committed plan =
                                    committed(Instances.market(), days, new Risk.Cvar(alpha));
                            assertThat(
                                            new ConditionalValueAtRisk(alpha)
                                                    .of(plan.dayCosts(), Outcome.COST))
                                    .isCloseTo(plan.objective(), within(ACCURACY));
                        });
    }

    @Test
    void commit_risingRadius_costsMoreAndMoreSlowly() {
        Forall.seeds(8)
                .check(
                        random -> {
                            CandidateDays days =
                                    CandidateDays.bySeverity(
                                            Instances.days(4, random), DayFamily.reference(4));
                            double before = Double.NEGATIVE_INFINITY;
                            double riseBefore = Double.POSITIVE_INFINITY;
                            for (int n = 0; n <= 8; n++) {
                                Risk risk = new Risk.Wasserstein(0.2 * n);
                                double cost = committed(Instances.market(), days, risk).objective();
                                double rise = cost - before;
                                assertThat(rise).isBetween(-ACCURACY, riseBefore + ACCURACY);
                                before = cost;
                                riseBefore = n == 0 ? riseBefore : rise;
                            }
                        });
    }

    @Test
    void commit_radiusZeroAndInfinite_areTheMeanAndTheMeanOfWorstCandidates() {
        Forall.seeds(8)
                .check(
                        random -> {
                            CandidateDays days =
                                    CandidateDays.bySeverity(
                                            Instances.days(4, random), DayFamily.reference(4));
                            DayMarket market = Instances.market();
                            double mean = committed(market, days, new Risk.Expected()).objective();
                            assertThat(committed(market, days, new Risk.Wasserstein(0)).objective())
                                    .isCloseTo(mean, within(ACCURACY));
                            double unlimited = Double.POSITIVE_INFINITY;
                            Committed all =
                                    committed(market, days, new Risk.Wasserstein(unlimited));
                            int k = days.candidates();
                            double dearest = 0.0;
                            for (int i = 0; i < days.days(); i++) {
                                double[] costs =
                                        Arrays.copyOfRange(
                                                all.candidateCosts(), i * k, (i + 1) * k);
                                dearest += new WorstCase().of(costs, Outcome.COST) / days.days();
                            }
                            assertThat(all.objective()).isCloseTo(dearest, within(ACCURACY));
                            assertThat(all.multiplier()).isZero();
                        });
    }

    @Test
    void commit_ballOfOrderTwo_isTheWorstMeanOfItsPlan() {
        Forall.seeds(8)
                .check(
                        random -> {
                            CandidateDays days =
                                    CandidateDays.bySeverity(
                                            Instances.days(4, random), DayFamily.reference(4));
                            Committed plan =
                                    committed(
                                            Instances.market(), days, new Risk.Wasserstein(0.5, 2));
                            WassersteinSet set =
                                    WassersteinSet.ofRadius(
                                            days.candidates(), days.transportCosts(), 0.5, 2);
                            WorstDistribution worst =
                                    new WorstDistribution(days.days(), days.candidates());
                            assertThat(set.worst(plan.candidateCosts(), Outcome.COST, worst))
                                    .isCloseTo(plan.objective(), within(ACCURACY));
                            assertThat(worst.spent()).isLessThanOrEqualTo(0.25 + 1e-12);
                        });
    }

    @Test
    void commit_plan_isNoWorseThanItsRivalsOnWhatItMinimises() {
        Forall.seeds(10)
                .check(
                        random -> {
                            CandidateDays days = CandidateDays.nominal(Instances.days(6, random));
                            Committed mean =
                                    committed(Instances.market(), days, new Risk.Expected());
                            Committed tail =
                                    committed(Instances.market(), days, new Risk.Cvar(0.6));
                            ConditionalValueAtRisk cvar = new ConditionalValueAtRisk(0.6);
                            assertThat(tail.objective())
                                    .isLessThanOrEqualTo(
                                            cvar.of(mean.dayCosts(), Outcome.COST) + ACCURACY);
                            assertThat(mean.objective())
                                    .isLessThanOrEqualTo(
                                            new Expectation().of(tail.dayCosts(), Outcome.COST)
                                                    + ACCURACY);
                        });
    }

    @Test
    void commit_twoStores_useBoth() {
        // Two steps; 6 kWh at noon for nothing, 6 kWh needed later at 1.0. One store is there in
        // both steps, the other leaves after the first and wants 2 kWh, 0.4 for each that lacks.
        Store stays = Instances.lossless(0, 2, 0, FREE);
        Store leaves = Instances.lossless(0, 1, 0, new Store.End(2, 0.4, 0));
        double[] dayAhead = {0.9, 0.9};
        DayMarket market = new DayMarket(1.0, dayAhead, List.of(stays, leaves));
        DayPath day =
                new DayPath(
                        new double[] {0, 6},
                        new double[] {6, 0},
                        new double[] {1, 1},
                        new double[] {0, 0});
        Committed plan =
                committed(market, CandidateDays.nominal(List.of(day)), new Risk.Expected());
        // A kWh is worth 0.9 later and 0.4 to the one that leaves: all 6 stay, 2 · 0.4 is paid.
        assertThat(plan.objective()).isCloseTo(0.8, within(ACCURACY));
    }

    @Test
    void commit_contentWithAValue_isKept() {
        Store valued = Instances.lossless(0, 1, 5, new Store.End(0, 0, 0.7));
        CandidateDays days = CandidateDays.nominal(List.of(Instances.hour(3, 0, 0.5, 0.1)));
        Committed plan = committed(oneHour(0.3, valued), days, new Risk.Expected());
        // Full at 10 kWh: 3 + 5 kWh are bought at 0.3, 10 kWh are worth 7.
        assertThat(plan.objective()).isCloseTo(8 * 0.3 - 7, within(ACCURACY));
    }

    @Test
    void commit_targetBeyondReach_isInfeasibleAsAValue() {
        Store beyond = Instances.lossless(0, 1, 0, new Store.End(11, Double.POSITIVE_INFINITY, 0));
        CommitmentResult result =
                planner(oneHour(0.3, beyond))
                        .commit(newsvendor(), new Risk.Expected(), Limits.NONE);
        assertThat(result).isInstanceOf(CommitmentResult.Infeasible.class);
        try (Recourse recourse = planner(oneHour(0.3, beyond)).recourse()) {
            assertThat(recourse.cost(new double[1], Instances.hour(1, 0, 0.5, 0.1)))
                    .isEqualTo(Double.POSITIVE_INFINITY);
        }
    }

    @Test
    void commit_withoutTime_saysSoAsAValue() {
        Forall.seed(1)
                .check(
                        random -> {
                            CandidateDays days = CandidateDays.nominal(Instances.days(5, random));
                            Limits none = Limits.NONE.withIterations(0);
                            CommitmentResult result =
                                    planner(Instances.market())
                                            .commit(days, new Risk.Expected(), none);
                            assertThat(result).isInstanceOf(CommitmentResult.NoPlanInTime.class);
                        });
    }

    @Test
    void commit_sellingForMoreThanBuyingAhead_isUnboundedAsAValue() {
        CommitmentResult result =
                planner(oneHour(0.05)).commit(newsvendor(), new Risk.Expected(), Limits.NONE);
        assertThat(result).isInstanceOf(CommitmentResult.Unbounded.class);
    }

    @Test
    void day_sellingForMoreThanBuying_isRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Instances.hour(1, 0, 0.2, 0.3))
                .withMessageContaining("0.3 and 0.2 per kWh in step 0");
    }

    @Test
    void chooseRadius_daysThatResembleEachOther_staysAtTheirMean() {
        // Every day is the same: a hedge never pays.
        DayPath day = Instances.hour(4, 0, 0.5, 0.1);
        CandidateDays days =
                CandidateDays.bySeverity(
                        List.of(day, day, day, day), List.of(new DayFamily.Demand(2)));
        RadiusChoice choice =
                planner(oneHour(0.3)).chooseRadius(days, new double[] {3, 0, 1}, 2, Limits.NONE);
        assertThat(choice.radius()).isZero();
        // Radius 3 buys 8 kWh and sells 4 of them: 2.4 − 0.4.
        assertThat(choice.meanCosts())
                .containsExactly(new double[] {2, 1.2, 1.2}, within(ACCURACY));
    }

    @Test
    void chooseRadius_daysThatSurprise_isOneThatHedges() {
        // 8 kWh are needed, of which the sun gives 4 on the first day only; it may not (severity
        // 2).
        // More is bought where more than (0.3 − 0.1)/(0.45 − 0.1) = 0.57 of the days need it. From
        // days 2 and 3 everybody buys 8 kWh: 2.0 and 2.4 on days 0 and 1. From days 0 and 1 the
        // mean buys 4: 3.0 on days 2 and 3; a radius of 1 moves the half that is dark: 2.4.
        DayPath sunny = Instances.hour(8, 4, 0.45, 0.1);
        DayPath dark = Instances.hour(8, 0, 0.45, 0.1);
        CandidateDays days =
                CandidateDays.bySeverity(
                        List.of(sunny, dark, dark, dark), List.of(new DayFamily.Generation(0)));
        RadiusChoice choice =
                planner(oneHour(0.3)).chooseRadius(days, new double[] {0, 1}, 2, Limits.NONE);
        assertThat(choice.radius()).isOne();
        assertThat(choice.meanCosts()).containsExactly(new double[] {2.6, 2.3}, within(ACCURACY));
    }

    @Test
    void costBound_anyOtherDays_isKept() {
        Forall.seeds(20)
                .check(
                        random -> {
                            CandidateDays days = CandidateDays.nominal(Instances.days(3, random));
                            DayAheadCommitment planner = planner(Instances.market());
                            Committed plan =
                                    committed(Instances.market(), days, new Risk.Expected());
                            List<DayPath> others = Instances.days(3, random);
                            double movedKwh = 0.0;
                            double cost = 0.0;
                            try (Recourse recourse = planner.recourse()) {
                                for (int i = 0; i < 3; i++) {
                                    DayPath from = days.path(i, 0);
                                    DayPath to = others.get(i);
                                    movedKwh += apartKwh(from.loadKwh(), to.loadKwh()) / 3;
                                    movedKwh +=
                                            apartKwh(from.generationKwh(), to.generationKwh()) / 3;
                                    cost += recourse.cost(plan.boughtKwh(), to) / 3;
                                }
                            }
                            // The distance is at most what this pairing moves.
                            double radius = movedKwh / 50;
                            assertThat(cost)
                                    .isLessThanOrEqualTo(
                                            DayAheadCommitment.costBound(plan, days, radius, 50));
                        });
    }

    private static double apartKwh(double[] a, double[] b) {
        double sum = 0.0;
        for (int t = 0; t < a.length; t++) {
            sum += Math.abs(a[t] - b[t]);
        }
        return sum;
    }

    @Test
    void costBound_dayThatOnlyNeedsMore_isReached() {
        // No store: each kWh more is bought at 0.5; 3 kWh more are 0.3 of the scale.
        CandidateDays days = CandidateDays.nominal(List.of(Instances.hour(4, 0, 0.5, 0.1)));
        Committed plan = committed(oneHour(0.3), days, new Risk.Expected());
        double bound = DayAheadCommitment.costBound(plan, days, 0.3, 10);
        assertThat(bound).isCloseTo(1.2 + 3 * 0.5, within(ACCURACY));
        try (Recourse recourse = planner(oneHour(0.3)).recourse()) {
            assertThat(recourse.cost(plan.boughtKwh(), Instances.hour(7, 0, 0.5, 0.1)))
                    .isCloseTo(bound, within(ACCURACY));
        }
    }

    @Test
    void cost_purchasesOfAnotherLength_isRejected() {
        try (Recourse recourse = planner(oneHour(0.3)).recourse()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> recourse.cost(new double[2], Instances.hour(1, 0, 0.5, 0.1)))
                    .withMessageContaining("2 and 1");
        }
    }
}
