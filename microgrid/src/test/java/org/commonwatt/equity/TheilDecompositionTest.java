package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.numeric.Forall;
import org.junit.jupiter.api.Test;

final class TheilDecompositionTest {

    @Test
    void of_anyGroups_partsAddUpToTheTotal() {
        Forall.seeds(500)
                .check(
                        random -> {
                            int n = 1 + random.nextInt(30);
                            double[] x = new double[n];
                            double[] weights = new double[n];
                            List<String> groups = new ArrayList<>();
                            for (int i = 0; i < n; i++) {
                                x[i] = random.chance(0.2) ? 0 : random.exponential(3);
                                weights[i] = random.nextInt(4);
                                groups.add("g" + random.nextInt(4));
                            }
                            x[0] = 1;
                            weights[0] = 1;
                            TheilDecomposition split = TheilDecomposition.of(x, weights, groups);
                            assertThat(split.within() + split.between())
                                    .isCloseTo(split.total(), within(1e-12));
                            assertThat(split.within()).isNotNegative();
                            assertThat(split.between()).isNotNegative();
                            double contributions =
                                    split.groups().stream()
                                            .mapToDouble(g -> g.betweenContribution())
                                            .sum();
                            assertThat(contributions).isCloseTo(split.between(), within(1e-12));
                        });
    }

    @Test
    void of_equalWithinGroups_isAllBetween() {
        // Ratios 1/2 and 3/2, as for {1, 3}.
        TheilDecomposition split =
                TheilDecomposition.of(new double[] {1, 3, 1, 3}, List.of("p", "r", "p", "r"));
        double expected = (0.5 * Math.log(0.5) + 1.5 * Math.log(1.5)) / 2;
        assertThat(split.within()).isZero();
        assertThat(split.between()).isCloseTo(expected, within(1e-15));
    }

    @Test
    void of_nothingToShare_isNaN() {
        TheilDecomposition split = TheilDecomposition.of(new double[] {0, 0}, List.of("a", "b"));
        assertThat(split.total()).isNaN();
        assertThat(split.within()).isNaN();
        assertThat(split.between()).isNaN();
        assertThat(TheilDecomposition.of(new double[0], List.of()).total()).isNaN();
    }

    @Test
    void of_missingLabel_isRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TheilDecomposition.of(new double[] {1, 2}, List.of("a")))
                .withMessageContaining("2 values, 1 groups");
    }
}
