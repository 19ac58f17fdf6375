package org.commonwatt.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.commonwatt.rl.nn.kernel.Activation;
import org.junit.jupiter.api.Test;

final class HyperparametersTest {
    private record Rate(double rate, boolean falls) {}

    private record Shared(List<Integer> hidden, Rate rate) {}

    private record Whole(Shared shared, Activation activation, int units) {
        Whole {
            Pace.atLeast("units", units, 1);
        }
    }

    private static final Whole WHOLE =
            new Whole(new Shared(List.of(64, 32), new Rate(0.5, true)), Activation.TANH, 8);

    @Test
    void texts_recordsInARecord_areTheirComponentsInOrder() {
        assertThat(Hyperparameters.texts(WHOLE))
                .containsExactly(
                        Map.entry("hidden", "64 32"),
                        Map.entry("rate", "0.5"),
                        Map.entry("falls", "true"),
                        Map.entry("activation", "tanh"),
                        Map.entry("units", "8"));
    }

    @Test
    void with_componentsOfPartsAndOfTheWhole_changesThese() {
        Map<String, String> changes = Map.of("hidden", "4", "falls", "false", "units", "2");
        assertThat(Hyperparameters.with(WHOLE, changes))
                .isEqualTo(
                        new Whole(
                                new Shared(List.of(4), new Rate(0.5, false)), Activation.TANH, 2));
    }

    @Test
    void with_itsOwnTexts_givesTheSame() {
        for (AlgorithmProvider provider : Algorithms.all()) {
            Record usual = provider.defaults();
            assertThat(Hyperparameters.with(usual, Hyperparameters.texts(usual)))
                    .as(provider.name())
                    .isEqualTo(usual);
        }
    }

    @Test
    void with_whatNoPartHas_isRefusedWithTheNamesOfAll() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hyperparameters.with(WHOLE, Map.of("shared", "1")))
                .withMessage(
                        "The parameter (shared) must be one of [hidden, rate, falls, activation, units].");
    }

    @Test
    void with_aValueThatARecordRefuses_isRefusedInItsWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hyperparameters.with(WHOLE, Map.of("units", "0")))
                .withMessage("The parameter units must be at least 1: 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hyperparameters.with(WHOLE, Map.of("rate", "fast")))
                .withMessage("The parameter rate must be a number: fast.");
    }
}
