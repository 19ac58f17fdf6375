package org.commonwatt.robust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExpectationTest extends RiskMeasureContract {

    @Override
    RiskMeasure measure() {
        return new Expectation();
    }

    @Test
    void of_weightedValues_isTheirMean() {
        double[] weights = {3, 1};
        assertThat(measure().of(new double[] {2, 6}, weights, Outcome.COST)).isEqualTo(3.0);
        assertThat(measure().of(new double[] {2, 6}, Outcome.RETURN)).isEqualTo(4.0);
    }
}
