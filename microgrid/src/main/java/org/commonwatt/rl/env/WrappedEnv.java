package org.commonwatt.rl.env;

/// An environment that another one plays; subclasses change what is seen of it.
abstract class WrappedEnv implements ParallelEnv {
    /// Who plays.
    final ParallelEnv env;

    private final EnvSpec spec;

    /// @param env plays; has no other user
    /// @param spec what it looks like from outside
    WrappedEnv(ParallelEnv env, EnvSpec spec) {
        this.env = env;
        this.spec = spec;
    }

    @Override
    public final EnvSpec spec() {
        return spec;
    }

    @Override
    public final void reset(long seed) {
        env.reset(seed);
    }

    @Override
    public final void step(double[] actions, int copy) {
        env.step(actions, copy);
    }

    @Override
    public final boolean hasExpert() {
        return env.hasExpert();
    }

    @Override
    public final void expert(double[] into, int copy) {
        env.expert(into, copy);
    }

    @Override
    public final boolean terminated() {
        return env.terminated();
    }

    @Override
    public final boolean truncated() {
        return env.truncated();
    }

    @Override
    public void observe(double[] into, int copy) {
        env.observe(into, copy);
    }

    @Override
    public void state(double[] into, int copy) {
        env.state(into, copy);
    }

    @Override
    public final void info(double[] into, int copy) {
        env.info(into, copy);
    }
}
