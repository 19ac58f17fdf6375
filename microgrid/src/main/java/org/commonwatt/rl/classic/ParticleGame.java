package org.commonwatt.rl.classic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.EpisodicEnv;
import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.Discrete;
import org.commonwatt.rl.space.Space;

/// Points that agents push about a plane with landmarks, after the multi-agent particle
/// environments (Lowe et al., NeurIPS 2017) as MPE2 has them. Never terminates; 25 steps.
///
/// Positions move with the speed from **before** the step, then speeds are damped and pushed; the
/// original of 2017 does it the other way round. `docs/FORMULATION.md#particle-games`.
public abstract sealed class ParticleGame extends EpisodicEnv
        permits SimpleAdversary, SimpleSpeakerListener, SimpleSpread {
    static final int MAX_STEPS = 25;
    static final int MOVES = 5;

    private static final double[] MOVE_X = {0, -1, 1, 0, 0};
    private static final double[] MOVE_Y = {0, 0, 0, -1, 1};
    private static final double STEP_SECONDS = 0.1;
    private static final double DAMPING = 0.25;
    private static final double FORCE = 5;
    private static final double CONTACT_FORCE = 100;
    private static final double CONTACT_MARGIN = 1e-3;
    private static final double FELT = -40;

    /// A little farther than where a contact is felt: those beyond need no root.
    private static final double FAR = -1.01 * FELT * CONTACT_MARGIN;

    final Steering steering;
    final int agents;
    final int landmarks;

    /// Positions, speeds and forces of the agents, then positions of the landmarks: x, y each.
    final double[] position;

    final double[] speed;
    final double[] force;
    final double[] landmark;

    /// Which landmark matters, where one does.
    int goal;

    ParticleGame(EnvSpec spec, Steering steering, int landmarks) {
        super(spec);
        this.steering = steering;
        this.landmarks = landmarks;
        agents = spec.agents().size();
        position = new double[2 * agents];
        speed = new double[2 * agents];
        force = new double[2 * agents];
        landmark = new double[2 * landmarks];
    }

    /// Agents that see any numbers and act by moving.
    static AgentSpec mover(String name, List<String> sees, Steering steering) {
        List<String> moves = List.of("nothing", "-x", "+x", "-y", "+y");
        Space action =
                steering == Steering.DISCRETE ? new Discrete("move", moves) : Box.of(0, 1, moves);
        return new AgentSpec(name, Box.unbounded(sees), action);
    }

    /// Names of x and y of several things.
    static List<String> pairs(String... things) {
        List<String> names = new ArrayList<>();
        for (String thing : things) {
            names.add(thing + "X");
            names.add(thing + "Y");
        }
        return names;
    }

    /// Begins an episode in a state that is given instead of drawn; x, y of each point behind one
    /// another.
    ///
    /// @param positions of the agents
    /// @param speeds of the agents
    /// @param places of the landmarks
    /// @param goalLandmark which landmark matters; any where the game has no goal
    public final void beginAt(
            double[] positions, double[] speeds, double[] places, int goalLandmark) {
        if (goals() > 0 && (goalLandmark < 0 || goalLandmark >= goals())) {
            throw new IllegalArgumentException(
                    "The goal must be one of %d landmarks, counted from 0: %d"
                            .formatted(goals(), goalLandmark));
        }
        copy(positions, position);
        copy(speeds, speed);
        copy(places, landmark);
        goal = goalLandmark;
        quiet();
        beginAfter(0);
    }

    private static void copy(double[] from, double[] to) {
        if (from.length != to.length) {
            throw new IllegalArgumentException(
                    "Points have x and y: %d numbers, not %d".formatted(to.length, from.length));
        }
        System.arraycopy(from, 0, to, 0, to.length);
    }

    /// Forgets what was said.
    void quiet() {}

    /// How many landmarks may be the goal; 0 where there is no goal.
    abstract int goals();

    /// Sets forces and messages from a joint action.
    abstract void act(double[] actions, int from);

    /// Sets the rewards, in the state after the step.
    abstract void score();

    @Override
    protected final void begin(RandomStreams streams) {
        RandomStream random = streams.stream("start");
        goal = goals() > 0 ? random.nextInt(goals()) : 0;
        fill(random, position);
        fill(random, landmark);
        Arrays.fill(speed, 0);
        quiet();
    }

    private static void fill(RandomStream random, double[] points) {
        for (int k = 0; k < points.length; k++) {
            points[k] = random.nextDouble(-1, 1);
        }
    }

    @Override
    protected final boolean advance(double[] actions, int from) {
        act(actions, from);
        for (int k = 0; k < position.length; k++) {
            position[k] += speed[k] * STEP_SECONDS;
            speed[k] = speed[k] * (1 - DAMPING) + force[k] * STEP_SECONDS;
        }
        score();
        return false;
    }

    /// The force of a moving agent's own action.
    final void push(int agent, double[] actions, int from) {
        double x;
        double y;
        if (steering == Steering.DISCRETE) {
            int move = (int) actions[from];
            x = MOVE_X[move];
            y = MOVE_Y[move];
        } else {
            x = unit(actions[from + 2]) - unit(actions[from + 1]);
            y = unit(actions[from + 4]) - unit(actions[from + 3]);
        }
        force[2 * agent] = FORCE * x;
        force[2 * agent + 1] = FORCE * y;
    }

    static double unit(double value) {
        return value > 0 ? value < 1 ? value : 1 : 0;
    }

    /// Adds the soft contact force of two agents that keep `reach` apart. Forces below 1e-18 are
    /// left out.
    final void repel(int a, int b, double reach) {
        double dx = position[2 * a] - position[2 * b];
        double dy = position[2 * a + 1] - position[2 * b + 1];
        double squared = dx * dx + dy * dy;
        double far = reach + FAR;
        if (squared > far * far) {
            return;
        }
        double distance = Math.sqrt(squared);
        double z = -(distance - reach) / CONTACT_MARGIN;
        if (z < FELT) {
            return;
        }
        double depth = CONTACT_MARGIN * (Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z))));
        // Two agents on the very same spot have no direction to part in.
        double scale = distance > 0 ? CONTACT_FORCE / distance * depth : 0;
        force[2 * a] += scale * dx;
        force[2 * a + 1] += scale * dy;
        force[2 * b] -= scale * dx;
        force[2 * b + 1] -= scale * dy;
    }

    /// Squared distance of an agent and a landmark.
    final double squaredDistance(int agent, int place) {
        double dx = position[2 * agent] - landmark[2 * place];
        double dy = position[2 * agent + 1] - landmark[2 * place + 1];
        return dx * dx + dy * dy;
    }

    /// Writes where all landmarks lie from an agent.
    ///
    /// @return the next free index
    final int writeLandmarks(int agent, double[] into, int from) {
        double x = position[2 * agent];
        double y = position[2 * agent + 1];
        int at = from;
        for (int k = 0; k < landmark.length; k += 2) {
            into[at++] = landmark[k] - x;
            into[at++] = landmark[k + 1] - y;
        }
        return at;
    }

    /// Writes where all others lie from an agent.
    ///
    /// @return the next free index
    final int writeOthers(int agent, double[] into, int from) {
        double x = position[2 * agent];
        double y = position[2 * agent + 1];
        int at = from;
        for (int other = 0; other < agents; other++) {
            if (other != agent) {
                into[at++] = position[2 * other] - x;
                into[at++] = position[2 * other + 1] - y;
            }
        }
        return at;
    }
}
