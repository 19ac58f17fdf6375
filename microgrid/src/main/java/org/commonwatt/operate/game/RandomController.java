package org.commonwatt.operate.game;

import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.env.EnvSpec;

/// Uniform numbers in [−1, 1].
///
/// @param random where they come from
public record RandomController(RandomStream random) implements NeighbourController {

    @Override
    public String name() {
        return "random";
    }

    @Override
    public void act(NeighbourGame game, double[] actions, int copy) {
        int size = game.spec().actionSize();
        int start = EnvSpec.start(actions.length, copy, size);
        for (int k = start; k < start + size; k++) {
            actions[k] = 2 * random.nextDouble() - 1;
        }
    }
}
