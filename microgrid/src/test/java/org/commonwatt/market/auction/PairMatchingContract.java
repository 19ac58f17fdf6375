package org.commonwatt.market.auction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/// What every pair matching keeps.
abstract class PairMatchingContract {
    private static final double TINY = 1e-12;

    /// A matching of `n` participants with random places and incomes.
    abstract PairMatching matching(RandomStream r, int n);

    /// Most pairs that `buyers` and `sellers` may make.
    int mostPairs(int buyers, int sellers) {
        return Math.max(0, buyers + sellers - 1);
    }

    @Test
    void pairs_addUpToPurchasesAndSales() {
        Pairs pairs = new Pairs();
        Forall.seeds(20_000).check(r -> addUp(r, pairs));
    }

    private void addUp(RandomStream r, Pairs pairs) {
        int n = 1 + r.nextInt(12);
        int base = r.nextInt(3) * n;
        double[] purchase = new double[base + n];
        double[] sale = new double[base + n];
        int[] sides = draw(r, base, purchase, sale);
        matching(r, n).match(purchase, sale, base, pairs);
        double[] rows = new double[n];
        double[] columns = new double[n];
        for (int p = 0; p < pairs.size(); p++) {
            assertThat(pairs.energyKwh(p)).isPositive();
            assertThat(pairs.buyer(p)).isNotEqualTo(pairs.seller(p));
            rows[pairs.buyer(p)] += pairs.energyKwh(p);
            columns[pairs.seller(p)] += pairs.energyKwh(p);
        }
        for (int i = 0; i < n; i++) {
            assertThat(rows[i]).isCloseTo(purchase[base + i], within(n * TINY));
            assertThat(columns[i]).isCloseTo(sale[base + i], within(n * TINY));
        }
        assertThat(pairs.size()).isLessThanOrEqualTo(mostPairs(sides[0], sides[1]));
    }

    /// Writes purchases and sales of one sum; returns the numbers of buyers and sellers.
    private static int[] draw(RandomStream r, int base, double[] purchase, double[] sale) {
        int[] sides = new int[2];
        double bought = 0;
        double sold = 0;
        for (int k = base; k < purchase.length; k++) {
            double energy = r.chance(0.2) ? 0 : r.nextDouble(0.001, 1);
            boolean buys = r.nextBoolean();
            (buys ? purchase : sale)[k] = energy;
            bought += buys ? energy : 0;
            sold += buys ? 0 : energy;
        }
        double total = Math.min(bought, sold);
        for (int k = base; k < purchase.length; k++) {
            purchase[k] *= total > 0 ? total / bought : 0;
            sale[k] *= total > 0 ? total / sold : 0;
            sides[0] += purchase[k] > 0 ? 1 : 0;
            sides[1] += sale[k] > 0 ? 1 : 0;
        }
        return sides;
    }
}
