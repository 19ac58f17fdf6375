package org.commonwatt.rl.algorithm;

import java.util.Arrays;
import org.commonwatt.rl.algorithm.replay.Replay;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.env.EnvSpec;

/// Rows that a group's critic reads: what it sees besides, then the agent's own action. Row r is
/// that of the r-th pair of a drawn step and an agent of the group, agents running fastest.
final class CriticRows {
    private final Senses senses;
    private final Replay replay;
    private final CriticView view;
    private final int[] drawn;
    private final float[] nextActions;
    private final EnvSpec spec;
    private final int[] agents;
    private final int own;
    private final int besides;

    CriticRows(DeterministicGroup.Batch batch, Actor actor) {
        senses = batch.senses();
        replay = batch.replay();
        view = batch.view();
        drawn = batch.drawn();
        nextActions = batch.nextActions();
        spec = replay.spec();
        agents = actor.agents();
        own = actor.code().size();
        int marks = agents.length > 1 ? agents.length : 0;
        besides =
                view == CriticView.OWN
                        ? actor.inputSize()
                        : spec.state().size() + marks + spec.actionSize() - own;
    }

    /// Length of a row.
    int width() {
        return besides + own;
    }

    /// Length of what comes before the own action.
    int besides() {
        return besides;
    }

    /// The step of a row.
    int step(int row) {
        return drawn[row / agents.length];
    }

    /// The agent of a row.
    int agent(int row) {
        return agents[row % agents.length];
    }

    /// Writes what was seen and done.
    void now(int row, float[] into) {
        int step = step(row);
        int agent = agent(row);
        see(row, replay.observations(), replay.states(), into);
        int at = besides;
        for (int k = 0; k < own; k++) {
            into[at + k] = replay.action(step, spec.actionAt(agent) + k);
        }
        int other = besides - spec.actionSize() + own;
        for (int k = 0; k < spec.actionSize() && view == CriticView.ALL; k++) {
            if (!isOwn(agent, k)) {
                into[other++] = replay.action(step, k);
            }
        }
    }

    /// Writes what was seen afterwards and what the policies that follow would do.
    void next(int row, float[] into) {
        int agent = agent(row);
        see(row, replay.nextObservations(), replay.nextStates(), into);
        int from = row / agents.length * spec.actionSize();
        System.arraycopy(nextActions, from + spec.actionAt(agent), into, besides, own);
        int other = besides - spec.actionSize() + own;
        for (int k = 0; k < spec.actionSize() && view == CriticView.ALL; k++) {
            if (!isOwn(agent, k)) {
                into[other++] = nextActions[from + k];
            }
        }
    }

    /// Writes the row that the agent's policy reads.
    void policy(int row, float[] into) {
        senses.observation(agent(row), replay.observations(), step(row), into, 0);
    }

    /// What the agent got, as it is learnt from.
    double reward(int row) {
        return senses.reward(replay.reward(step(row), agent(row)));
    }

    /// Whether there is no future after a row's step.
    boolean isLast(int row) {
        return replay.isLast(step(row));
    }

    private boolean isOwn(int agent, int entry) {
        return entry >= spec.actionAt(agent) && entry < spec.actionAt(agent) + own;
    }

    private void see(int row, float[] observations, float[] states, float[] into) {
        int step = step(row);
        if (view == CriticView.OWN) {
            senses.observation(agent(row), observations, step, into, 0);
            return;
        }
        int width = spec.state().size();
        senses.state(states, step, into, 0);
        if (agents.length > 1) {
            Arrays.fill(into, width, width + agents.length, 0);
            into[width + row % agents.length] = 1;
        }
    }
}
