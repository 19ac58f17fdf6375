package org.commonwatt.operate.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.commonwatt.operate.dispatch.FairnessCurve.Point;
import org.commonwatt.operate.dispatch.RandomWindows.Kind;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FairnessCurveTest {
    private static final DispatchSettings SETTINGS = DispatchSettings.of(new HighsSolver());

    static LongStream seeds() {
        return LongStream.range(0, 2);
    }

    /// Of two plans the one found under a larger β has no smaller z and no smaller cost: otherwise
    /// one of them would be better under both.
    @ParameterizedTest
    @MethodSource("seeds")
    void of_risingBeta_buysBenefitWithCost(long seed) {
        DispatchProblem problem = RandomWindows.of(seed, Kind.PLAIN);
        List<Fairness> steps = FairnessCurve.steps(new Fairness.LeastBenefit(1), 2.0);
        List<Point> points = FairnessCurve.of(problem, WelfareObjective.COST, steps, SETTINGS);
        assertThat(points).hasSameSizeAs(steps);
        for (int k = 1; k < points.size(); k++) {
            assertThat(points.get(k).cost()).isGreaterThan(points.get(k - 1).cost() - 1e-5);
            assertThat(points.get(k).leastBenefit())
                    .isGreaterThan(points.get(k - 1).leastBenefit() - 1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void of_manyPoints_agreesWithEachSolvedAlone(long seed) {
        DispatchProblem problem = RandomWindows.of(seed, Kind.PLAIN);
        List<Fairness> steps = FairnessCurve.steps(new Fairness.GeneralisedGini(1), 0);
        List<Point> points = FairnessCurve.of(problem, WelfareObjective.COST, steps, SETTINGS);
        for (Point point : points) {
            DispatchResult alone =
                    WelfareDispatch.solve(
                            problem, WelfareObjective.COST.with(point.fairness()), SETTINGS);
            double objective = ((DispatchResult.Solved) alone).quality().objective();
            assertThat(point.objective())
                    .isCloseTo(objective, within(2e-6 * Math.max(1, Math.abs(objective))));
            assertThat(point.gini()).isBetween(0.0, 1.0);
        }
        assertThat(points.getFirst().cost())
                .isCloseTo(
                        WelfareDispatch.solve(problem, WelfareObjective.COST, SETTINGS)
                                .planOrThrow()
                                .costs()
                                .total(),
                        within(1e-5));
    }
}
