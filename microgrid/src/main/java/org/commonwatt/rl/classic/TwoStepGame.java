package org.commonwatt.rl.classic;

import java.util.List;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.EpisodicEnv;
import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.Discrete;

/// In the first step agent 0 chooses which of two matrix games both play in the second: one that
/// always pays 7, or one that pays 8 if both choose B.
///
/// A sum of the agents' values cannot describe the second game, a monotonic mixer can: value
/// decomposition learns 7, QMIX 8. Both agents see which of the three states they are in. Source:
/// Rashid et al., ICML 2018, section 5; `docs/FORMULATION.md#matrix-games`.
public final class TwoStepGame extends EpisodicEnv {
    /// More than the game has, so that it is never cut off.
    private static final int MAX_STEPS = 3;

    private static final double SAFE = 7;
    private static final double[][] RISKY = {{0, 1}, {1, 8}};

    private int state;

    public TwoStepGame() {
        super(describe());
    }

    private static EnvSpec describe() {
        Box sees = Box.of(0, 1, List.of("first", "secondSafe", "secondRisky"));
        Discrete acts = new Discrete("choice", List.of("A", "B"));
        return EnvSpec.of(
                        "two_step",
                        MAX_STEPS,
                        List.of(
                                new AgentSpec("agent_0", sees, acts),
                                new AgentSpec("agent_1", sees, acts)),
                        List.of())
                .withState(sees);
    }

    @Override
    protected void begin(RandomStreams streams) {
        state = 0;
    }

    @Override
    protected boolean advance(double[] actions, int from) {
        int first = (int) actions[from];
        int second = (int) actions[from + 1];
        double payoff = state == 1 ? SAFE : state == 2 ? RISKY[first][second] : 0;
        reward(0, payoff);
        reward(1, payoff);
        boolean over = state > 0;
        if (!over) {
            state = 1 + first;
        }
        return over;
    }

    @Override
    protected void write(double[] observations, int from) {
        writeState(observations, from);
        writeState(observations, from + 3);
    }

    @Override
    public void state(double[] into, int copy) {
        writeState(into, EnvSpec.start(into.length, copy, 3));
    }

    private void writeState(double[] into, int from) {
        for (int k = 0; k < 3; k++) {
            into[from + k] = k == state ? 1 : 0;
        }
    }
}
