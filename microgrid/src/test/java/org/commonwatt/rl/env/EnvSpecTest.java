package org.commonwatt.rl.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.Discrete;
import org.junit.jupiter.api.Test;

final class EnvSpecTest {
    private static AgentSpec agent(String name, int sees) {
        return new AgentSpec(
                name,
                Box.of(0, sees, List.of("a", "b", "c").subList(0, sees)),
                sees == 1 ? Discrete.of("pick", 3) : Box.of(-1, 1, List.of("x", "y")));
    }

    private static EnvSpec spec() {
        return EnvSpec.of("toy", 9, List.of(agent("home_0", 2), agent("home_1", 1)), List.of());
    }

    @Test
    void jointVectors_lieBehindOneAnother() {
        EnvSpec spec = spec();
        assertThat(spec.observationSize()).isEqualTo(3);
        assertThat(spec.observationAt(1)).isEqualTo(2);
        assertThat(spec.actionSize()).isEqualTo(3);
        assertThat(spec.actionAt(1)).isEqualTo(2);
        assertThat(spec.stateIsObservation()).isTrue();
        assertThat(spec.state().names()).containsExactly("home_0/a", "home_0/b", "home_1/a");
        assertThat(spec.state().high(1)).isEqualTo(2);
        assertThat(spec.state().high(2)).isEqualTo(1);
    }

    @Test
    void actionStart_wrongNumber_saysWhoseAndWhich() {
        EnvSpec spec = spec();
        assertThat(spec.actionStart(new double[] {0, 0, 0, 5, -5, 2}, 1)).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.actionStart(new double[] {0, 0, 3}, 0))
                .withMessage("toy, action of home_1: pick must be a whole number from 0 to 2: 3.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.actionStart(new double[] {0, Double.NaN, 0}, 0))
                .withMessage("toy, action of home_0: y must be a number: NaN");
    }

    @Test
    void actionStart_numberOutsideAndAnotherThatIsNone_namesTheSecond() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec().actionStart(new double[] {7, Double.NaN, 0}, 0))
                .withMessageEndingWith("NaN");
    }

    @Test
    void spec_withoutAgentsOrWithTwins_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnvSpec.of("none", 9, List.of(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnvSpec.of("none", 0, List.of(agent("a_0", 1)), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                EnvSpec.of(
                                        "twins",
                                        9,
                                        List.of(agent("a_0", 1), agent("a_0", 2)),
                                        List.of()));
    }
}
