package org.commonwatt.operate.game;

import java.util.Arrays;

/// The neighbour game without leaks: promises are scaled to what the sender has and to the
/// receiver's room, nobody sells more than the own stock, demand that an empty store cannot meet is
/// unserved and paid for, all act on the same state, and moving energy earns nothing.
///
/// Every kWh is accounted for in each step; a residual beyond rounding stops the game.
/// `docs/FORMULATION.md#conserving-neighbour-game`.
public final class ConservingNeighbourGame extends NeighbourGame {
    /// The value of lost load of this game where nothing else is said, currency per kWh.
    public static final double LOST_LOAD_PER_KWH = 10;

    private static final double RESIDUAL_KWH = 1e-9;

    private final double lostLoadPerKwh;
    private final double[] promisedKwh;
    private final double[] roomShare;
    private final double[] sentKwh;
    private final double[] receivedKwh;

    /// The game with the usual value of lost load.
    public ConservingNeighbourGame(NeighbourDays days) {
        this(days, LOST_LOAD_PER_KWH);
    }

    /// @param days where days come from
    /// @param lostLoadPerKwh cost of one unserved kWh, ≥ 0
    public ConservingNeighbourGame(NeighbourDays days, double lostLoadPerKwh) {
        super("neighbours", days, days.agents() + 1);
        if (!(lostLoadPerKwh >= 0 && lostLoadPerKwh < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The value of lost load must not be negative: " + lostLoadPerKwh);
        }
        this.lostLoadPerKwh = lostLoadPerKwh;
        promisedKwh = new double[agents * agents];
        roomShare = new double[agents];
        sentKwh = new double[agents];
        receivedKwh = new double[agents];
    }

    /// Cost of one unserved kWh.
    public double lostLoadPerKwh() {
        return lostLoadPerKwh;
    }

    /// What one kWh from the grid costs in the coming step; a kWh sold earns four fifths of it.
    public double importPricePerKwh() {
        return BASE_PRICE_PER_KWH * (1 + priceSignal());
    }

    /// What one neighbourhood sent to another in the last step and the other took, kWh.
    public double deliveredKwh(int from, int to) {
        return steps() == 0 ? 0 : promisedKwh[from * agents + to] * roomShare[to];
    }

    @Override
    void play(double[] actions, int from) {
        transfer(actions, from);
        double price = importPricePerKwh();
        double fromNowhere = 0;
        for (int i = 0; i < agents; i++) {
            double wish = wishKwh(actions, from, i);
            transferKwh[i] = receivedKwh[i] - sentKwh[i];
            importKwh[i] = Math.max(0, wish);
            saleKwh[i] = Math.min(Math.max(0, -wish), Math.max(0, levelKwh[i] - sentKwh[i]));
            cost[i] = importKwh[i] * price - saleKwh[i] * SALE_SHARE * price;
            settle(i);
            fromNowhere += transferKwh[i];
        }
        requireNone(fromNowhere, 1, 0);
        // Only now: the stability is that of all stores after the step.
        double stability = stability();
        for (int i = 0; i < agents; i++) {
            reward(
                    i,
                    10 * stability
                            - Math.abs(levelKwh[i] - CAPACITY_KWH / 2) / 10
                            - cost[i]
                            - lostLoadPerKwh * unservedKwh[i]);
        }
    }

    /// What is sent and received: promises times the sender's share times the receiver's.
    private void transfer(double[] actions, int from) {
        Arrays.fill(receivedKwh, 0);
        for (int i = 0; i < agents; i++) {
            double share = sentShare(actions, from, i);
            for (int j = 0; j < agents; j++) {
                promisedKwh[i * agents + j] *= share;
                receivedKwh[j] += promisedKwh[i * agents + j];
            }
        }
        for (int j = 0; j < agents; j++) {
            double room = CAPACITY_KWH - levelKwh[j];
            roomShare[j] = receivedKwh[j] > room ? room / receivedKwh[j] : 1;
            receivedKwh[j] *= roomShare[j];
        }
        for (int i = 0; i < agents; i++) {
            sentKwh[i] = 0;
            for (int j = 0; j < agents; j++) {
                sentKwh[i] += promisedKwh[i * agents + j] * roomShare[j];
            }
        }
    }

    /// Reads what one agent promises; the share of it that its stock allows.
    private double sentShare(double[] actions, int from, int i) {
        double sum = 0;
        for (int j = 0; j < agents; j++) {
            double wish = i == j ? 0 : moveKwh(actions[actionAt(from, i) + j]);
            promisedKwh[i * agents + j] = Math.max(0, -wish);
            sum += promisedKwh[i * agents + j];
        }
        return sum > levelKwh[i] ? levelKwh[i] / sum : 1;
    }

    /// The new level of one store; what does not fit is curtailed, what is missing unserved.
    private void settle(int i) {
        double before = levelKwh[i];
        double inflow = solarKwh(i) + importKwh[i] + transferKwh[i];
        double level = before + inflow - demandKwh(i) - saleKwh[i];
        unservedKwh[i] = Math.max(0, -level);
        curtailedKwh[i] = Math.max(0, level - CAPACITY_KWH);
        levelKwh[i] = Math.clamp(level, 0, CAPACITY_KWH);
        double outflow = demandKwh(i) - unservedKwh[i] + saleKwh[i] + curtailedKwh[i];
        double residual = before + inflow - outflow - levelKwh[i];
        double scale = 1 + solarKwh(i) + demandKwh(i);
        requireNone(residual, scale, i);
        requireNone(Math.max(0, unservedKwh[i] - demandKwh(i)), scale, i);
    }

    private void requireNone(double residualKwh, double scale, int agent) {
        if (!(Math.abs(residualKwh) <= RESIDUAL_KWH * scale)) {
            throw new IllegalStateException(
                    "Energy must be conserved: %s kWh are left over for %s in step %d"
                            .formatted(residualKwh, agentName(agent), steps()));
        }
    }
}
