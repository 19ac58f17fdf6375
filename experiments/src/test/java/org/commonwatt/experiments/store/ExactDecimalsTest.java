package org.commonwatt.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ExactDecimalsTest {
    @Test
    void amount_units_haveFiveDecimals() {
        assertThat(ExactDecimals.amount(1_234_500)).isEqualTo("12.34500");
        assertThat(ExactDecimals.amount(-7)).isEqualTo("-0.00007");
        assertThat(ExactDecimals.amount(0)).isEqualTo("0.00000");
    }

    @Test
    void energy_milliwattHours_haveSixDecimals() {
        assertThat(ExactDecimals.energyKwh(123_456)).isEqualTo("0.123456");
    }

    @Test
    void cents_ofAPartOfACent_areRefused() {
        assertThat(ExactDecimals.cents(-2_041_000)).isEqualTo("-20.41");
        assertThatThrownBy(() -> ExactDecimals.cents(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.00001");
    }

    @Test
    void amounts_readBack_sumExactly() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            long units = 0;
            BigDecimal read = BigDecimal.ZERO;
            for (int k = 0; k < 50; k++) {
                long amount = random.nextLong(-1_000_000_000L, 1_000_000_000L);
                units += amount;
                read = read.add(new BigDecimal(ExactDecimals.amount(amount)));
            }
            assertThat(read).as("seed %d", seed).isEqualTo(BigDecimal.valueOf(units, 5));
        }
    }
}
