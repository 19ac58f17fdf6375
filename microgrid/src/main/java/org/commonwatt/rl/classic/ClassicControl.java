package org.commonwatt.rl.classic;

import java.util.List;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.EpisodicEnv;
import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.Space;

/// One agent and a small mechanical system in closed form, after Gymnasium's classic control.
///
/// Sine and cosine are `Math`'s, which need no memory; their last bit may differ between kinds of
/// processors, and with it an episode.
public abstract sealed class ClassicControl extends EpisodicEnv
        permits Acrobot, CartPole, MountainCar, Pendulum {
    /// The mechanical state; what the numbers are is the subclass's.
    final double[] x;

    ClassicControl(String name, int maxSteps, int stateSize, Box observation, Space action) {
        super(
                EnvSpec.of(
                        name,
                        maxSteps,
                        List.of(new AgentSpec("agent_0", observation, action)),
                        List.of()));
        x = new double[stateSize];
    }

    /// Begins an episode in a state that is given instead of drawn.
    ///
    /// @param stepsSoFar counted as if they had been played; the time limit comes sooner
    /// @param state the mechanical state, in the order that the class names
    public final void beginAt(int stepsSoFar, double... state) {
        if (state.length != x.length) {
            throw new IllegalArgumentException(
                    "The state of %s has %d numbers, not %d"
                            .formatted(spec().name(), x.length, state.length));
        }
        System.arraycopy(state, 0, x, 0, x.length);
        beginAfter(stepsSoFar);
    }

    /// A copy of the mechanical state.
    public final double[] mechanicalState() {
        return x.clone();
    }
}
