package org.commonwatt.rl.classic;

import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.Discrete;

/// Two links that hang, with a motor between them: reward −1 per step until the tip swings above
/// one link's length over the pivot. Solved at a mean return of −100.
///
/// State: angles of the links, their speeds. Source: Sutton 1996 with the equations of Sutton and
/// Barto's book, as Gymnasium's `Acrobot-v1`; `docs/FORMULATION.md#classic-control`.
public final class Acrobot extends ClassicControl {
    private static final double GRAVITY = 9.8;
    private static final double STEP_SECONDS = 0.2;
    private static final double MAX_SPEED_1 = 4 * Math.PI;
    private static final double MAX_SPEED_2 = 9 * Math.PI;
    private static final double START = 0.1;
    private static final int MAX_STEPS = 500;

    /// Where the four slopes of a step are taken.
    private static final double[] STAGES = {0, STEP_SECONDS / 2, STEP_SECONDS / 2, STEP_SECONDS};

    private final double[] at = new double[4];
    private final double[][] slopes = new double[4][4];

    public Acrobot() {
        super("Acrobot", MAX_STEPS, 4, observation(), action());
    }

    private static Box observation() {
        double[] high = {1, 1, 1, 1, MAX_SPEED_1, MAX_SPEED_2};
        double[] low = {-1, -1, -1, -1, -MAX_SPEED_1, -MAX_SPEED_2};
        return new Box(low, high, List.of("cos1", "sin1", "cos2", "sin2", "speed1", "speed2"));
    }

    private static Discrete action() {
        return new Discrete("torque", List.of("-1", "0", "1"));
    }

    @Override
    protected void begin(RandomStreams streams) {
        RandomStream random = streams.stream("start");
        for (int k = 0; k < x.length; k++) {
            x[k] = (float) random.nextDouble(-START, START);
        }
    }

    @Override
    protected boolean advance(double[] actions, int from) {
        rungeKutta(actions[from] - 1);
        x[0] = wrapped(x[0]);
        x[1] = wrapped(x[1]);
        x[2] = Math.clamp(x[2], -MAX_SPEED_1, MAX_SPEED_1);
        x[3] = Math.clamp(x[3], -MAX_SPEED_2, MAX_SPEED_2);
        boolean up = -Math.cos(x[0]) - Math.cos(x[1] + x[0]) > 1;
        reward(0, up ? 0 : -1);
        return up;
    }

    /// One classical step of order four with the torque held.
    private void rungeKutta(double torque) {
        for (int stage = 0; stage < 4; stage++) {
            for (int k = 0; k < 4; k++) {
                at[k] = stage == 0 ? x[k] : x[k] + STAGES[stage] * slopes[stage - 1][k];
            }
            slope(torque, slopes[stage]);
        }
        for (int k = 0; k < 4; k++) {
            x[k] +=
                    STEP_SECONDS
                            / 6
                            * (slopes[0][k] + 2 * slopes[1][k] + 2 * slopes[2][k] + slopes[3][k]);
        }
    }

    /// Speeds and accelerations in `at`; masses, lengths and inertias are 1, centres of mass at the
    /// middle.
    private void slope(double torque, double[] out) {
        double cos2 = Math.cos(at[1]);
        double sin2 = Math.sin(at[1]);
        double w1 = at[2];
        double w2 = at[3];
        double d1 = 0.25 + (1.25 + cos2) + 2;
        double d2 = 1.25 + 0.5 * cos2;
        double phi2 = GRAVITY / 2 * Math.cos(at[0] + at[1] - Math.PI / 2);
        double phi1 =
                -0.5 * (w2 * w2) * sin2
                        - w2 * w1 * sin2
                        + 1.5 * GRAVITY * Math.cos(at[0] - Math.PI / 2)
                        + phi2;
        double angular2 =
                (torque + d2 / d1 * phi1 - 0.5 * (w1 * w1) * sin2 - phi2) / (1.25 - d2 * d2 / d1);
        out[0] = w1;
        out[1] = w2;
        out[2] = -(d2 * angular2 + phi1) / d1;
        out[3] = angular2;
    }

    private static double wrapped(double angle) {
        double wrapped = angle;
        while (wrapped > Math.PI) {
            wrapped -= 2 * Math.PI;
        }
        while (wrapped < -Math.PI) {
            wrapped += 2 * Math.PI;
        }
        return wrapped;
    }

    @Override
    protected void write(double[] observations, int from) {
        observations[from] = Math.cos(x[0]);
        observations[from + 1] = Math.sin(x[0]);
        observations[from + 2] = Math.cos(x[1]);
        observations[from + 3] = Math.sin(x[1]);
        observations[from + 4] = x[2];
        observations[from + 5] = x[3];
    }
}
