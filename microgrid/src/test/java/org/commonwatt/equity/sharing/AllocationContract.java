package org.commonwatt.equity.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.numeric.Forall;
import org.junit.jupiter.api.Test;

/// What every way of sharing a gain must keep to.
abstract class AllocationContract {
    private static final int GAMES = 60;
    private static final double ROUNDING = 1e-6;

    abstract GainSharing method();

    /// How far two allocations that should be equal may lie apart; more than rounding for
    /// estimates.
    double tolerance(Allocation allocation) {
        double widest = 0;
        for (int i = 0; i < allocation.members(); i++) {
            widest = Math.max(widest, allocation.halfWidth(i));
        }
        return ROUNDING + 3 * widest;
    }

    private Allocation allocation(MarketGame market) {
        SharingResult result = method().share(market.problem());
        assertThat(result.found()).as("%s", result).isPresent();
        return result.found().orElseThrow();
    }

    @Test
    final void shares_ofAnyGame_addUpToTheGain() {
        Forall.seeds(GAMES)
                .check(
                        random -> {
                            MarketGame market = MarketGame.drawn(random);
                            assertThat(allocation(market).total())
                                    .isCloseTo(
                                            market.problem().game().grandValue(), within(ROUNDING));
                        });
    }

    @Test
    final void shares_ofMembersWhoAreAlike_areEqualWherePromised() {
        int different = 0;
        for (long seed = 0; seed < GAMES; seed++) {
            MarketGame market = MarketGame.drawn(random(seed));
            Allocation allocation = allocation(market);
            boolean equal = Math.abs(allocation.share(0) - allocation.share(1)) <= ROUNDING;
            different += equal ? 0 : 1;
        }
        assertThat(method().isSymmetric() ? different : 0).isZero();
    }

    @Test
    final void share_ofAMemberWhoBringsNothing_isNothingWherePromised() {
        int given = 0;
        for (long seed = 0; seed < GAMES; seed++) {
            MarketGame market = MarketGame.drawn(random(seed));
            double share = allocation(market).share(market.members() - 1);
            given += Math.abs(share) <= ROUNDING ? 0 : 1;
        }
        assertThat(method().givesNothingForNothing() ? given : 0).isZero();
    }

    @Test
    final void shares_ofMembersInAnotherOrder_areTheSame() {
        Forall.seeds(GAMES)
                .check(
                        random -> {
                            MarketGame market = MarketGame.drawn(random);
                            int[] order = new int[market.members()];
                            for (int k = 0; k < order.length; k++) {
                                order[k] = k;
                            }
                            random.shuffle(order);
                            Allocation first = allocation(market);
                            Allocation second = allocation(market.inOrder(order));
                            double apart = tolerance(first) + tolerance(second);
                            for (int k = 0; k < order.length; k++) {
                                assertThat(second.share(k))
                                        .isCloseTo(first.share(order[k]), within(apart));
                            }
                        });
    }

    @Test
    final void share_ofTheSameProblemTwice_givesTheSameBits() {
        SharingProblem problem = MarketGame.drawn(random(3)).problem();
        double[] first = method().share(problem).found().orElseThrow().shares();
        double[] second = method().share(problem).found().orElseThrow().shares();
        assertThat(second).containsExactly(first);
    }

    @Test
    final void share_ofASingleMember_isAllOrRefused() {
        MemberFigures figures = GoldenGames.alike(1);
        SharingProblem problem =
                SharingProblem.of(TableGame.of(new double[] {0, 3}), figures)
                        .with(
                                new SharingProblem.PricedCosts(
                                        new double[] {-3}, 0, new double[] {-3}));
        assertThat(method().share(problem).found().orElseThrow().share(0))
                .isCloseTo(3, within(1e-9));
    }

    private static org.commonwatt.numeric.RandomStream random(long seed) {
        return org.commonwatt.numeric.RandomStreams.of(seed).stream("market");
    }
}
