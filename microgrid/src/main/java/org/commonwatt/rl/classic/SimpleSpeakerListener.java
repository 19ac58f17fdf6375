package org.commonwatt.rl.classic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.Discrete;
import org.commonwatt.rl.space.Space;

/// A speaker sees which of three landmarks is the goal and cannot move; a listener moves and hears
/// three numbers. Both get minus the squared distance of the listener to the goal.
///
/// A message is heard with the observation after the step in which it is said.
/// `docs/FORMULATION.md#particle-games`.
public final class SimpleSpeakerListener extends ParticleGame {
    private static final int LANDMARKS = 3;
    private static final int SPEAKER = 0;
    private static final int LISTENER = 1;
    private static final double DULL = 0.15;
    private static final double BRIGHT = 0.65;

    private final double[] message = new double[LANDMARKS];

    public SimpleSpeakerListener(Steering steering) {
        super(describe(steering), steering, LANDMARKS);
    }

    private static EnvSpec describe(Steering steering) {
        List<String> words = List.of("red", "green", "blue");
        Space says =
                steering == Steering.DISCRETE ? new Discrete("say", words) : Box.of(0, 1, words);
        List<String> hears = new ArrayList<>(pairs("speed", "landmark0", "landmark1", "landmark2"));
        hears.addAll(List.of("heard0", "heard1", "heard2"));
        return EnvSpec.of(
                "simple_speaker_listener",
                MAX_STEPS,
                List.of(
                        new AgentSpec("speaker_0", Box.of(DULL, BRIGHT, words), says),
                        mover("listener_0", hears, steering)),
                List.of());
    }

    @Override
    void quiet() {
        Arrays.fill(message, 0);
    }

    @Override
    int goals() {
        return LANDMARKS;
    }

    @Override
    void act(double[] actions, int from) {
        for (int k = 0; k < message.length; k++) {
            message[k] =
                    steering == Steering.CONTINUOUS
                            ? unit(actions[from + k])
                            : actions[from] == k ? 1 : 0;
        }
        push(LISTENER, actions, from + spec().actionAt(LISTENER));
    }

    @Override
    void score() {
        double far = squaredDistance(LISTENER, goal);
        reward(SPEAKER, -far);
        reward(LISTENER, -far);
    }

    @Override
    protected void write(double[] observations, int from) {
        for (int k = 0; k < LANDMARKS; k++) {
            observations[from + k] = k == goal ? BRIGHT : DULL;
        }
        int at = from + spec().observationAt(LISTENER);
        observations[at] = speed[2 * LISTENER];
        observations[at + 1] = speed[2 * LISTENER + 1];
        at = writeLandmarks(LISTENER, observations, at + 2);
        System.arraycopy(message, 0, observations, at, message.length);
    }
}
