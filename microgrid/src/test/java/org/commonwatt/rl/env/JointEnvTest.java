package org.commonwatt.rl.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.commonwatt.rl.classic.SimpleSpread;
import org.commonwatt.rl.classic.Steering;
import org.commonwatt.rl.classic.TwoStepGame;
import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.Discrete;
import org.commonwatt.rl.space.MultiDiscrete;
import org.junit.jupiter.api.Test;

final class JointEnvTest extends ParallelEnvContract {
    @Override
    protected ParallelEnv env() {
        return new JointEnv(new SimpleSpread(Steering.DISCRETE));
    }

    @Override
    protected boolean terminates() {
        return false;
    }

    @Test
    void spec_joinsWhatAgentsSeeAndDo() {
        EnvSpec spec = env().spec();
        EnvSpec apart = new SimpleSpread(Steering.DISCRETE).spec();
        assertThat(spec.agents()).hasSize(1);
        assertThat(spec.observationSize()).isEqualTo(apart.observationSize());
        assertThat(spec.agents().getFirst().observation().names().getFirst())
                .isEqualTo(
                        apart.agents().getFirst().name()
                                + "/"
                                + apart.agents().getFirst().observation().names().getFirst());
        assertThat(spec.agents().getFirst().action())
                .isInstanceOfSatisfying(
                        MultiDiscrete.class, all -> assertThat(all.parts()).hasSize(3));
        assertThat(new JointEnv(new SimpleSpread(Steering.CONTINUOUS)).spec().actionSize())
                .isEqualTo(new SimpleSpread(Steering.CONTINUOUS).spec().actionSize());
    }

    @Test
    void state_ofAGameWithItsOwn_isKept() {
        var joint = new JointEnv(new TwoStepGame());
        joint.reset(1);
        double[] state = new double[3];
        joint.state(state, 0);
        assertThat(state).containsExactly(1, 0, 0);
    }

    @Test
    void rewards_areTheMeanOverAgents() {
        var joint = new JointEnv(new SimpleSpread(Steering.DISCRETE));
        var apart = new SimpleSpread(Steering.DISCRETE);
        joint.reset(5);
        apart.reset(5);
        joint.step(new double[] {1, 2, 3}, 0);
        apart.step(new double[] {1, 2, 3}, 0);
        double[] each = new double[3];
        double[] mean = new double[2];
        apart.rewards(each, 0);
        joint.rewards(mean, 1);
        assertThat(mean).containsExactly(0, (each[0] + each[1] + each[2]) / 3);
    }

    @Test
    void joint_choicesBesideNumbers_isRefused() {
        Box box = Box.of(0, 1, List.of("x"));
        EnvSpec spec =
                EnvSpec.of(
                        "Mixed",
                        5,
                        List.of(
                                new AgentSpec("a_0", box, box),
                                new AgentSpec("b_0", box, Discrete.of("choice", 2))),
                        List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JointEnv.joint(spec))
                .withMessageContaining("Mixed");
    }
}
