package org.commonwatt.rl.algorithm;

import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.EpisodicEnv;
import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.Discrete;
import org.commonwatt.rl.space.Space;

/// Two agents see a random number each and get the more the closer they name it: one of three
/// choices, or a number from −1 to 1. A hundred steps, at best 1 each.
final class EchoGame extends EpisodicEnv {
    private static final int STEPS = 100;

    private final boolean isFinite;
    private final double[] shown = new double[2];
    private RandomStream stream = RandomStreams.of(0).stream("echo");

    EchoGame(boolean isFinite) {
        super(
                EnvSpec.of(
                        "echo",
                        STEPS,
                        List.of(agent("agent_0", isFinite), agent("agent_1", isFinite)),
                        List.of()));
        this.isFinite = isFinite;
    }

    private static AgentSpec agent(String name, boolean isFinite) {
        Space says = isFinite ? Discrete.of("says", 3) : Box.of(-1, 1, List.of("says"));
        return new AgentSpec(name, Box.of(-1, 1, List.of("hears")), says);
    }

    @Override
    protected void begin(RandomStreams streams) {
        stream = streams.stream("echo");
        show();
    }

    private void show() {
        for (int i = 0; i < 2; i++) {
            shown[i] = isFinite ? stream.nextInt(3) - 1 : stream.nextDouble(-1, 1);
        }
    }

    @Override
    protected boolean advance(double[] actions, int from) {
        for (int i = 0; i < 2; i++) {
            double said = isFinite ? actions[from + i] - 1 : Math.clamp(actions[from + i], -1, 1);
            reward(i, 1 - Math.abs(said - shown[i]));
        }
        show();
        return false;
    }

    @Override
    protected void write(double[] observations, int from) {
        System.arraycopy(shown, 0, observations, from, 2);
    }
}
