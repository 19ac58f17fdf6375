package org.commonwatt.operate.game;

import java.util.function.Consumer;
import org.commonwatt.rl.algorithm.team.TeamPolicy;

/// Sums of one day of a [NeighbourGame] over all steps and neighbourhoods.
///
/// @param teamReward sum of all rewards
/// @param meanStability mean over the steps of the stability after them
/// @param cost what was paid to the grid less what it paid, unserved energy left out
/// @param importKwh bought
/// @param saleKwh sold
/// @param receivedKwh sum of positive net transfers
/// @param unservedKwh demand that an empty store could not meet; created from nothing in the
///   published variant
/// @param curtailedKwh what did not fit
/// @param demandKwh wanted
/// @param solarKwh generated
/// @param storedChangeKwh stored at the end less at the start
public record NeighbourTotals(
        double teamReward,
        double meanStability,
        double cost,
        double importKwh,
        double saleKwh,
        double receivedKwh,
        double unservedKwh,
        double curtailedKwh,
        double demandKwh,
        double solarKwh,
        double storedChangeKwh) {

    /// Plays one day.
    public static NeighbourTotals play(
            NeighbourGame game, NeighbourController controller, long seed) {
        return play(game, seed, actions -> controller.act(game, actions, 0));
    }

    /// Plays one day with the best actions of a team made for this game.
    public static NeighbourTotals play(NeighbourGame game, TeamPolicy team, long seed) {
        double[] observations = new double[game.spec().observationSize()];
        team.begin(0);
        return play(
                game,
                seed,
                actions -> {
                    game.observe(observations, 0);
                    team.act(observations, actions, 1);
                });
    }

    private static NeighbourTotals play(
            NeighbourGame game, long seed, Consumer<double[]> deciding) {
        game.reset(seed);
        var sums = new Sums(game);
        double[] actions = new double[game.spec().actionSize()];
        while (!game.ended()) {
            sums.before();
            deciding.accept(actions);
            game.step(actions, 0);
            sums.after();
        }
        return sums.totals();
    }

    private static final class Sums {
        private final NeighbourGame game;
        private final double[] rewards;
        private final double storedAtStart;
        private double reward;
        private double stability;
        private double cost;
        private double importKwh;
        private double saleKwh;
        private double receivedKwh;
        private double unservedKwh;
        private double curtailedKwh;
        private double demandKwh;
        private double solarKwh;

        Sums(NeighbourGame game) {
            this.game = game;
            rewards = new double[game.agents];
            storedAtStart = stored();
        }

        private double stored() {
            double sum = 0;
            for (double level : game.levelKwh) {
                sum += level;
            }
            return sum;
        }

        void before() {
            for (int i = 0; i < game.agents; i++) {
                demandKwh += game.demandKwh(i);
                solarKwh += game.solarKwh(i);
            }
        }

        void after() {
            game.rewards(rewards, 0);
            stability += game.stability();
            for (int i = 0; i < game.agents; i++) {
                reward += rewards[i];
                cost += game.cost[i];
                importKwh += game.importKwh[i];
                saleKwh += game.saleKwh[i];
                receivedKwh += Math.max(0, game.transferKwh[i]);
                unservedKwh += game.unservedKwh[i];
                curtailedKwh += game.curtailedKwh[i];
            }
        }

        NeighbourTotals totals() {
            return new NeighbourTotals(
                    reward,
                    stability / game.steps(),
                    cost,
                    importKwh,
                    saleKwh,
                    receivedKwh,
                    unservedKwh,
                    curtailedKwh,
                    demandKwh,
                    solarKwh,
                    stored() - storedAtStart);
        }
    }
}
