package org.commonwatt.rl.algorithm.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RobustModeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "randomised:0.05",
                "dose:0.25",
                "wasserstein:0.1",
                "wasserstein:auto",
                "mixed:0.5",
                "smoothed:0.1:0.05",
                "cvar:0.9",
                "cvar:auto:0.05"
            })
    void text_isWhatWasParsed(String text) {
        assertThat(RobustMode.parse(text).text()).isEqualTo(text);
    }

    @Test
    void shortForms_haveTheirUsualMeaning() {
        assertThat(RobustMode.parse("0.2")).isEqualTo(new RobustMode.Wasserstein(0.2));
        assertThat(RobustMode.parse("randomised")).isEqualTo(new RobustMode.Randomised(0.02));
        assertThat(RobustMode.parse("cvar:auto")).isEqualTo(new RobustMode.BudgetedTail(0.02));
        assertThat(RobustMode.parse("none").isNone()).isTrue();
        assertThat(RobustMode.parse("smoothed:0.2")).isEqualTo(new RobustMode.Smoothed(0.2, 0.1));
    }

    @Test
    void strengths_areDosesBelow0_andLevelsOfTheTailAbove() {
        assertThat(RobustMode.Budgeted.at(-1)).isEqualTo(new RobustMode.Dosed(0));
        assertThat(RobustMode.Budgeted.at(-0.25)).isEqualTo(new RobustMode.Dosed(0.75));
        assertThat(RobustMode.Budgeted.at(0)).isEqualTo(new RobustMode.Tail(0));
        assertThat(RobustMode.Budgeted.at(0.5)).isEqualTo(new RobustMode.Tail(0.5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "robust",
                "dose",
                "dose:1.1",
                "wasserstein:-1",
                "cvar:1",
                "cvar:auto:-1",
                "cvar:auto:",
                "mixed:NaN",
                "smoothed:0.1:0"
            })
    void otherWords_areRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RobustMode.parse(text))
                .withMessageContaining("robust training");
    }
}
