package org.commonwatt.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

final class RegressionTreeTest {
    /// y = 1 where x > 2 and z > 0.5, else 0; three leaves say exactly that.
    @Test
    void grow_onABox_findsTheBox() {
        double[][] rows = new double[100][];
        double[] values = new double[100];
        for (int k = 0; k < 100; k++) {
            int tens = k / 10;
            rows[k] = new double[] {k % 10, tens / 10.0};
            values[k] = rows[k][0] > 2 && rows[k][1] > 0.5 ? 1 : 0;
        }
        RegressionTree tree = RegressionTree.grow(rows, values, 4, 2);
        assertThat(tree.leaves()).hasSize(3);
        for (int k = 0; k < 100; k++) {
            assertThat(tree.of(rows[k])).isEqualTo(values[k]);
        }
        assertThat(tree.leaves().stream().mapToInt(RegressionTree.Leaf::rows).sum()).isEqualTo(100);
    }

    /// Two values apart by nothing but chance: with at least 50 rows a leaf there is one split.
    @Test
    void grow_withLeastRows_keepsLeavesThatLarge() {
        RandomStream random = RandomStreams.of(1).stream("tree");
        double[][] rows = new double[100][];
        double[] values = new double[100];
        for (int k = 0; k < 100; k++) {
            rows[k] = new double[] {random.nextDouble()};
            values[k] = random.nextDouble();
        }
        List<RegressionTree.Leaf> leaves = RegressionTree.grow(rows, values, 4, 40).leaves();
        assertThat(leaves).allMatch(leaf -> leaf.rows() >= 40);
        assertThat(RegressionTree.grow(rows, values, 0, 2).leaves()).hasSize(1);
    }

    /// A leaf says the mean of its rows.
    @Test
    void grow_withoutSplit_saysTheMean() {
        double[][] same = {{1}, {1}, {1}};
        RegressionTree tree = RegressionTree.grow(same, new double[] {1, 2, 6}, 4, 1);
        assertThat(tree.of(new double[] {1})).isCloseTo(3, within(1e-12));
    }
}
