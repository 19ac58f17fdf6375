package org.commonwatt.operate.game;

import java.util.Arrays;

/// The neighbour game exactly as it was published, to compare with what others report. It leaks: a
/// stock may be promised several times, an empty store is filled by the bound at 0, energy that is
/// not there can be sold, moving energy is paid for, and later agents see what earlier ones did.
///
/// Do not learn in it to learn something about energy; [ConservingNeighbourGame] is for that.
/// `docs/FORMULATION.md#published-neighbour-game`.
public final class PublishedNeighbourGame extends NeighbourGame {
    private static final double IMPORT_MARKUP = 1.5;

    private final int targets;

    private PublishedNeighbourGame(NeighbourDays days, int actionSize) {
        super("neighbours_published", days, actionSize);
        targets = Math.min(actionSize, days.agents());
    }

    /// Actions with a number for every neighbourhood (the own one is ignored) and one for the grid.
    public static PublishedNeighbourGame separate(NeighbourDays days) {
        return new PublishedNeighbourGame(days, days.agents() + 1);
    }

    /// Actions with one number less: the last one is the grid's and at the same time the last
    /// neighbourhood's, so selling sends there too.
    public static PublishedNeighbourGame coupled(NeighbourDays days) {
        return new PublishedNeighbourGame(days, days.agents());
    }

    @Override
    void play(double[] actions, int from) {
        transfer(actions, from);
        for (int i = 0; i < agents; i++) {
            double wish = wishKwh(actions, from, i);
            double surplus = solarKwh(i) - demandKwh(i);
            double level = levelKwh[i] + (surplus + transferKwh[i] + wish);
            levelKwh[i] = Math.clamp(level, 0, CAPACITY_KWH);
            importKwh[i] = Math.max(0, wish);
            saleKwh[i] = Math.max(0, -wish);
            unservedKwh[i] = Math.max(0, -level);
            curtailedKwh[i] = Math.max(0, level - CAPACITY_KWH);
            cost[i] =
                    importKwh[i] * BASE_PRICE_PER_KWH * IMPORT_MARKUP
                            - saleKwh[i] * BASE_PRICE_PER_KWH * SALE_SHARE;
            // Neighbourhoods behind this one still have their old level in the stability.
            reward(
                    i,
                    10 * stability()
                            - Math.abs(levelKwh[i] - CAPACITY_KWH / 2) / 10
                            - cost[i]
                            + 0.5 * Math.abs(transferKwh[i])
                            + 2 * Math.min(0, levelKwh[i] + surplus));
        }
    }

    private void transfer(double[] actions, int from) {
        Arrays.fill(transferKwh, 0);
        for (int i = 0; i < agents; i++) {
            for (int j = 0; j < targets; j++) {
                double wish = moveKwh(actions[actionAt(from, i) + j]);
                if (j != i && wish < 0) {
                    double room = CAPACITY_KWH - levelKwh[j];
                    double moved = Math.min(Math.min(-wish, levelKwh[i]), room);
                    transferKwh[i] -= moved;
                    transferKwh[j] += moved;
                }
            }
        }
    }
}
