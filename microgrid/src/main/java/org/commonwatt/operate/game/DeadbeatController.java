package org.commonwatt.operate.game;

import java.util.Arrays;
import org.commonwatt.rl.env.EnvSpec;

/// Buys or sells what brings every store back to the middle in this very step; sends nothing.
public record DeadbeatController() implements NeighbourController {

    @Override
    public String name() {
        return "deadbeat";
    }

    @Override
    public void act(NeighbourGame game, double[] actions, int copy) {
        int size = game.spec().actionSize();
        int start = EnvSpec.start(actions.length, copy, size);
        Arrays.fill(actions, start, start + size, 0);
        for (int i = 0; i < game.agents(); i++) {
            double missing =
                    game.demandKwh(i)
                            - game.solarKwh(i)
                            + NeighbourGame.CAPACITY_KWH / 2
                            - game.levelKwh(i);
            actions[start + game.spec().actionAt(i + 1) - 1] =
                    Math.clamp(missing / NeighbourGame.RATE_KWH, -1, 1);
        }
    }
}
