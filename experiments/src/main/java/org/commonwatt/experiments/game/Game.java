package org.commonwatt.experiments.game;

import java.util.function.Supplier;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.ParallelEnv;

/// A game that was chosen, ready to be made as often as needed. Environments of one game have equal
/// specs and share nothing that changes, so that each may run on a thread of its own.
///
/// @param name what it was asked for by
/// @param options how it differs from the plain game
/// @param spec agents, spaces and shapes
/// @param maker makes one environment
public record Game(
        String name, GameOptions options, EnvSpec spec, Supplier<? extends ParallelEnv> maker) {

    /// Makes one environment at once, so that options which it refuses are refused here.
    ///
    /// @throws IllegalArgumentException as the environment's constructor does
    public static Game of(String name, GameOptions options, Supplier<? extends ParallelEnv> maker) {
        return new Game(name, options, maker.get().spec(), maker);
    }

    /// A fresh environment.
    public ParallelEnv newEnv() {
        return maker.get();
    }
}
