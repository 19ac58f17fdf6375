package org.commonwatt.experiments.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.space.Box;

/// Uniformly random joint actions. Where all actions are numbers between two bounds, one draw of 64
/// bits gives two numbers, so that the environment is measured rather than its player.
final class RandomActions {
    private static final long HALF = 0xffff_ffffL;
    private static final double HALF_UNIT = 0x1.0p-32;

    private final EnvSpec spec;
    private final RandomStream random;

    /// Of every number of a joint action; none where some are choices or have no bound.
    private final double[] least;

    private final double[] width;

    RandomActions(EnvSpec spec, RandomStream random) {
        this.spec = spec;
        this.random = random;
        List<AgentSpec> agents = spec.agents();
        boolean isBounded = agents.stream().allMatch(agent -> isBounded(agent));
        int size = isBounded ? spec.actionSize() : 0;
        least = new double[size];
        width = new double[size];
        for (int i = 0; isBounded && i < agents.size(); i++) {
            Box box = (Box) agents.get(i).action();
            for (int k = 0; k < box.size(); k++) {
                least[spec.actionAt(i) + k] = box.low(k);
                width[spec.actionAt(i) + k] = box.high(k) - box.low(k);
            }
        }
    }

    private static boolean isBounded(AgentSpec agent) {
        return agent.action() instanceof Box box
                && IntStream.range(0, box.size())
                        .allMatch(k -> Double.isFinite(box.high(k) - box.low(k)));
    }

    /// Fills an array of joint actions, one behind the other.
    void draw(double[] actions) {
        int size = spec.actionSize();
        for (int start = 0; start < actions.length; start += size) {
            if (least.length > 0) {
                drawNumbers(actions, start);
            } else {
                drawAny(actions, start);
            }
        }
    }

    private void drawNumbers(double[] actions, int start) {
        long bits = 0;
        for (int k = 0; k < least.length; k++) {
            bits = (k & 1) == 0 ? random.nextLong() : bits >>> 32;
            actions[start + k] = least[k] + width[k] * ((bits & HALF) * HALF_UNIT);
        }
    }

    private void drawAny(double[] actions, int start) {
        List<AgentSpec> agents = spec.agents();
        for (int i = 0; i < agents.size(); i++) {
            agents.get(i).action().sample(random, actions, start + spec.actionAt(i));
        }
    }
}
