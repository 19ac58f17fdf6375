package org.commonwatt.rl.algorithm.team;

import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;

/// A team that acts as it explores: to see what its noise costs.
public final class SampledTeam implements TeamPolicy {
    private final TeamPolicy team;
    private final RandomStream stream;

    /// @param stream of all its draws
    public SampledTeam(TeamPolicy team, RandomStream stream) {
        this.team = team;
        this.stream = stream;
    }

    @Override
    public EnvSpec spec() {
        return team.spec();
    }

    @Override
    public void act(double[] observations, double[] actions, int copies) {
        team.sample(observations, actions, copies, stream);
    }

    @Override
    public void sample(double[] observations, double[] actions, int copies, RandomStream other) {
        team.sample(observations, actions, copies, other);
    }

    @Override
    public boolean remembers() {
        return team.remembers();
    }

    @Override
    public void begin(int copy) {
        team.begin(copy);
    }

    @Override
    public long[] memory() {
        return team.memory();
    }

    @Override
    public void remember(long[] memory) {
        team.remember(memory);
    }

    @Override
    public void save(Checkpoint into) {
        team.save(into);
    }
}
