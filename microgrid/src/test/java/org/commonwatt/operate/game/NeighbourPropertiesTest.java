package org.commonwatt.operate.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/// No sequence of actions makes energy or money: a million steps by players who try.
final class NeighbourPropertiesTest {
    private static final int DAYS = 3600;
    private static final int STEPS = 288;
    private static final double ROUNDING = 1e-9;

    private static NeighbourDay day(RandomStream random, int agents) {
        double[] initial = new double[agents];
        double[] demand = new double[STEPS * agents];
        double[] solar = new double[STEPS * agents];
        double most = random.chance(0.1) ? 0 : random.nextDouble(0, 60);
        double light = random.chance(0.3) ? 0 : random.nextDouble(0, 60);
        for (int i = 0; i < agents; i++) {
            initial[i] =
                    switch (random.nextInt(3)) {
                        case 0 -> 0;
                        case 1 -> NeighbourGame.CAPACITY_KWH;
                        default -> random.nextDouble(0, NeighbourGame.CAPACITY_KWH);
                    };
        }
        for (int k = 0; k < demand.length; k++) {
            demand[k] = most * random.nextDouble();
            solar[k] = light * random.nextDouble();
        }
        return new NeighbourDay(initial, demand, solar);
    }

    /// One of several ways to try: everybody to everybody, to and fro, round a ring, all into the
    /// grid, anything.
    private static void attack(int way, int t, RandomStream random, double[] actions, int agents) {
        for (int k = 0; k < actions.length; k++) {
            int i = k / (agents + 1);
            int j = k % (agents + 1);
            actions[k] =
                    switch (way) {
                        case 0 -> j < agents ? -1 : 1;
                        case 1 -> -1;
                        case 2 -> j < agents ? ((i + t) % 2 == 0 ? -1 : 0) : -1;
                        case 3 -> j == (i + 1) % agents ? -1 : j == agents && t % 2 == 0 ? 1 : -1;
                        case 4 -> random.nextInt(3) - 1;
                        default -> 6 * random.nextDouble() - 3;
                    };
        }
    }

    @Test
    void anyActions_makeNeitherEnergyNorMoney() {
        Forall.seeds(DAYS)
                .check(
                        random -> {
                            int agents = 2 + random.nextInt(5);
                            NeighbourDay day = day(random, agents);
                            var audit = new Audit(day);
                            double[] actions = new double[agents * (agents + 1)];
                            while (!audit.game.ended()) {
                                int way = random.nextInt(6);
                                attack(way, audit.game.steps(), random, actions, agents);
                                audit.step(actions);
                            }
                            audit.requireNoFreeMoney();
                        });
    }

    /// Checks each step from the states and what is metered, by arithmetic of its own.
    private static final class Audit {
        private final ConservingNeighbourGame game;
        private final NeighbourDay day;
        private final double[] before;
        private final double[] rewards;
        private double ownKwh;
        private double boughtKwh;
        private double paid;
        private double cheapest = Double.POSITIVE_INFINITY;
        private double dearest;

        Audit(NeighbourDay day) {
            this.day = day;
            game = new ConservingNeighbourGame(NeighbourDays.of(day));
            game.reset(0);
            before = new double[day.agents()];
            rewards = new double[day.agents()];
            ownKwh = Arrays.stream(game.levelKwh).sum();
        }

        void step(double[] actions) {
            int t = game.steps();
            double price = game.importPricePerKwh();
            System.arraycopy(game.levelKwh, 0, before, 0, before.length);
            game.step(actions, 0);
            game.rewards(rewards, 0);
            double sent = 0;
            for (int i = 0; i < before.length; i++) {
                requireMember(t, i, price);
                sent += game.transferKwh[i];
                paid += game.cost[i];
                ownKwh += day.solarKwh(t, i);
                boughtKwh += game.importKwh[i];
            }
            require(Math.abs(sent) <= ROUNDING, "transfers cancel", sent);
            cheapest = Math.min(cheapest, price);
            dearest = Math.max(dearest, price);
        }

        private void requireMember(int t, int i, double price) {
            double served = day.demandKwh(t, i) - game.unservedKwh[i];
            double in = before[i] + day.solarKwh(t, i) + game.importKwh[i] + game.transferKwh[i];
            double out = game.levelKwh[i] + served + game.saleKwh[i] + game.curtailedKwh[i];
            require(Math.abs(in - out) <= ROUNDING, "energy is conserved", in - out);
            require(served >= -ROUNDING, "no more is unserved than is wanted", served);
            require(game.unservedKwh[i] >= 0 && game.curtailedKwh[i] >= 0, "signs", i);
            require(
                    game.levelKwh[i] >= 0 && game.levelKwh[i] <= NeighbourGame.CAPACITY_KWH,
                    "levels stay within their store",
                    game.levelKwh[i]);
            require(
                    game.saleKwh[i] <= before[i] && game.saleKwh[i] <= NeighbourGame.RATE_KWH,
                    "only own stock is sold",
                    game.saleKwh[i]);
            require(
                    game.unservedKwh[i] == 0 || game.levelKwh[i] == 0,
                    "only an empty store leaves demand unserved",
                    game.levelKwh[i]);
            double thrown = day.solarKwh(t, i) + game.importKwh[i] - game.curtailedKwh[i];
            require(thrown >= -ROUNDING, "only what came in now is curtailed", thrown);
            double cost = price * (game.importKwh[i] - 0.8 * game.saleKwh[i]);
            require(Math.abs(cost - game.cost[i]) <= ROUNDING, "money follows meters", cost);
            double reward =
                    10 * game.stability()
                            - Math.abs(game.levelKwh[i] - 50) / 10
                            - cost
                            - 10 * game.unservedKwh[i];
            require(
                    Math.abs(reward - rewards[i]) <= 1e-8,
                    "a transfer has no part in the reward",
                    reward - rewards[i]);
        }

        /// Own energy sold at the best price, and what was bought at the lowest and sold at the
        /// highest price, are all that can be earned.
        void requireNoFreeMoney() {
            double best =
                    0.8 * dearest * ownKwh + Math.max(0, 0.8 * dearest - cheapest) * boughtKwh;
            require(-paid <= best + 1e-6, "no more is earned than there is to sell", -paid);
        }

        private static void require(boolean holds, String rule, double value) {
            if (!holds) { // millions of times: no assertion object where it holds
                assertThat(value).as(rule).isNaN();
            }
        }
    }
}
