package org.commonwatt.rl.classic;

import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.space.Box;

/// A pendulum to be swung up and held with a torque that is too weak to lift it at once. Never
/// terminates. Good policies return about −170 per episode.
///
/// State: angle from upright, never wrapped; angular speed. Source: Gymnasium's `Pendulum-v1`;
/// `docs/FORMULATION.md#classic-control`.
public final class Pendulum extends ClassicControl {
    private static final double MAX_SPEED = 8;
    private static final double MAX_TORQUE = 2;
    private static final double STEP_SECONDS = 0.05;
    private static final double GRAVITY = 10;
    private static final int MAX_STEPS = 200;

    public Pendulum() {
        super(
                "Pendulum",
                MAX_STEPS,
                2,
                new Box(
                        new double[] {-1, -1, -MAX_SPEED},
                        new double[] {1, 1, MAX_SPEED},
                        List.of("cos", "sin", "angularSpeed")),
                Box.of(-MAX_TORQUE, MAX_TORQUE, List.of("torque")));
    }

    @Override
    protected void begin(RandomStreams streams) {
        RandomStream random = streams.stream("start");
        x[0] = random.nextDouble(-Math.PI, Math.PI);
        x[1] = random.nextDouble(-1, 1);
    }

    @Override
    protected boolean advance(double[] actions, int from) {
        double u = Math.clamp(actions[from], -MAX_TORQUE, MAX_TORQUE);
        double lean = wrapped(x[0]);
        // The cost is that of the state before the step.
        reward(0, -(lean * lean + 0.1 * (x[1] * x[1]) + 0.001 * (u * u)));
        double acceleration = 1.5 * GRAVITY * Math.sin(x[0]) + 3 * u;
        x[1] = Math.clamp(x[1] + acceleration * STEP_SECONDS, -MAX_SPEED, MAX_SPEED);
        x[0] += x[1] * STEP_SECONDS;
        return false;
    }

    /// The angle in [−π, π); a remainder that has the sign of the divisor.
    private static double wrapped(double angle) {
        double turn = 2 * Math.PI;
        double rest = (angle + Math.PI) % turn;
        return (rest < 0 ? rest + turn : rest) - Math.PI;
    }

    @Override
    protected void write(double[] observations, int from) {
        observations[from] = Math.cos(x[0]);
        observations[from + 1] = Math.sin(x[0]);
        observations[from + 2] = x[1];
    }
}
