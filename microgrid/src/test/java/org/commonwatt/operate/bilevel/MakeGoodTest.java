package org.commonwatt.operate.bilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

class MakeGoodTest {
    private static final boolean[] POOR = {true, true, false, false};
    private static final boolean[] PAYER = {true, true, true, true};

    /// The group lost 3 + 1, the third gained 2, the fourth lost: 2 come from the gain, the other 2
    /// from both in equal parts.
    @Test
    void transfers_groupLost_othersPayGainsFirst() {
        double[] transfers =
                MakeGood.transfers(
                        new double[] {13, 11, 8, 12}, new double[] {10, 10, 10, 10}, POOR, PAYER);
        assertThat(transfers).containsExactly(new double[] {-3, -1, 3, 1}, within(1e-12));
    }

    @Test
    void transfers_groupGained_areNothing() {
        double[] transfers =
                MakeGood.transfers(
                        new double[] {12, 7, 8, 12}, new double[] {10, 10, 10, 10}, POOR, PAYER);
        assertThat(transfers).containsOnly(0);
    }

    @Test
    void transfers_anyBills_leaveTheGroupWhereItWasAndSumToZero() {
        for (long seed = 1; seed <= 200; seed++) {
            RandomStream draw = RandomStreams.of(seed).stream("bills");
            double[] bill = new double[4];
            double[] unweighted = new double[4];
            Arrays.setAll(bill, _ -> 20 * draw.nextDouble() - 5);
            Arrays.setAll(unweighted, _ -> 20 * draw.nextDouble() - 5);
            double[] transfers = MakeGood.transfers(bill, unweighted, POOR, PAYER);
            double group = bill[0] + bill[1] + transfers[0] + transfers[1];
            assertThat(Arrays.stream(transfers).sum())
                    .as("seed %d", seed)
                    .isCloseTo(0, within(1e-9));
            assertThat(group)
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(unweighted[0] + unweighted[1] + 1e-9);
        }
    }

    @Test
    void transfers_nobodyElse_nothingCanBeMadeGood() {
        boolean[] all = {true, true};
        double[] transfers = MakeGood.transfers(new double[] {5, 5}, new double[] {1, 1}, all, all);
        assertThat(transfers).containsOnly(0);
    }
}
