package org.commonwatt.server.bridge;

import org.commonwatt.experiments.game.Game;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.VectorEnv;
import org.commonwatt.rl.env.VectorStep;

/// What a session plays: one environment, or several in lock-step.
sealed interface Play {

    /// One environment for 0 copies, copies that begin anew by themselves otherwise.
    static Play of(Game game, int copies) {
        return copies == 0
                ? new Single(game.newEnv())
                : new Several(new VectorEnv(copies, 0, game.maker()));
    }

    /// Begins anew.
    void reset(long seed);

    /// Whether a step may follow.
    boolean isOpen();

    /// Plays one step.
    ///
    /// @return whether episodes of copies have ended and others begun
    boolean step(double[] actions);

    /// What came of it.
    VectorStep seen();

    /// Episodes begin and end as the client says.
    final class Single implements Play {
        private final ParallelEnv env;
        private final VectorStep seen;
        private boolean hasBegun;

        private Single(ParallelEnv env) {
            this.env = env;
            seen = new VectorStep(env.spec(), 1);
        }

        @Override
        public void reset(long seed) {
            env.reset(seed);
            hasBegun = true;
            look();
        }

        @Override
        public boolean isOpen() {
            return hasBegun && !env.ended();
        }

        @Override
        public boolean step(double[] actions) {
            env.step(actions, 0);
            look();
            return false;
        }

        @Override
        public VectorStep seen() {
            return seen;
        }

        private void look() {
            env.observe(seen.observations(), 0);
            if (!env.spec().stateIsObservation()) {
                env.state(seen.states(), 0);
            }
            env.rewards(seen.rewards(), 0);
            env.info(seen.info(), 0);
            seen.terminated()[0] = env.terminated();
            seen.truncated()[0] = env.truncated();
        }
    }

    /// Copies in lock-step that begin anew by themselves.
    final class Several implements Play {
        private final VectorEnv envs;
        private final VectorStep seen;
        private boolean hasBegun;

        private Several(VectorEnv envs) {
            this.envs = envs;
            seen = envs.newStep();
        }

        @Override
        public void reset(long seed) {
            envs.reset(seed, seen);
            hasBegun = true;
        }

        @Override
        public boolean isOpen() {
            return hasBegun;
        }

        @Override
        public boolean step(double[] actions) {
            envs.step(actions, seen);
            boolean ended = false;
            for (int c = 0; c < envs.copies(); c++) {
                ended |= seen.terminated()[c] || seen.truncated()[c];
            }
            return ended;
        }

        @Override
        public VectorStep seen() {
            return seen;
        }
    }
}
