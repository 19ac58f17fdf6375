package org.commonwatt.rl.algorithm;

import org.commonwatt.rl.algorithm.replay.Play;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.normaliser.RewardScaler;
import org.commonwatt.rl.nn.normaliser.RunningNormaliser;

/// What learners see and get, brought to usual sizes: observations and states by running moments,
/// rewards by the deviation of their discounted sums; or all as it is.
final class Senses {
    private static final double CLIP = 10;
    private static final String STATE = "senses.state";
    private static final String REWARD = "senses.reward";

    private final EnvSpec spec;
    private final Play play;
    private final NetworkTeam team;
    private final RunningNormaliser states;
    private final RewardScaler rewards;
    private final boolean scaleRewards;
    private final double[] gathered;
    private final double[] scratch;
    private final boolean[] ended;
    private final Actor[] actors;
    private final int[] members;

    /// @param gamma discount per step
    Senses(Play play, NetworkTeam team, double gamma, boolean scaleRewards) {
        spec = play.spec();
        this.play = play;
        this.team = team;
        this.scaleRewards = scaleRewards;
        int agents = spec.agents().size();
        states = new RunningNormaliser(spec.state().size(), CLIP);
        rewards = new RewardScaler(play.copies() * agents, gamma, CLIP);
        gathered = new double[play.copies() * spec.observationSize()];
        scratch = new double[play.copies() * agents];
        ended = new boolean[play.copies() * agents];
        actors = new Actor[agents];
        members = new int[agents];
        for (Actor actor : team.actors()) {
            for (int m = 0; m < actor.agents().length; m++) {
                actors[actor.agents()[m]] = actor;
                members[actor.agents()[m]] = m;
            }
        }
    }

    /// Who decides for an agent.
    Actor actor(int agent) {
        return actors[agent];
    }

    /// Takes note of the step that was played.
    void learn() {
        if (team.design().normalisesObservations()) {
            for (Actor actor : team.actors()) {
                learn(actor);
            }
            states.learn(play.before().states(), play.copies());
        }
        if (scaleRewards) {
            System.arraycopy(play.now().rewards(), 0, scratch, 0, scratch.length);
            int agents = spec.agents().size();
            for (int k = 0; k < ended.length; k++) {
                ended[k] = play.ended(k / agents);
            }
            rewards.scale(scratch, ended);
        }
    }

    private void learn(Actor actor) {
        int width = actor.observationSize();
        int rows = 0;
        for (int agent = 0; agent < actors.length; agent++) {
            for (int c = 0; c < play.copies() && actors[agent] == actor; c++) {
                int from = c * spec.observationSize() + spec.observationAt(agent);
                System.arraycopy(play.before().observations(), from, gathered, rows * width, width);
                rows++;
            }
        }
        actor.moments().learn(gathered, rows);
    }

    /// Writes the row that an agent's network reads.
    ///
    /// @param observations joint observations, one per step
    void observation(int agent, float[] observations, int step, float[] row, int at) {
        int from = step * spec.observationSize() + spec.observationAt(agent);
        actors[agent].input(observations, from, members[agent], row, at);
    }

    /// Writes a state.
    ///
    /// @param all states, one per step
    void state(float[] all, int step, float[] row, int at) {
        int width = spec.state().size();
        System.arraycopy(all, step * width, row, at, width);
        normalise(row, at);
    }

    /// Writes a state.
    ///
    /// @param all states, one per copy
    void state(double[] all, int copy, float[] row, int at) {
        int width = spec.state().size();
        for (int k = 0; k < width; k++) {
            row[at + k] = (float) all[copy * width + k];
        }
        normalise(row, at);
    }

    private void normalise(float[] row, int at) {
        if (team.design().normalisesObservations()) {
            states.normalise(row, at);
        }
    }

    /// A reward as it is learnt from.
    double reward(double raw) {
        return scaleRewards ? rewards.scaled(raw) : raw;
    }

    /// Length of the longest row of an agent.
    int widest() {
        int widest = 1;
        for (Actor actor : actors) {
            widest = Math.max(widest, actor.inputSize());
        }
        return widest;
    }

    void save(Checkpoint into) {
        into.put(STATE, states.state());
        into.put(REWARD, rewards.state());
    }

    void restore(Checkpoint from) {
        states.restore(from.numbers(STATE));
        rewards.restore(from.numbers(REWARD));
    }
}
