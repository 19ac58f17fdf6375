package org.commonwatt.operate.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.commonwatt.operate.dispatch.DispatchPlan.MemberPlan;
import org.commonwatt.operate.dispatch.DispatchPlan.StorePlan;
import org.commonwatt.operate.dispatch.RandomWindows.Kind;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every dispatch, over random communities; the seed is the parameter.
final class DispatchPropertiesTest {
    private static final DispatchSettings SETTINGS = DispatchSettings.of(new HighsSolver());
    private static final WelfareObjective PEAK = WelfareObjective.COST.withPeakPrice(0.2);
    private static final Kind ALL = new Kind(true, false, true);

    static LongStream seeds() {
        return LongStream.range(0, 8);
    }

    private static DispatchResult.Solved solved(
            DispatchProblem problem, WelfareObjective objective) {
        DispatchResult result = WelfareDispatch.solve(problem, objective, SETTINGS);
        assertThat(result).isInstanceOf(DispatchResult.Solved.class);
        return (DispatchResult.Solved) result;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void solve_membersInAnotherOrder_costsTheSame(long seed) {
        DispatchProblem problem = RandomWindows.of(seed, ALL);
        List<DispatchMember> shuffled = new ArrayList<>(problem.members());
        Collections.shuffle(shuffled, new Random(seed));
        DispatchProblem other =
                new DispatchProblem(
                        problem.steps(), problem.stepHours(), shuffled, problem.community());
        double objective = solved(problem, PEAK).quality().objective();
        assertThat(solved(other, PEAK).quality().objective())
                .isCloseTo(objective, within(2e-6 * Math.max(1, Math.abs(objective))));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void forms_whereAllApply_haveTheSameOptimum(long seed) {
        DispatchProblem problem = RandomWindows.of(seed, Kind.PLAIN);
        double lean = objective(problem, DispatchForm.LEAN);
        assertThat(solved(problem, PEAK).quality().form()).isEqualTo(DispatchForm.LEAN);
        assertThat(objective(problem, DispatchForm.MEMBER)).isCloseTo(lean, within(1e-7));
        assertThat(objective(problem, DispatchForm.TRADE)).isCloseTo(lean, within(1e-7));
    }

    private static double objective(DispatchProblem problem, DispatchForm form) {
        DispatchModel model = DispatchModel.of(problem, PEAK, SETTINGS, null, form);
        DispatchResult result = WelfareDispatch.solve(model, SETTINGS);
        return ((DispatchResult.Solved) result).quality().objective();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void plan_ofAnyCommunity_keepsThePhysics(long seed) {
        DispatchProblem problem = RandomWindows.of(seed, ALL);
        PlanCheck.assertPossible(solved(problem, PEAK).plan());
        WelfareObjective fair =
                WelfareObjective.COST
                        .withWeights(weights(problem))
                        .with(new Fairness.LeastBenefit(2));
        PlanCheck.assertPossible(solved(problem, fair).plan());
    }

    private static double[] weights(DispatchProblem problem) {
        return problem.members().stream()
                .mapToDouble(m -> m.equity().vulnerable() ? 2 : 1)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void plan_atNegativePrices_goesOneWayAtATime(long seed) {
        DispatchProblem problem = RandomWindows.of(seed, new Kind(false, true, false));
        DispatchPlan plan = solved(problem, WelfareObjective.COST).plan();
        PlanCheck.assertPossible(plan);
        for (MemberPlan member : plan.members()) {
            for (StorePlan store : member.stores()) {
                for (int t = 0; t < problem.steps(); t++) {
                    boolean negative = problem.member(0).meter().exportPricePerKwh()[t] < 0;
                    double both = Math.min(store.chargeKwh()[t], store.dischargeKwh()[t]);
                    assertThat(negative ? both : 0).isLessThan(1e-6);
                }
            }
        }
        for (int t = 0; t < problem.steps(); t++) {
            double both =
                    Math.min(plan.community().importKwh()[t], plan.community().exportKwh()[t]);
            assertThat(both).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void quality_withAWideGap_boundsTheBestPlan(long seed) {
        DispatchProblem problem = RandomWindows.of(seed, ALL);
        DispatchSettings loose = SETTINGS.withLimits(Limits.NONE.withRelativeGap(0.05));
        DispatchResult.Solved quick =
                (DispatchResult.Solved) WelfareDispatch.solve(problem, PEAK, loose);
        double best = solved(problem, PEAK).quality().objective();
        assertThat(quick.quality().bound()).isLessThanOrEqualTo(best + 1e-6);
        assertThat(quick.quality().objective()).isGreaterThanOrEqualTo(best - 1e-5);
        assertThat(quick.quality().gap()).isLessThanOrEqualTo(0.05);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void session_overManyWindows_costsWhatEachCostsAlone(long seed) {
        try (DispatchSession session = new DispatchSession(PEAK, SETTINGS)) {
            for (int k = 0; k < 4; k++) {
                DispatchProblem problem = changed(RandomWindows.of(seed, Kind.PLAIN), 1 + 0.1 * k);
                double cold = solved(problem, PEAK).quality().objective();
                DispatchResult.Solved warm = (DispatchResult.Solved) session.solve(problem);
                assertThat(warm.quality().objective()).isCloseTo(cold, within(1e-7));
                assertThat(warm.plan().costs().total()).isCloseTo(cold, within(1e-7));
            }
        }
    }

    /// The same community with more demand.
    private static DispatchProblem changed(DispatchProblem problem, double factor) {
        List<DispatchMember> members = new ArrayList<>();
        for (DispatchMember member : problem.members()) {
            double[] demand = member.demandKwh().clone();
            for (int t = 0; t < demand.length; t++) {
                demand[t] *= factor;
            }
            members.add(
                    new DispatchMember(
                            member.id(),
                            demand,
                            member.availableKwh(),
                            demand,
                            member.meter(),
                            member.devices(),
                            member.equity()));
        }
        return new DispatchProblem(
                problem.steps(), problem.stepHours(), members, problem.community());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void communityPrice_ofLeastCost_paysTheRetailer(long seed) {
        DispatchProblem problem = RandomWindows.of(seed, Kind.PLAIN);
        DispatchPlan plan = solved(problem, PEAK).plan();
        double paid = 0;
        for (MemberPlan member : plan.members()) {
            for (int t = 0; t < problem.steps(); t++) {
                paid += plan.community().pricePerKwh()[t] * member.meter().netKwh()[t];
            }
        }
        assertThat(paid - plan.costs().of(CostPart.ENERGY)).isGreaterThan(-1e-7);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fairness_withoutAversion_isLeastCost(long seed) {
        DispatchProblem problem = RandomWindows.of(seed, Kind.PLAIN);
        double least = solved(problem, WelfareObjective.COST).plan().costs().total();
        for (Fairness fairness :
                List.of(new Fairness.AlphaFair(0), new Fairness.GeneralisedGini(0))) {
            DispatchPlan plan = solved(problem, WelfareObjective.COST.with(fairness)).plan();
            assertThat(plan.costs().total()).isCloseTo(least, within(2e-6 * Math.max(1, least)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void alphaFairness_isNotBeatenByOtherPlans(long seed) {
        DispatchProblem problem = RandomWindows.of(seed, Kind.PLAIN);
        DispatchPlan fair =
                solved(problem, WelfareObjective.COST.with(new Fairness.AlphaFair(1))).plan();
        for (Fairness other :
                List.of(
                        new Fairness.AlphaFair(0),
                        new Fairness.AlphaFair(3),
                        new Fairness.GeneralisedGini(0.5),
                        new Fairness.LeastBenefit(5))) {
            DispatchPlan plan = solved(problem, WelfareObjective.COST.with(other)).plan();
            assertThat(proportional(fair)).isGreaterThanOrEqualTo(proportional(plan) - 1e-5);
        }
    }

    /// Σ bill·ln U.
    private static double proportional(DispatchPlan plan) {
        double sum = 0;
        for (int i = 0; i < plan.members().size(); i++) {
            double bill = plan.problem().member(i).equity().grossBill();
            double saved = plan.fairness().aloneCost()[i] - plan.fairness().cost()[i];
            sum += bill * Math.log(1 + saved / bill);
        }
        return sum;
    }
}
