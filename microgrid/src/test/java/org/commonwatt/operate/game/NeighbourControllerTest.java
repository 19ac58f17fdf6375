package org.commonwatt.operate.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class NeighbourControllerTest {
    @SuppressWarnings("unused") // by name
    private static final Iterable<String> NAMES = NeighbourController.NAMES;

    private static NeighbourTotals play(String name, long seed) {
        return NeighbourTotals.play(
                new ConservingNeighbourGame(NeighbourDays.generated(5)),
                NeighbourController.of(name, RandomStreams.of(seed)),
                seed);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void play_anyController_balancesItsDay(String name) {
        NeighbourTotals day = play(name, 1);
        assertThat(NeighbourController.of(name, RandomStreams.of(1)).name()).isEqualTo(name);
        assertThat(day.solarKwh() + day.importKwh() + day.unservedKwh())
                .isCloseTo(
                        day.demandKwh()
                                + day.saleKwh()
                                + day.curtailedKwh()
                                + day.storedChangeKwh(),
                        within(1e-6));
        assertThat(play(name, 1)).isEqualTo(day);
    }

    @Test
    void doNothing_emptiesTheStoresAndLeavesTheRestUnserved() {
        // Days want about 13 MWh, generate about 4 and have a quarter stored.
        NeighbourTotals day = play("doNothing", 1);
        assertThat(day.unservedKwh()).isBetween(8500.0, 10500.0);
        assertThat(day.importKwh()).isZero();
        assertThat(day.cost()).isZero();
    }

    @Test
    void deadbeat_keepsTheStoresInTheMiddleAndServesAll() {
        NeighbourTotals day = play("deadbeat", 1);
        assertThat(day.meanStability()).isGreaterThan(0.999);
        assertThat(day.unservedKwh()).isZero();
    }

    @Test
    void rewards_rankControllersAsTheirDaysDeserve() {
        for (long seed = 0; seed < 5; seed++) {
            double deadbeat = play("deadbeat", seed).teamReward();
            double heuristic = play("heuristic", seed).teamReward();
            double random = play("random", seed).teamReward();
            double nothing = play("doNothing", seed).teamReward();
            assertThat(deadbeat).isGreaterThan(heuristic);
            assertThat(heuristic).isGreaterThan(random);
            assertThat(random).isGreaterThan(nothing);
        }
    }

    @Test
    void heuristic_withoutANumberForTheGrid_isRefused() {
        NeighbourGame game = PublishedNeighbourGame.coupled(NeighbourDays.generated(5));
        game.reset(0);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                NeighbourController.of("heuristic", RandomStreams.of(0))
                                        .act(game, new double[25], 0));
    }

    @Test
    void of_anotherName_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NeighbourController.of("best", RandomStreams.of(0)))
                .withMessageContaining("deadbeat");
    }
}
