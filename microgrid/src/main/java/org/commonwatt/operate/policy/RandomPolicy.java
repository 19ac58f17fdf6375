package org.commonwatt.operate.policy;

import org.commonwatt.grid.Actions;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Participant;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// Uniform actions in [−1, 1], one stream per participant and copy: another member joining changes
/// nobody else's actions.
public final class RandomPolicy implements Policy {
    private final Community community;
    private final RandomStream[] streams;

    /// @param community members
    /// @param root root of the streams
    /// @param copies number of copies
    public RandomPolicy(Community community, RandomStreams root, int copies) {
        this.community = community;
        int n = community.size();
        streams = new RandomStream[copies * n];
        for (int k = 0; k < streams.length; k++) {
            streams[k] = root.stream("policy", community.participant(k % n).id(), k / n, 0);
        }
    }

    @Override
    public String name() {
        return "random";
    }

    @Override
    public void act(Observations o, Actions actions) {
        for (int k = 0; k < streams.length; k++) {
            actions.storage(k, 2 * streams[k].nextDouble() - 1);
            actions.ev(k, 2 * streams[k].nextDouble() - 1);
            // Only for those who have them: a device more changes no draw of the others.
            Participant member = community.participant(k % community.size());
            if (member.heatPump() != null) {
                actions.heat(k, 2 * streams[k].nextDouble() - 1);
            }
            if (!member.jobs().isEmpty()) {
                actions.job(k, 2 * streams[k].nextDouble() - 1);
            }
            if (member.genset() != null) {
                actions.genset(k, 2 * streams[k].nextDouble() - 1);
            }
        }
    }

    @Override
    public long[] state() {
        long[] state = new long[streams.length];
        for (int k = 0; k < state.length; k++) {
            state[k] = streams[k].state();
        }
        return state;
    }

    @Override
    public void restore(long[] state) {
        for (int k = 0; k < streams.length; k++) {
            streams[k].restore(state[k]);
        }
    }
}
