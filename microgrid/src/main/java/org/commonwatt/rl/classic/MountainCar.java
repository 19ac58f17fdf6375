package org.commonwatt.rl.classic;

import java.util.List;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.space.Box;

/// A car in a valley with an engine too weak to climb out at once: reward 100 on the hill, less a
/// tenth of the squared action per step. Solved at a mean return of 90.
///
/// The force is cut to its bounds; the cost is that of the action as it was given. State: position,
/// speed, both rounded to single precision after every step as the original does. Source: Moore
/// 1990 as Gymnasium's `MountainCarContinuous-v0`; `docs/FORMULATION.md#classic-control`.
public final class MountainCar extends ClassicControl {
    private static final double POWER = 0.0015;
    private static final double SLOPE = 0.0025;
    private static final double MAX_SPEED = 0.07;
    private static final double LEFT = -1.2;
    private static final double RIGHT = 0.6;
    private static final double GOAL = 0.45;
    private static final int MAX_STEPS = 999;

    public MountainCar() {
        super(
                "MountainCarContinuous",
                MAX_STEPS,
                2,
                // The bounds as single precision has them, since states are rounded to it.
                new Box(
                        new double[] {(float) LEFT, (float) -MAX_SPEED},
                        new double[] {(float) RIGHT, (float) MAX_SPEED},
                        List.of("position", "speed")),
                Box.of(-1, 1, List.of("force")));
    }

    @Override
    protected void begin(RandomStreams streams) {
        x[0] = streams.stream("start").nextDouble(-0.6, -0.4);
        x[1] = 0;
    }

    @Override
    protected boolean advance(double[] actions, int from) {
        double action = actions[from];
        double force = Math.clamp(action, -1, 1);
        double speed = x[1] + force * POWER - SLOPE * Math.cos(3 * x[0]);
        speed = Math.clamp(speed, -MAX_SPEED, MAX_SPEED);
        double position = Math.clamp(x[0] + speed, LEFT, RIGHT);
        if (position == LEFT && speed < 0) {
            speed = 0;
        }
        boolean there = position >= GOAL && speed >= 0;
        reward(0, (there ? 100 : 0) - 0.1 * (action * action));
        x[0] = (float) position;
        x[1] = (float) speed;
        return there;
    }

    @Override
    protected void write(double[] observations, int from) {
        observations[from] = x[0];
        observations[from + 1] = x[1];
    }
}
