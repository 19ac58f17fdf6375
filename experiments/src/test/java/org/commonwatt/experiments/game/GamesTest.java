package org.commonwatt.experiments.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.Discrete;
import org.junit.jupiter.api.Test;

final class GamesTest {

    private static EnvSpec spec(String name, GameOptions options) {
        return Games.of(name, options).spec();
    }

    @Test
    void everyGame_isMadeAfreshAndPlays() {
        for (String name : Games.names()) {
            Game game = Games.of(name, GameOptions.none());
            ParallelEnv first = game.newEnv();
            assertThat(game.newEnv()).as(name).isNotSameAs(first);
            first.reset(1);
            first.step(new double[game.spec().actionSize()], 0);
            double[] seen = new double[game.spec().observationSize()];
            first.observe(seen, 0);
            assertThat(game.spec().state().size()).as(name).isPositive();
        }
    }

    @Test
    void options_shapeTheGame() {
        GameOptions seven = GameOptions.none().with("agents", 7);
        assertThat(spec("neighbourhoods", seven).agents()).hasSize(7);
        assertThat(spec("neighbourhoods-published", seven).actionSize()).isEqualTo(7 * 8);
        assertThat(spec("neighbourhoods-published", seven.with("actions", "coupled")).actionSize())
                .isEqualTo(7 * 7);
        assertThat(spec("simple-spread", seven).agents()).hasSize(7);
        assertThat(spec("simple-adversary", seven).agents()).hasSize(7);
        GameOptions continuous = GameOptions.none().with("steering", "continuous");
        assertThat(spec("simple-spread", GameOptions.none()).agents().getFirst().action())
                .isInstanceOf(Discrete.class);
        assertThat(spec("simple-spread", continuous).agents().getFirst().action())
                .isInstanceOf(Box.class);
    }

    @Test
    void penalty_isPaidForMissingEachOther() {
        ParallelEnv env = Games.of("penalty", GameOptions.none().with("penalty", 50)).newEnv();
        double[] rewards = new double[2];
        env.reset(1);
        env.step(new double[] {0, 0}, 0);
        env.rewards(rewards, 0);
        assertThat(rewards).containsExactly(-50, -50);
    }

    @Test
    void unknownNames_areRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Games.of("chess", GameOptions.none()))
                .withMessageStartingWith("There is no game chess; there are neighbourhoods, ")
                .withMessageContaining("cart-pole");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec("neighbourhoods", GameOptions.none().with("agent", 5)))
                .withMessage(
                        "The game neighbourhoods has no option agent; it has agents, demand, solar, lost-load.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec("cart-pole", GameOptions.none().with("agents", 5)))
                .withMessage("The game cart-pole has no options: agents");
    }

    @Test
    void badValues_areRefusedWithTheirRule() {
        for (String bad : new String[] {"1", "0", "-3", "two", "2.5", "99999999999", "", "NaN"}) {
            assertThatIllegalArgumentException()
                    .as(bad)
                    .isThrownBy(
                            () -> spec("neighbourhoods", GameOptions.none().with("agents", bad)))
                    .withMessage("The option agents must be a whole number from 2 on: " + bad);
        }
        for (String bad : new String[] {"-1", "NaN", "Infinity", "1e999", "x", ""}) {
            assertThatIllegalArgumentException()
                    .as(bad)
                    .isThrownBy(() -> spec("neighbourhoods", GameOptions.none().with("solar", bad)))
                    .withMessage("The option solar must be a number that is not negative: " + bad);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec("simple-spread", GameOptions.none().with("steering", "x")))
                .withMessage("The option steering must be one of discrete, continuous: x");
    }
}
