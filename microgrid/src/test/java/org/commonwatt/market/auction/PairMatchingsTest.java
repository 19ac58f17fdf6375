package org.commonwatt.market.auction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Each matching passes the contract and names the pairs it says.
final class PairMatchingsTest {
    private static final double NAN = Double.NaN;

    private static double[] draw(RandomStream r, int n) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> r.nextInt(6));
        return values;
    }

    @Test
    void unknownName_isRefusedWithTheKnownOnes() {
        for (String name : PairMatching.names()) {
            double[] one = {0};
            assertThat(PairMatching.of(name, one, one).name()).isEqualTo(name);
        }
        assertThatThrownBy(() -> PairMatching.of("random", new double[1], new double[1]))
                .hasMessageContaining("(random)")
                .hasMessageContaining("nearest");
    }

    @Nested
    final class ProportionalTest extends PairMatchingContract {
        @Override
        PairMatching matching(RandomStream r, int n) {
            return new ProportionalMatching(n);
        }

        @Override
        int mostPairs(int buyers, int sellers) {
            return buyers * sellers;
        }

        @Test
        void everyBuyer_getsFromEverySellerInProportion() {
            Pairs pairs = new Pairs();
            double[] purchase = {3, 1, 0, 0};
            double[] sale = {0, 0, 2, 2};
            new ProportionalMatching(4).match(purchase, sale, 0, pairs);
            assertThat(pairs.size()).isEqualTo(4);
            assertThat(pairs.energyKwh(0)).isEqualTo(1.5);
            assertThat(pairs.energyKwh(3)).isEqualTo(0.5);
        }
    }

    @Nested
    final class NearestTest extends PairMatchingContract {
        @Override
        PairMatching matching(RandomStream r, int n) {
            return new NearestMatching(draw(r, n));
        }

        @Test
        void neighbours_areMatched() {
            Pairs pairs = new Pairs();
            double[] purchase = {0, 0, 1, 1};
            double[] sale = {1, 1, 0, 0};
            // Along the line: seller 0 at 5 beside buyer 2 at 6, seller 1 at 1 beside buyer 3 at 0.
            new NearestMatching(new double[] {5, 1, 6, 0}).match(purchase, sale, 0, pairs);
            assertThat(pairs.size()).isEqualTo(2);
            assertThat(pairs.buyer(0)).isEqualTo(3);
            assertThat(pairs.seller(0)).isEqualTo(1);
            assertThat(pairs.buyer(1)).isEqualTo(2);
            assertThat(pairs.seller(1)).isEqualTo(0);
        }

        /// On a line the least Σ kWh·distance is the integral of |Σ purchases − Σ sales to the
        /// left|.
        @Test
        void wayOfTheEnergy_isTheShortest() {
            Pairs pairs = new Pairs();
            Forall.seeds(5_000).check(r -> shortest(r, pairs));
        }

        private void shortest(RandomStream r, Pairs pairs) {
            int n = 2 + r.nextInt(8);
            double[] place = draw(r, n);
            double[] purchase = new double[n];
            double[] sale = new double[n];
            for (int i = 0; i + 1 < n; i += 2) {
                purchase[i] = 1;
                sale[i + 1] = 1;
            }
            new NearestMatching(place).match(purchase, sale, 0, pairs);
            double way = 0;
            for (int p = 0; p < pairs.size(); p++) {
                double distance = place[pairs.buyer(p)] - place[pairs.seller(p)];
                way += pairs.energyKwh(p) * Math.abs(distance);
            }
            double least = 0;
            for (int cut = 0; cut < 6; cut++) {
                double across = 0;
                for (int i = 0; i < n; i++) {
                    across += place[i] <= cut ? purchase[i] - sale[i] : 0;
                }
                least += Math.abs(across);
            }
            assertThat(way).isCloseTo(least, within(1e-12));
        }
    }

    @Nested
    final class LowIncomeFirstTest extends PairMatchingContract {
        @Override
        PairMatching matching(RandomStream r, int n) {
            double[] incomes = draw(r, n);
            incomes[0] = NAN;
            return new LowIncomeFirst(incomes);
        }

        @Test
        void poorest_isServedFirst_unknownIncomesLast() {
            Pairs pairs = new Pairs();
            double[] purchase = {1, 2, 1, 0, 0};
            double[] sale = {0, 0, 0, 3, 1};
            new LowIncomeFirst(new double[] {NAN, 10, 30, 5, 5}).match(purchase, sale, 0, pairs);
            assertThat(pairs.size()).isEqualTo(3);
            assertThat(pairs.buyer(0)).isEqualTo(1);
            assertThat(pairs.seller(0)).isEqualTo(3);
            assertThat(pairs.energyKwh(0)).isEqualTo(2);
            assertThat(pairs.buyer(1)).isEqualTo(2);
            assertThat(pairs.buyer(2)).isEqualTo(0);
            assertThat(pairs.seller(2)).isEqualTo(4);
        }
    }
}
