package org.commonwatt.rl.classic;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;

/// Good agents know which landmark is the goal; an adversary does not and wants to be there too.
///
/// The adversary gets minus its distance to the goal. Each good agent gets the adversary's distance
/// less that of the good agent nearest to the goal. Nothing collides.
/// `docs/FORMULATION.md#particle-games`.
public final class SimpleAdversary extends ParticleGame {
    private static final int ADVERSARY = 0;

    /// Two good agents.
    public SimpleAdversary(Steering steering) {
        this(2, steering);
    }

    /// @param good number of good agents and of landmarks
    public SimpleAdversary(int good, Steering steering) {
        super(describe(good, steering), steering, good);
    }

    private static EnvSpec describe(int good, Steering steering) {
        if (good < 1) {
            throw new IllegalArgumentException(
                    "An adversary needs a good agent to deceive it: %d.".formatted(good));
        }
        List<AgentSpec> specs = new ArrayList<>();
        for (int i = 0; i <= good; i++) {
            List<String> sees = new ArrayList<>(i == ADVERSARY ? List.of() : pairs("goal"));
            for (int k = 0; k < good; k++) {
                sees.addAll(pairs("landmark" + k));
            }
            for (int other = 0; other <= good; other++) {
                if (other != i) {
                    sees.addAll(pairs("other" + other));
                }
            }
            String name = i == ADVERSARY ? "adversary_0" : "agent_" + (i - 1);
            specs.add(mover(name, sees, steering));
        }
        return EnvSpec.of("simple_adversary", MAX_STEPS, specs, List.of());
    }

    @Override
    int goals() {
        return landmarks;
    }

    @Override
    void act(double[] actions, int from) {
        for (int i = 0; i < agents; i++) {
            push(i, actions, from + spec().actionAt(i));
        }
    }

    @Override
    void score() {
        double adversary = Math.sqrt(squaredDistance(ADVERSARY, goal));
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = ADVERSARY + 1; i < agents; i++) {
            nearest = Math.min(nearest, squaredDistance(i, goal));
        }
        reward(ADVERSARY, -adversary);
        for (int i = ADVERSARY + 1; i < agents; i++) {
            reward(i, adversary - Math.sqrt(nearest));
        }
    }

    @Override
    protected void write(double[] observations, int from) {
        for (int i = 0; i < agents; i++) {
            int at = from + spec().observationAt(i);
            if (i != ADVERSARY) {
                observations[at++] = landmark[2 * goal] - position[2 * i];
                observations[at++] = landmark[2 * goal + 1] - position[2 * i + 1];
            }
            writeOthers(i, observations, writeLandmarks(i, observations, at));
        }
    }
}
