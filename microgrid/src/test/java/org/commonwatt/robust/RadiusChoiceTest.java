package org.commonwatt.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RadiusChoiceTest {

    @Test
    void byCrossValidation_everyRadius_meetsTheSameBlocks() {
        List<String> seen = new ArrayList<>();
        RadiusChoice.byCrossValidation(
                new double[] {1, 2},
                5,
                2,
                (radius, training, heldOut) -> {
                    seen.add(
                            "%s %d %d %d"
                                    .formatted(
                                            radius,
                                            training.length,
                                            heldOut[0],
                                            heldOut[heldOut.length - 1]));
                    return 0.0;
                });
        assertThat(seen).containsExactly("1.0 3 0 1", "1.0 2 2 4", "2.0 3 0 1", "2.0 2 2 4");
    }

    @Test
    void byCrossValidation_costs_areMeansOverDays() {
        // Blocks of 2 and 3 days that cost 10 and 20: (2·10 + 3·20)/5.
        RadiusChoice choice =
                RadiusChoice.byCrossValidation(
                        new double[] {0.5}, 5, 2, (_, _, heldOut) -> heldOut.length == 2 ? 10 : 20);
        assertThat(choice.meanCosts()).containsExactly(16.0);
    }

    @Test
    void byCrossValidation_lowestCost_winsAndOfEqualsTheSmallestRadius() {
        double[] radii = {0.4, 0.1, 0.2, 0.3};
        RadiusChoice choice =
                RadiusChoice.byCrossValidation(
                        radii, 4, 4, (radius, _, _) -> radius == 0.1 ? Double.NaN : 5);
        assertThat(choice.radius()).isEqualTo(0.2);
        assertThat(choice.meanCosts()).containsExactly(5, Double.NaN, 5, 5);
    }

    @Test
    void byCrossValidation_withoutFoldsOrDecisions_isRejected() {
        double[] radii = {1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RadiusChoice.byCrossValidation(radii, 3, 4, (_, _, _) -> 0))
                .withMessageContaining("4 folds, 3 days");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> RadiusChoice.byCrossValidation(radii, 3, 3, (_, _, _) -> Double.NaN))
                .withMessageContaining("[1.0]");
    }
}
