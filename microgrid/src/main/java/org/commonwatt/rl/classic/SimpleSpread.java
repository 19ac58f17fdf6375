package org.commonwatt.rl.classic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;

/// Agents that must cover as many landmarks as there are agents, without running into each other.
///
/// An agent sees its speed and position, where landmarks and others lie, and two silent numbers per
/// other. Reward: half of it −Σ over landmarks of the distance to the nearest agent, half −1 for
/// every other agent that it touches. `docs/FORMULATION.md#particle-games`.
public final class SimpleSpread extends ParticleGame {
    private static final double SIZE = 0.15;
    private static final double LOCAL_SHARE = 0.5;
    private static final double TOUCH = 2 * SIZE;
    private static final double SURELY = 1.01 * TOUCH * TOUCH;

    private final double[] touches;

    /// Three agents.
    public SimpleSpread(Steering steering) {
        this(3, steering);
    }

    /// @param agents number of agents and of landmarks
    public SimpleSpread(int agents, Steering steering) {
        super(describe(agents, steering), steering, agents);
        touches = new double[agents];
    }

    private static EnvSpec describe(int agents, Steering steering) {
        List<AgentSpec> specs = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            List<String> sees = new ArrayList<>(pairs("speed", "position"));
            for (int k = 0; k < agents; k++) {
                sees.addAll(pairs("landmark" + k));
            }
            for (String what : List.of("agent", "message")) {
                for (int other = 0; other < agents; other++) {
                    if (other != i) {
                        sees.addAll(pairs(what + other));
                    }
                }
            }
            specs.add(mover("agent_" + i, sees, steering));
        }
        return EnvSpec.of("simple_spread", MAX_STEPS, specs, List.of());
    }

    @Override
    int goals() {
        return 0;
    }

    @Override
    void act(double[] actions, int from) {
        for (int i = 0; i < agents; i++) {
            push(i, actions, from + spec().actionAt(i));
        }
        for (int a = 0; a < agents; a++) {
            for (int b = a + 1; b < agents; b++) {
                repel(a, b, TOUCH);
            }
        }
    }

    @Override
    void score() {
        double far = 0;
        for (int k = 0; k < landmarks; k++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < agents; i++) {
                nearest = Math.min(nearest, squaredDistance(i, k));
            }
            far += Math.sqrt(nearest);
        }
        countTouches();
        for (int i = 0; i < agents; i++) {
            reward(i, -far * (1 - LOCAL_SHARE) - touches[i] * LOCAL_SHARE);
        }
    }

    private void countTouches() {
        Arrays.fill(touches, 0);
        for (int a = 0; a < agents; a++) {
            for (int b = a + 1; b < agents; b++) {
                double dx = position[2 * a] - position[2 * b];
                double dy = position[2 * a + 1] - position[2 * b + 1];
                double squared = dx * dx + dy * dy;
                // Those beyond need no root.
                if (squared < SURELY && Math.sqrt(squared) < TOUCH) {
                    touches[a]++;
                    touches[b]++;
                }
            }
        }
    }

    @Override
    protected void write(double[] observations, int from) {
        for (int i = 0; i < agents; i++) {
            int at = from + spec().observationAt(i);
            observations[at] = speed[2 * i];
            observations[at + 1] = speed[2 * i + 1];
            observations[at + 2] = position[2 * i];
            observations[at + 3] = position[2 * i + 1];
            at = writeOthers(i, observations, writeLandmarks(i, observations, at + 4));
            Arrays.fill(observations, at, at + 2 * (agents - 1), 0);
        }
    }
}
