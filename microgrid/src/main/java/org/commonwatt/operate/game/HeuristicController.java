package org.commonwatt.operate.game;

import java.util.Arrays;
import org.commonwatt.rl.env.EnvSpec;

/// The rules of thumb that were published with the game: buy below 40 %, share and sell above 60 %,
/// help neighbours who are low. Computed in single precision on the observations, as published.
/// `docs/FORMULATION.md#neighbour-controllers`.
public final class HeuristicController implements NeighbourController {
    private static final float LOW = 0.4f;
    private static final float HIGH = 0.6f;
    private static final float CRITICAL = 0.3f;
    private static final float STRUGGLING = 0.25f;

    private float[] levels = new float[0];
    private float[] action = new float[0];

    @Override
    public String name() {
        return "heuristic";
    }

    /// @throws IllegalArgumentException if the game has no number of its own for the grid
    @Override
    public void act(NeighbourGame game, double[] actions, int copy) {
        int n = game.agents();
        if (game.spec().agents().getFirst().action().size() != n + 1) {
            throw new IllegalArgumentException(
                    "The heuristic needs a number for the grid of its own in "
                            + game.spec().name());
        }
        if (levels.length != n) {
            levels = new float[n];
            action = new float[n + 1];
        }
        for (int i = 0; i < n; i++) {
            levels[i] = (float) (game.levelKwh(i) / NeighbourGame.CAPACITY_KWH);
        }
        int start = EnvSpec.start(actions.length, copy, game.spec().actionSize());
        for (int i = 0; i < n; i++) {
            decide(game, i);
            for (int k = 0; k <= n; k++) {
                actions[start + game.spec().actionAt(i) + k] = Math.clamp(action[k], -1f, 1f);
            }
        }
    }

    private void decide(NeighbourGame game, int i) {
        int grid = levels.length;
        float own = levels[i];
        Arrays.fill(action, 0);
        if (own < LOW) {
            action[grid] = Math.min((LOW - own) * 2, 1);
        } else if (own > HIGH) {
            shareAndSell(i, own - HIGH, (float) game.priceSignal());
        }
        float time = (float) ((double) game.steps() / game.spec().maxSteps());
        if (time >= 0.42f && time <= 0.58f) {
            if (own < 0.7f && hasSurplus(game, i)) {
                action[grid] = Math.max(action[grid], 0.3f);
            }
        } else if (time >= 0.75f && time <= 0.875f && action[grid] < 0) {
            action[grid] *= 0.5f;
        }
        for (int j = 0; j < levels.length; j++) {
            if (j != i && own > 0.5f && levels[j] < STRUGGLING) {
                action[j] = Math.min(action[j], -Math.min((own - 0.5f) * 0.5f, 0.2f));
            }
        }
    }

    private void shareAndSell(int i, float aboveHigh, float price) {
        float surplus = aboveHigh;
        for (int j = 0; j < levels.length && surplus > 0; j++) {
            if (j != i && levels[j] < CRITICAL) {
                float share = Math.min(surplus, 0.3f);
                action[j] = -share * 2;
                surplus -= share;
            }
        }
        if (surplus > 0.1f && price > 0.5f) {
            action[levels.length] = -surplus;
        }
    }

    /// By what agents see: demand and generation are cut off there.
    private static boolean hasSurplus(NeighbourGame game, int i) {
        float demand = (float) Math.clamp(game.demandKwh(i) / 20, 0, 1);
        float solar = (float) Math.clamp(game.solarKwh(i) / 15, 0, 1);
        return solar * 15 - demand * 20 > 0;
    }
}
