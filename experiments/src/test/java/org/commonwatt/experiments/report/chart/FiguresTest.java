package org.commonwatt.experiments.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FiguresTest {
    @Test
    void screen_hasAtMostThreeSignificantDigits() {
        assertThat(Figures.screen(12.345)).isEqualTo("12.3");
        assertThat(Figures.screen(0.0412345)).isEqualTo("0.0412");
        assertThat(Figures.screen(1234.5)).isEqualTo("1230");
        assertThat(Figures.screen(1_234_567)).isEqualTo("1\u202f230\u202f000");
        assertThat(Figures.screen(-2)).isEqualTo("\u22122");
        assertThat(Figures.screen(0.3)).isEqualTo("0.3");
    }

    @Test
    void screen_ofAnyNumber_keepsToThreeDigitsAndTheValue() {
        var random = new SplittableRandom(1);
        for (int k = 0; k < 1000; k++) {
            double value = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-6, 7));
            String shown = Figures.screen(value).replace("\u202f", "").replace('\u2212', '-');
            String digits =
                    shown.replaceAll("[-.]", "").replaceAll("^0+", "").replaceAll("0+$", "");
            assertThat(digits.length()).as(shown).isLessThanOrEqualTo(3);
            assertThat(Math.abs(Double.parseDouble(shown) - value))
                    .as("%s for %s", shown, value)
                    .isLessThanOrEqualTo(0.00501 * Math.abs(value));
        }
    }

    @Test
    void nothingLeftByRounding_isZero() {
        assertThat(Figures.screen(4.4e-16, "kWh")).isEqualTo("0\u00a0kWh");
    }

    @Test
    void undefined_isADashWithoutUnit() {
        assertThat(Figures.screen(Double.NaN, "kWh")).isEqualTo("—");
        assertThat(Figures.money(Double.NaN, "GBP")).isEqualTo("—");
        assertThat(Figures.percent(Double.POSITIVE_INFINITY)).isEqualTo("—");
    }

    @Test
    void money_hasItsSignBeforeItsSymbol() {
        assertThat(Figures.money(-12.345, "GBP")).isEqualTo("\u2212£12.3");
        assertThat(Figures.cents(-0.5, "EUR")).isEqualTo("\u2212€0.50");
        assertThat(Figures.money(5, "CHF")).isEqualTo("CHF\u00a05");
    }

    @Test
    void exact_keepsAllDigits() {
        assertThat(Figures.exact(0.1 + 0.2)).isEqualTo("0.30000000000000004");
        assertThat(Figures.exact(12345.678)).isEqualTo("12\u202f345.678");
    }

    @Test
    void wholePercent_isShortEnoughForASentence() {
        assertThat(Figures.wholePercent(0.1234)).isEqualTo("12\u00a0%");
        assertThat(Figures.wholePercent(0.0)).isEqualTo("0\u00a0%");
        assertThat(Figures.wholePercent(0.00421)).isEqualTo("0.4\u00a0%");
        assertThat(Figures.wholePercent(1.234)).isEqualTo("123\u00a0%");
    }

    @Test
    void digits_ofDecimalText_areUntouched() {
        assertThat(Figures.digits("-1234.50000")).isEqualTo("\u22121234.50000");
    }
}
