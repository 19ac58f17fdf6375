package org.commonwatt.rl.algorithm.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.team.ActorDesign;
import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.nn.Parameter;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.kernel.Activation;
import org.commonwatt.rl.nn.kernel.Backends;
import org.commonwatt.rl.nn.normaliser.ValueNormaliser;
import org.commonwatt.rl.space.Box;
import org.junit.jupiter.api.Test;

final class CriticFunctionTest {
    /// An agent that sees two numbers, with networks of one layer.
    private static Actor actor() {
        var agent =
                new AgentSpec(
                        "agent_0", Box.of(-9, 9, List.of("a", "b")), Box.of(-1, 1, List.of("x")));
        var design =
                new ActorDesign(
                        List.of(), 0, Activation.TANH, ActorDesign.Head.GAUSSIAN, true, false, 2);
        var spec = EnvSpec.of("two", 1, List.of(agent), List.of());
        return new NetworkTeam(spec, design, Backends.fastest()).actors().getFirst();
    }

    private static void set(Critic critic, double[] weights, double... biases) {
        Parameters all = critic.parameters();
        for (Parameter each : all.list()) {
            all.set(each, each.size() == weights.length ? weights : biases);
        }
        all.changed();
    }

    private static CriticFunction seeing(Critic critic, int head) {
        var function = new CriticFunction(critic, 4);
        for (int row = 0; row < 2; row++) {
            function.load(row, new float[] {1, 2 * row}, 0, 0);
            function.head(row, row == 0 ? head : 0);
        }
        function.apply(2);
        return function;
    }

    /// V = 3a + 4b + 2 has the slope 5 everywhere; a tenth of it is 0.5.
    @Test
    void deduction_isCautionTimesTheSlope() {
        Critic critic = Critic.local(actor(), new Critic.Design(1, 0.1), null);
        set(critic, new double[] {3, 4}, 2);
        CriticFunction function = seeing(critic, 0);
        assertThat(function.value(0)).isCloseTo(5, within(1e-5));
        assertThat(function.value(1)).isCloseTo(13, within(1e-5));
        assertThat(function.deduction(0)).isCloseTo(0.5, within(1e-6));
        assertThat(function.deduction(1)).isCloseTo(0.5, within(1e-6));
    }

    /// Returns 10 and 30 have the deviation 10: a unit that the network says is 10 in returns.
    @Test
    void deduction_ofNormalisedValues_isInReturns() {
        var normaliser = new ValueNormaliser(0);
        Critic critic = Critic.local(actor(), new Critic.Design(1, 0.1), normaliser);
        critic.learnMoments(new double[] {10, 30}, 2);
        set(critic, new double[] {3, 4}, 2);
        assertThat(seeing(critic, 0).deduction(0)).isCloseTo(5, within(1e-4));
    }

    @Test
    void deduction_withoutCaution_isNothing() {
        Critic critic = Critic.local(actor(), Critic.Design.PLAIN, null);
        set(critic, new double[] {3, 4}, 2);
        assertThat(seeing(critic, 0).deduction(0)).isZero();
    }

    @Test
    void value_isThatOfTheRowsHead() {
        Critic critic = Critic.local(actor(), new Critic.Design(2, 0), null);
        set(critic, new double[4], 5, -7);
        CriticFunction function = seeing(critic, 1);
        assertThat(function.value(0)).isEqualTo(-7);
        assertThat(function.value(1)).isEqualTo(5);
    }
}
