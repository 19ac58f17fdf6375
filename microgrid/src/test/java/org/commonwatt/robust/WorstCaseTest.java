package org.commonwatt.robust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WorstCaseTest extends RiskMeasureContract {

    @Override
    RiskMeasure measure() {
        return new WorstCase();
    }

    @Test
    void of_returnsAndCosts_isTheWorstThatHasWeight() {
        double[] values = {2, 6, 9, -4};
        double[] weights = {1, 1, 0, 1};
        assertThat(measure().of(values, weights, Outcome.COST)).isEqualTo(6.0);
        assertThat(measure().of(values, weights, Outcome.RETURN)).isEqualTo(-4.0);
    }

    @Test
    void reweigh_equallyBadValues_takesTheFirst() {
        double[] into = new double[3];
        measure().reweigh(new double[] {1, 5, 5}, new double[] {1, 1, 1}, Outcome.COST, into);
        assertThat(into).containsExactly(0, 1, 0);
    }
}
