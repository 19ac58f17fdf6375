package org.commonwatt.operate.game;

import java.util.Arrays;
import org.commonwatt.rl.env.EnvSpec;

/// Neither sends nor trades.
public record DoNothingController() implements NeighbourController {

    @Override
    public String name() {
        return "doNothing";
    }

    @Override
    public void act(NeighbourGame game, double[] actions, int copy) {
        int size = game.spec().actionSize();
        int start = EnvSpec.start(actions.length, copy, size);
        Arrays.fill(actions, start, start + size, 0);
    }
}
