package org.commonwatt.operate.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.ParallelEnvContract;
import org.junit.jupiter.api.Test;

final class ConservingNeighbourGameTest extends ParallelEnvContract {
    private static final int STEPS = 10;

    @Override
    protected ParallelEnv env() {
        return new ConservingNeighbourGame(NeighbourDays.generated(5));
    }

    @Override
    protected boolean terminates() {
        return false;
    }

    private static double[] always(double... each) {
        double[] all = new double[STEPS * each.length];
        for (int k = 0; k < all.length; k++) {
            all[k] = each[k % each.length];
        }
        return all;
    }

    private static ConservingNeighbourGame begun(double[] levels, double[] demand, double[] solar) {
        var days = NeighbourDays.of(new NeighbourDay(levels, always(demand), always(solar)));
        var game = new ConservingNeighbourGame(days);
        game.reset(0);
        return game;
    }

    private static ConservingNeighbourGame still(double... levels) {
        double[] nothing = new double[levels.length];
        return begun(levels, nothing, nothing);
    }

    private static double[] rewards(NeighbourGame game) {
        double[] rewards = new double[game.agents()];
        game.rewards(rewards, 0);
        return rewards;
    }

    @Test
    void step_stockPromisedTwice_isShared() {
        // 20 and 20 are promised, 10 are there: half of 10 each.
        ConservingNeighbourGame game = still(10, 50, 50);
        game.step(new double[] {0, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 0);
        assertThat(game.levelKwh).containsExactly(0, 55, 55);
        assertThat(game.transferKwh).containsExactly(-10, 5, 5);
        assertThat(game.unservedKwh).containsOnly(0);
    }

    @Test
    void step_moreThanTheReceiversRoom_staysWithTheSenders() {
        // 20 and 10 are sent to a room of 15: half of each.
        ConservingNeighbourGame game = still(60, 40, 85);
        game.step(new double[] {0, 0, -1, 0, 0, 0, -0.5, 0, 0, 0, 0, 0}, 0);
        assertThat(game.transferKwh).containsExactly(-10, -5, 15);
        assertThat(game.levelKwh).containsExactly(50, 35, 100);
        assertThat(game.curtailedKwh).containsOnly(0);
    }

    @Test
    void step_requestsAndOwnNumber_moveNothing() {
        ConservingNeighbourGame game = still(50, 50);
        game.step(new double[] {-1, 1, 0, 1, -1, 0}, 0);
        assertThat(game.transferKwh).containsOnly(0);
        assertThat(game.levelKwh).containsExactly(50, 50);
    }

    @Test
    void step_saleBeyondTheStock_isCutToWhatIsLeftOfIt() {
        // 12 stored, 5 sent away, 7 left to sell although 20 are offered; midnight's price is 0.15.
        ConservingNeighbourGame game = still(12, 50);
        game.step(new double[] {0, -0.25, -1, 0, 0, 0}, 0);
        assertThat(game.saleKwh[0]).isEqualTo(7);
        assertThat(game.levelKwh).containsExactly(0, 55);
        assertThat(game.cost[0]).isCloseTo(-7 * 0.8 * 0.15, within(1e-10));
    }

    @Test
    void step_demandOnAnEmptyStore_isUnservedAndPaidFor() {
        // 3 stored, 8 wanted, 1 generated: 4 are missing. Levels 0 and 50 after the step: mean 25,
        // variance 625, one below 20: .25·.375 + .35·.6875 + .25·.75 + .15 = .671875.
        ConservingNeighbourGame game =
                begun(new double[] {3, 50}, new double[] {8, 0}, new double[] {1, 0});
        game.step(new double[6], 0);
        assertThat(game.levelKwh).containsExactly(0, 50);
        assertThat(game.unservedKwh).containsExactly(4, 0);
        assertThat(rewards(game))
                .containsExactly(new double[] {6.71875 - 5 - 40, 6.71875}, within(1e-12));
    }

    @Test
    void step_moreThanTheStoreHolds_isCurtailedAndPaidFor() {
        // 95 stored, 20 bought, 4 generated, 2 wanted: 17 do not fit.
        ConservingNeighbourGame game =
                begun(new double[] {95, 50}, new double[] {2, 0}, new double[] {4, 0});
        game.step(new double[] {0, 0, 1, 0, 0, 0}, 0);
        assertThat(game.curtailedKwh).containsExactly(17, 0);
        assertThat(game.levelKwh).containsExactly(100, 50);
        assertThat(game.cost[0]).isCloseTo(20 * 0.15, within(1e-10));
    }

    @Test
    void price_atThePeak_isThatOfThePublishedGame() {
        // Of 288 steps, number 90 is half past seven: signal ½, 0.15·1.5.
        var game = new ConservingNeighbourGame(NeighbourDays.generated(2));
        game.reset(1);
        for (int t = 0; t < 90; t++) {
            game.step(new double[6], 0);
        }
        assertThat(game.importPricePerKwh()).isCloseTo(0.225, within(1e-12));
    }

    @Test
    void rewards_agentsInAnotherOrder_areTheSameInThatOrder() {
        double[] levels = {10, 95, 50};
        double[] demand = {9, 1, 4};
        double[] solar = {0, 7, 2};
        ConservingNeighbourGame game = begun(levels, demand, solar);
        ConservingNeighbourGame turned =
                begun(new double[] {50, 95, 10}, new double[] {4, 1, 9}, new double[] {2, 7, 0});
        // Rows are senders; reversing agents reverses rows and their first three numbers.
        game.step(new double[] {0, -1, -0.3, 1, -0.2, 0, -0.9, -1, -0.5, -0.5, 0, 0.1}, 0);
        turned.step(new double[] {0, -0.5, -0.5, 0.1, -0.9, 0, -0.2, -1, -0.3, -1, 0, 1}, 0);
        double[] expected = rewards(game);
        double[] actual = rewards(turned);
        for (int i = 0; i < 3; i++) {
            assertThat(actual[2 - i]).isCloseTo(expected[i], within(1e-12));
        }
    }

    /// Energy sent to and fro between two stores for a while, against leaving it where it is.
    private static double washed(NeighbourGame game, boolean wash) {
        game.reset(0);
        double sum = 0;
        while (!game.ended()) {
            double forth = wash && game.steps() % 2 == 0 ? -1 : 0;
            double back = wash && game.steps() % 2 == 1 ? -1 : 0;
            game.step(new double[] {0, forth, 0, back, 0, 0}, 0);
            sum += Arrays.stream(rewards(game)).sum();
        }
        return sum;
    }

    @Test
    void washTrades_earnNothingHereAndMuchInThePublishedGame() {
        var days =
                NeighbourDays.of(
                        new NeighbourDay(new double[] {50, 50}, always(0, 0), always(0, 0)));
        var conserving = new ConservingNeighbourGame(days);
        double honest = washed(conserving, false);
        double wash = washed(conserving, true);
        assertThat(wash).isLessThanOrEqualTo(honest);
        assertThat(Arrays.stream(conserving.cost).sum()).isZero();
        assertThat(conserving.levelKwh).containsExactly(50, 50);
        NeighbourGame published = PublishedNeighbourGame.separate(days);
        assertThat(washed(published, true)).isGreaterThan(washed(published, false) + 50);
    }

    @Test
    void generatedDays_oneNeighbourhoodMore_leaveTheOthersAsTheyAre() {
        var few = new ConservingNeighbourGame(NeighbourDays.generated(5));
        var many = new ConservingNeighbourGame(NeighbourDays.generated(6));
        few.reset(3);
        many.reset(3);
        for (int i = 0; i < 5; i++) {
            assertThat(many.levelKwh(i)).isEqualTo(few.levelKwh(i)).isBetween(40.0, 60.0);
            assertThat(many.demandKwh(i)).isEqualTo(few.demandKwh(i));
        }
    }

    @Test
    void settings_thatMakeNoGame_areRefused() {
        NeighbourDays days = NeighbourDays.generated(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConservingNeighbourGame(days, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> NeighbourDays.generated(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> still(50, 101))
                .withMessageContaining("initialKwh[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NeighbourDay(new double[2], new double[4], new double[2]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NeighbourDay(new double[2], new double[3], new double[3]));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new NeighbourDay(
                                        new double[2],
                                        new double[] {1, Double.NaN},
                                        new double[2]));
    }
}
