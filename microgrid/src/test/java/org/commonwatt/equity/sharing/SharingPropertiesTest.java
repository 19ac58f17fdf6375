package org.commonwatt.equity.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;

/// What theory says of methods and games of certain kinds.
final class SharingPropertiesTest {
    private static final double ROUNDING = 1e-7;

    /// v(S) = (Σ a_i)²: the more join, the more one more is worth.
    private static TableGame convex(RandomStream random) {
        int n = 2 + random.nextInt(5);
        double[] sizes = new double[n];
        for (int i = 0; i < n; i++) {
            sizes[i] = random.nextDouble(0, 2);
        }
        double[] values = new double[1 << n];
        for (int s = 0; s < values.length; s++) {
            values[s] = Math.pow(Coalition.sum(s, sizes), 2);
        }
        return TableGame.of(values);
    }

    @Test
    void shapleyValue_ofAConvexGame_liesInTheCore() {
        Forall.seeds(100)
                .check(
                        random -> {
                            TableGame game = convex(random);
                            SharingProblem problem =
                                    SharingProblem.of(game, GoldenGames.alike(game.members()));
                            Allocation shares = Allocation.of("shapley", ShapleyValue.of(game));
                            assertThat(AllocationAudit.of(problem, shares).largest().excess())
                                    .isLessThan(ROUNDING * game.scale());
                        });
    }

    /// Weights of a convex game help their owner: all dividends are ≥ 0.
    @Test
    void weightedShapley_ofAConvexGame_neverBackfires() {
        Forall.seeds(100)
                .check(
                        random -> {
                            TableGame game = convex(random);
                            assertThat(Dividends.of(game).negative()).isZero();
                            SharingProblem problem =
                                    SharingProblem.of(game, GoldenGames.alike(game.members()));
                            Allocation shares =
                                    new WeightedShapley().share(problem).found().orElseThrow();
                            assertThat(shares.cautions()).isEmpty();
                        });
    }

    @Test
    void nucleolusAndLeastCore_ofAnyMarket_leaveTheWorstServedEquallyShort() {
        Forall.seeds(60)
                .check(
                        random -> {
                            SharingProblem problem = MarketGame.drawn(random).problem();
                            HighsSolver solver = new HighsSolver();
                            Allocation nucleolus =
                                    new Nucleolus(solver).share(problem).found().orElseThrow();
                            Allocation least =
                                    new LeastCore(solver).share(problem).found().orElseThrow();
                            double first =
                                    AllocationAudit.of(problem, nucleolus).largest().excess();
                            double second = AllocationAudit.of(problem, least).largest().excess();
                            assertThat(second).isCloseTo(first, within(ROUNDING));
                            assertThat(first).isLessThan(ROUNDING);
                        });
    }

    /// The heaviest burden of leximin is no heavier than that of any core point tried.
    @Test
    void leximinCore_ofAnyMarket_hasTheLightestHeaviestBurdenOfTheCore() {
        Forall.seeds(60)
                .check(
                        random -> {
                            MarketGame market = MarketGame.drawn(random);
                            SharingProblem problem = market.problem();
                            HighsSolver solver = new HighsSolver();
                            Allocation leximin =
                                    new LeximinCore(solver).share(problem).found().orElseThrow();
                            AllocationAudit audit = AllocationAudit.of(problem, leximin);
                            assertThat(audit.largest().excess()).isLessThan(ROUNDING);
                            double[] nucleolus =
                                    new Nucleolus(solver)
                                            .share(problem)
                                            .found()
                                            .orElseThrow()
                                            .shares();
                            double[] dual =
                                    new DualCore().share(problem).found().orElseThrow().shares();
                            for (double part = 0; part <= 1; part += 0.25) {
                                double[] mixed = new double[dual.length];
                                for (int i = 0; i < mixed.length; i++) {
                                    mixed[i] = part * dual[i] + (1 - part) * nucleolus[i];
                                }
                                AllocationAudit other =
                                        AllocationAudit.of(problem, Allocation.of("mix", mixed));
                                assertThat(other.largest().excess()).isLessThan(ROUNDING);
                                if (!Double.isNaN(audit.worstBurden())) {
                                    assertThat(audit.worstBurden())
                                            .isLessThan(other.worstBurden() + ROUNDING);
                                }
                            }
                        });
    }

    /// Two members, the first gains 1 alone, together 4: equal shares would give 2 and 2, of which
    /// G = 2 leaves 1 and 1; against v the first is not short, and the second neither.
    @Test
    void realisedGain_ofHalfTheGain_isHalfOfEachShare() {
        TableGame game = TableGame.of(new double[] {0, 1, 0, 4});
        SharingProblem problem = SharingProblem.of(game, GoldenGames.alike(2));
        Allocation equal = new EqualSharing().share(problem).found().orElseThrow();
        RealisedGain realised = RealisedGain.of(problem, equal, 2, new double[] {10, 30});
        assertThat(realised.allocation().shares()).containsExactly(1, 1);
        assertThat(realised.againstForesight()).isCloseTo(0, within(1e-12));
        // Of half the gain of each coalition: 0.5 · 1 − 1 and 0.5 · 0 − 1.
        assertThat(realised.againstGain()).isCloseTo(-0.5, within(1e-12));
        assertThat(realised.priceOfOperation()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void realisedGain_ofALoss_isBorneByBillsAndTold() {
        TableGame game = TableGame.of(new double[] {0, 0, 0, 4});
        SharingProblem problem = SharingProblem.of(game, GoldenGames.alike(2));
        Allocation equal = new EqualSharing().share(problem).found().orElseThrow();
        RealisedGain realised = RealisedGain.of(problem, equal, -8, new double[] {10, 30});
        assertThat(realised.allocation().shares()).containsExactly(-2, -6);
        assertThat(realised.allocation().cautions()).contains(new Caution.LossBorne(-8));
        assertThat(realised.againstGain()).isNaN();
    }

    @Test
    void methods_ofMoreMembersThanATableHasRoomFor_sayWhatWorks() {
        int n = 20;
        CoalitionCosts costs =
                new CoalitionCosts() {
                    @Override
                    public int members() {
                        return n;
                    }

                    @Override
                    public CoalitionCost open() {
                        return new CoalitionCost() {
                            @Override
                            public double of(long coalition) {
                                return Math.sqrt(Coalition.size(coalition));
                            }

                            @Override
                            public void close() {
                                // Nothing is held open.
                            }
                        };
                    }
                };
        double[] alone = new double[n];
        Arrays.fill(alone, 1);
        SharingProblem problem =
                new SharingProblem(
                        new CostGame(costs, alone, Math.sqrt(n)),
                        GoldenGames.alike(n),
                        new NoSearch(),
                        null);
        for (GainSharing method :
                new GainSharing[] {
                    new ShapleyValue(), new WeightedShapley(), new Nucleolus(new HighsSolver())
                }) {
            assertThat(method.share(problem))
                    .isInstanceOfSatisfying(
                            SharingResult.Refused.class,
                            refused ->
                                    assertThat(refused.reason())
                                            .contains("18 members")
                                            .contains("Maybe"));
        }
        assertThat(new DualCore().share(problem)).isInstanceOf(SharingResult.Refused.class);
        var streams = org.commonwatt.numeric.RandomStreams.of(4);
        SampledShapley sampled = new SampledShapley(3, 0.95, streams, Workers.INLINE);
        // All are alike, so every order gives the same on average over the places.
        for (double share : sampled.share(problem).found().orElseThrow().shares()) {
            assertThat(share).isCloseTo(1 - Math.sqrt(n) / n, within(1e-9));
        }
    }
}
