package org.commonwatt.operate.dispatch.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.commonwatt.equity.sharing.Coalition;
import org.commonwatt.equity.sharing.CoalitionSearch.Answer;
import org.commonwatt.equity.sharing.Workers;
import org.commonwatt.numeric.Forall;
import org.commonwatt.operate.dispatch.CommunityTerms;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Solver;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;

/// One hour; a, b and c use 1 kWh each, d makes 1 kWh; a kWh is bought at 0.30 and sold at 0.10,
/// and no more than 2 kWh can be bought together. Alone they pay 0.30, 0.30, 0.30 and −0.10. With d
/// any of the others gain 0.30 − 0.10 = 0.20, without d nothing; a, b and c have no plan, as they
/// would need 3 kWh.
final class ExcessSearchTest {
    private static final Solver SOLVER = new HighsSolver();
    private static final double EXACT = 1e-6;
    private static final double[] ALONE = {0.3, 0.3, 0.3, -0.1};

    private static CommunityCosts scarce() {
        List<DispatchMember> members = new ArrayList<>();
        for (int i = 0; i < ALONE.length; i++) {
            double limit = Double.POSITIVE_INFINITY;
            members.add(
                    new DispatchMember(
                            "m" + i,
                            new double[] {i < 3 ? 1 : 0},
                            new double[] {i < 3 ? 0 : 1},
                            new double[1],
                            new DispatchMember.Meter(
                                    new double[] {0.3},
                                    new double[] {0.1},
                                    new double[] {limit},
                                    new double[] {limit}),
                            new DispatchMember.Devices(List.of(), List.of(), null, null),
                            new DispatchMember.Equity("", false, 30_000, 1, 1, false)));
        }
        CommunityTerms terms = Windows.terms(1, 2, 10, 5);
        return CommunityCosts.of(new DispatchProblem(1, 1, members, terms), 0, SOLVER);
    }

    private static Answer worst(double... shares) {
        try (ExcessSearch search = new ExcessSearch(scarce(), ALONE, Limits.NONE)) {
            return search.largest(shares, Double.POSITIVE_INFINITY);
        }
    }

    /// Two of a, b and c gain 0 − (−0.5 − 0.5) = 1; all three of them would gain 1.5, but cannot
    /// leave.
    @Test
    void largest_whereTheWorstServedHaveNoPlan_namesTheWorstServedThatHaveOne() {
        Answer answer = worst(-0.5, -0.5, -0.5, 1.7);
        assertThat(answer.first().excess()).isCloseTo(1.0, within(EXACT));
        assertThat(Coalition.size(answer.first().coalition())).isEqualTo(2);
        assertThat(answer.bound()).isCloseTo(1.0, within(EXACT));
    }

    /// With 0.05 for everybody d and one other gain 0.20 − 0.10 by leaving.
    @Test
    void largest_ofEqualShares_isThatOfTheMakerAndOneNeighbour() {
        Answer answer = worst(0.05, 0.05, 0.05, 0.05);
        assertThat(answer.first().excess()).isCloseTo(0.1, within(EXACT));
        assertThat(Coalition.contains(answer.first().coalition(), 3)).isTrue();
        assertThat(answer.bound()).isCloseTo(0.1, within(EXACT));
    }

    /// All for d: whoever is left out or in, nobody gains.
    @Test
    void largest_insideTheCore_isBoundedByNothing() {
        assertThat(worst(0, 0, 0, 0.2).bound()).isCloseTo(0, within(EXACT));
    }

    /// Prices of any plan, of members in part too, never say more than a coalition costs.
    @Test
    void cuts_ofAnyParts_areBelowTheCostOfEveryCoalition() {
        Forall.seeds(10)
                .check(
                        random -> {
                            CommunityCosts costs =
                                    CommunityCosts.of(Windows.byFormula(5), 0.2, SOLVER);
                            double[] table =
                                    ((CoalitionTable.Complete)
                                                    CoalitionTable.of(costs, Workers.INLINE))
                                            .costs();
                            double[] parts = new double[5];
                            for (int i = 0; i < parts.length; i++) {
                                parts[i] = random.nextBoolean() ? random.nextDouble() : 1;
                            }
                            PriceCuts cuts = new PriceCuts();
                            try (LiveCost cost = costs.live()) {
                                double paid = cost.ofParts(parts);
                                double[] bills = Objects.requireNonNull(cost.atPrices());
                                cuts.learn(parts, paid, bills);
                                // Members come and go as whole ones again.
                                assertThat(cost.of(0b10110))
                                        .isCloseTo(table[0b10110], within(EXACT));
                            }
                            for (int s = 1; s < table.length; s++) {
                                assertThat(cuts.get(0).leastCost(s))
                                        .isLessThanOrEqualTo(table[s] + EXACT);
                            }
                        });
    }
}
