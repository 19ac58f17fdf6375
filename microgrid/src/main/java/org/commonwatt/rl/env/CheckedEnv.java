package org.commonwatt.rl.env;

import org.commonwatt.rl.space.Box;

/// An environment under observation: what it hands out is looked at, so that a number that is none
/// is named at once instead of spoiling a network.
public final class CheckedEnv extends WrappedEnv {
    private final EnvSpec spec;

    /// @param env plays; has no other user
    public CheckedEnv(ParallelEnv env) {
        super(env, env.spec());
        spec = env.spec();
    }

    /// @throws BrokenGameException naming agent and entry of the first number that is not finite
    @Override
    public void observe(double[] into, int copy) {
        env.observe(into, copy);
        int start = copy * spec.observationSize();
        for (int k = 0; k < spec.observationSize(); k++) {
            if (!Double.isFinite(into[start + k])) {
                throw brokenObservation(k, into[start + k]);
            }
        }
    }

    /// @throws BrokenGameException naming the first number that is not finite
    @Override
    public void state(double[] into, int copy) {
        env.state(into, copy);
        Box state = spec.state();
        int start = copy * state.size();
        for (int k = 0; k < state.size(); k++) {
            if (!Double.isFinite(into[start + k])) {
                throw broken("state: " + state.names().get(k), into[start + k]);
            }
        }
    }

    /// @throws BrokenGameException naming the first agent whose reward is not finite
    @Override
    public void rewards(double[] into, int copy) {
        env.rewards(into, copy);
        int agents = spec.agents().size();
        for (int i = 0; i < agents; i++) {
            if (!Double.isFinite(into[copy * agents + i])) {
                throw broken("reward of " + spec.agents().get(i).name(), into[copy * agents + i]);
            }
        }
    }

    private BrokenGameException brokenObservation(int entry, double value) {
        int agent = 0;
        while (spec.observationAt(agent + 1) <= entry) {
            agent++;
        }
        AgentSpec whose = spec.agents().get(agent);
        String what = whose.observation().names().get(entry - spec.observationAt(agent));
        return broken("observation of %s: %s".formatted(whose.name(), what), value);
    }

    private BrokenGameException broken(String what, double value) {
        return new BrokenGameException(
                "%s, %s must be a number: %s.".formatted(spec.name(), what, value));
    }
}
