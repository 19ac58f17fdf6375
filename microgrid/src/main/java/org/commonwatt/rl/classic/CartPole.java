package org.commonwatt.rl.classic;

import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.Discrete;

/// A pole on a cart that is pushed left or right: reward 1 for every step until the pole leans more
/// than 12 degrees or the cart leaves the track. Solved at a mean return of 475 of 500.
///
/// State: position, speed, angle, angular speed. Source: Barto, Sutton and Anderson 1983 as
/// Gymnasium's `CartPole-v1`; `docs/FORMULATION.md#classic-control`.
public final class CartPole extends ClassicControl {
    private static final double GRAVITY = 9.8;
    private static final double TOTAL_MASS = 1.1;
    private static final double POLE_MASS = 0.1;
    private static final double HALF_LENGTH = 0.5;
    private static final double FORCE = 10;
    private static final double STEP_SECONDS = 0.02;
    private static final double TRACK = 2.4;
    private static final double LEAN = 12 * 2 * Math.PI / 360;
    private static final double START = 0.05;
    private static final int MAX_STEPS = 500;

    public CartPole() {
        super("CartPole", MAX_STEPS, 4, observation(), action());
    }

    private static Box observation() {
        // Twice the limits, so that the last state of an episode lies inside.
        double[] high = {2 * TRACK, Double.POSITIVE_INFINITY, 2 * LEAN, Double.POSITIVE_INFINITY};
        double[] low = {-high[0], -high[1], -high[2], -high[3]};
        return new Box(low, high, List.of("position", "speed", "angle", "angularSpeed"));
    }

    private static Discrete action() {
        return new Discrete("push", List.of("left", "right"));
    }

    @Override
    protected void begin(RandomStreams streams) {
        RandomStream random = streams.stream("start");
        for (int k = 0; k < x.length; k++) {
            x[k] = random.nextDouble(-START, START);
        }
    }

    @Override
    protected boolean advance(double[] actions, int from) {
        double force = actions[from] == 1 ? FORCE : -FORCE;
        double cos = Math.cos(x[2]);
        double sin = Math.sin(x[2]);
        double poleMassLength = POLE_MASS * HALF_LENGTH;
        double temp = (force + poleMassLength * (x[3] * x[3]) * sin) / TOTAL_MASS;
        double angular =
                (GRAVITY * sin - cos * temp)
                        / (HALF_LENGTH * (4.0 / 3.0 - POLE_MASS * (cos * cos) / TOTAL_MASS));
        double linear = temp - poleMassLength * angular * cos / TOTAL_MASS;
        // Explicit Euler: positions move with the speeds from before the step.
        x[0] += STEP_SECONDS * x[1];
        x[1] += STEP_SECONDS * linear;
        x[2] += STEP_SECONDS * x[3];
        x[3] += STEP_SECONDS * angular;
        reward(0, 1);
        return Math.abs(x[0]) > TRACK || Math.abs(x[2]) > LEAN;
    }

    @Override
    protected void write(double[] observations, int from) {
        System.arraycopy(x, 0, observations, from, x.length);
    }
}
