package org.commonwatt.rl.algorithm;

import java.util.List;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.EpisodicEnv;
import org.commonwatt.rl.space.Box;

/// One agent sees 1, does anything and gets 1, for five steps; then the episode is cut off, or ends
/// by itself.
final class OnesGame extends EpisodicEnv {
    private static final int STEPS = 5;

    private final boolean terminates;

    OnesGame(boolean terminates) {
        super(
                EnvSpec.of(
                        "ones",
                        STEPS,
                        List.of(
                                new AgentSpec(
                                        "agent_0",
                                        Box.of(0, 1, List.of("one")),
                                        Box.of(-1, 1, List.of("any")))),
                        List.of()));
        this.terminates = terminates;
    }

    @Override
    protected void begin(RandomStreams streams) {}

    @Override
    protected boolean advance(double[] actions, int from) {
        reward(0, 1);
        return terminates && steps() == STEPS - 1;
    }

    @Override
    protected void write(double[] observations, int from) {
        observations[from] = 1;
    }
}
