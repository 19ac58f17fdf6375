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

/// Each agent walks a corridor of its own to a junction and turns left or right there; a sign at
/// the start said which way pays 1. Along the way all places look the same, and so do all
/// junctions: who does not remember the sign gets 0.5 on average at best, who does gets 1.
///
/// Turning in the corridor leaves an agent where it is; who has turned still sees the junction. An
/// episode ends when all have turned at their junctions, or is cut off after twice the steps that
/// it takes.
///
/// Source: Bakker, *Reinforcement learning with long short-term memory*, NeurIPS 2001, section 4.1,
/// here without a price on walking into walls; `docs/FORMULATION.md#t-maze`.
public final class TMaze extends EpisodicEnv {
    private static final int FORWARD = 0;
    private static final int LEFT = 1;
    private static final int SEEN = 4;

    private final int length;
    private final int[] places;
    private final boolean[] turned;
    private final int[] pays;

    /// @param agents who walk
    /// @param length steps from start to junction
    public TMaze(int agents, int length) {
        super(describe(agents, length));
        this.length = length;
        places = new int[agents];
        turned = new boolean[agents];
        pays = new int[agents];
    }

    private static EnvSpec describe(int agents, int length) {
        if (agents < 1 || length < 1) {
            throw new IllegalArgumentException(
                    "A maze needs an agent and a step to its junction: %d and %d."
                            .formatted(agents, length));
        }
        Box sees = Box.of(0, 1, List.of("sign_left", "sign_right", "corridor", "junction"));
        Discrete acts = new Discrete("move", List.of("forward", "left", "right"));
        List<AgentSpec> all = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            all.add(new AgentSpec("agent_" + i, sees, acts));
        }
        return EnvSpec.of("t_maze", 2 * (length + 1), all, List.of());
    }

    @Override
    protected void begin(RandomStreams streams) {
        RandomStream signs = streams.stream("signs");
        Arrays.fill(places, 0);
        Arrays.fill(turned, false);
        for (int i = 0; i < pays.length; i++) {
            pays[i] = LEFT + signs.nextInt(2);
        }
    }

    @Override
    protected boolean advance(double[] actions, int from) {
        boolean over = true;
        for (int i = 0; i < places.length; i++) {
            int move = (int) actions[from + i];
            boolean turns = !turned[i] && places[i] == length && move != FORWARD;
            reward(i, turns && move == pays[i] ? 1 : 0);
            turned[i] |= turns;
            if (move == FORWARD && places[i] < length) {
                places[i]++;
            }
            over &= turned[i];
        }
        return over;
    }

    @Override
    protected void write(double[] observations, int from) {
        for (int i = 0; i < places.length; i++) {
            int at = from + SEEN * i;
            Arrays.fill(observations, at, at + SEEN, 0);
            int seen = places[i] == 0 ? pays[i] - LEFT : places[i] < length ? 2 : 3;
            observations[at + seen] = 1;
        }
    }
}
