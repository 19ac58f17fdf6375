package org.commonwatt.rl.classic;

import java.util.List;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.EpisodicEnv;
import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.Discrete;

/// Two agents that choose a row and a column and both get what is written there, 25 times. They see
/// nothing: their one number is always 1.
///
/// In [#climbing()] and [#penalty(double)] the best cell lies beside the worst ones, so that
/// independent learners settle for less (Claus and Boutilier 1998).
/// `docs/FORMULATION.md#matrix-games`.
public final class MatrixGame extends EpisodicEnv {
    private static final int MAX_STEPS = 25;

    private final double[][] payoffs;

    /// @param name of the game
    /// @param payoffs what both get, [row × column]
    public MatrixGame(String name, double[][] payoffs) {
        super(describe(name, payoffs));
        this.payoffs = new double[payoffs.length][];
        for (int row = 0; row < payoffs.length; row++) {
            if (payoffs[row].length != payoffs[0].length) {
                throw new IllegalArgumentException(
                        "Rows of a game must be equally long: row %d of %s".formatted(row, name));
            }
            this.payoffs[row] = payoffs[row].clone();
        }
    }

    private static EnvSpec describe(String name, double[][] payoffs) {
        if (payoffs.length == 0 || payoffs[0].length == 0) {
            throw new IllegalArgumentException(
                    "A game must have a row and a column: %s has none.".formatted(name));
        }
        Box sees = Box.of(1, 1, List.of("one"));
        return EnvSpec.of(
                name,
                MAX_STEPS,
                List.of(
                        new AgentSpec("agent_0", sees, Discrete.of("row", payoffs.length)),
                        new AgentSpec("agent_1", sees, Discrete.of("column", payoffs[0].length))),
                List.of());
    }

    /// The climbing game: at best 11 per step, 7 where everybody plays safe.
    public static MatrixGame climbing() {
        return new MatrixGame("climbing", new double[][] {{11, -30, 0}, {-30, 7, 0}, {0, 6, 5}});
    }

    /// The penalty game: at best 10 per step, 2 where everybody plays safe.
    ///
    /// @param penalty what it costs to miss each other, ≥ 0
    public static MatrixGame penalty(double penalty) {
        if (!(penalty >= 0 && penalty < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The penalty of missing each other must not be negative: %s."
                            .formatted(penalty));
        }
        return new MatrixGame(
                "penalty", new double[][] {{-penalty, 0, 10}, {0, 2, 0}, {10, 0, -penalty}});
    }

    @Override
    protected void begin(RandomStreams streams) {}

    @Override
    protected boolean advance(double[] actions, int from) {
        double payoff = payoffs[(int) actions[from]][(int) actions[from + 1]];
        reward(0, payoff);
        reward(1, payoff);
        return false;
    }

    @Override
    protected void write(double[] observations, int from) {
        observations[from] = 1;
        observations[from + 1] = 1;
    }
}
