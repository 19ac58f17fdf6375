package org.commonwatt.experiments.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonwatt.experiments.game.Games;
import org.commonwatt.rl.algorithm.AlgorithmProvider;
import org.commonwatt.rl.algorithm.Algorithms;
import org.junit.jupiter.api.Test;

final class ParameterFileTest {
    private static final HillClimb.Parameters DEFAULTS =
            (HillClimb.Parameters) new HillClimb().defaults();

    private static ThrowingCallable applying(String text) {
        return () -> ParameterFile.parse("mine.yaml", text).apply(DEFAULTS);
    }

    @Test
    void file_changesWhatItNames_andNothingElse() {
        ParameterFile file =
                ParameterFile.parse(
                        "mine.yaml",
                        "steps: 5000\nparameters:\n  hidden: [8, 16]\n  badFigureAt: 7\n");
        assertThat(file.steps()).hasValue(5000);
        assertThat(file.apply(DEFAULTS))
                .isEqualTo(new HillClimb.Parameters(0.5, List.of(8, 16), 7, 0));
        assertThat(
                        ParameterFile.parse("mine.yaml", "parameters: {deviation: 1e-3}")
                                .apply(DEFAULTS))
                .isEqualTo(new HillClimb.Parameters(0.001, List.of(4), 0, 0));
    }

    @Test
    void unknownKey_isRefusedWithItsPlace_andTheNearestOne() {
        assertThatExceptionOfType(TrainingRefusal.class)
                .isThrownBy(applying("steps: 5\nparameters:\n  hiden: [8]\n"))
                .withMessageStartingWith("mine.yaml:3:3: parameters.hiden is unknown")
                .withMessageEndingWith("Maybe you mean 'hidden'.");
        assertThatExceptionOfType(TrainingRefusal.class)
                .isThrownBy(applying("parameter: {}\n"))
                .withMessageStartingWith("mine.yaml:1:1: parameter is unknown")
                .withMessageEndingWith("Maybe you mean 'parameters'.");
    }

    @Test
    void valueThatIsNone_isRefusedWithItsPlace() {
        assertThatExceptionOfType(TrainingRefusal.class)
                .isThrownBy(applying("parameters:\n  hidden: [8]\n  deviation: much\n"))
                .withMessage("mine.yaml:3:14: The parameter deviation must be a number: much.");
        assertThatExceptionOfType(TrainingRefusal.class)
                .isThrownBy(applying("parameters:\n  deviation: -1\n"))
                .withMessage("mine.yaml:2:14: The deviation must be positive: -1.0.");
        assertThatExceptionOfType(TrainingRefusal.class)
                .isThrownBy(() -> ParameterFile.parse("mine.yaml", "steps: many").steps())
                .withMessage("mine.yaml:1:8: steps must be a positive whole number: many.");
        assertThatExceptionOfType(TrainingRefusal.class)
                .isThrownBy(applying("steps: [1\n"))
                .withMessageContaining("no valid YAML");
    }

    @Test
    void bundledFiles_suitTheirAlgorithms() {
        for (AlgorithmProvider provider : Algorithms.all()) {
            for (String game : Games.names()) {
                ParameterFile.bundled(provider.name(), game)
                        .ifPresent(
                                file ->
                                        assertThat(file.apply(provider.defaults()))
                                                .as("%s in %s", provider.name(), game)
                                                .hasSameClassAs(provider.defaults()));
            }
        }
    }
}
