package org.commonwatt.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.commonwatt.rl.classic.TwoStepGame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TwoStepLearningTest {
    /// All choices are tried alike. A sum fitted to the four payoffs of the second game gives its
    /// choices the values that its rows and columns have on average: B, B is worth 0.5·(1 + 8) +
    /// 0.5·(1 + 8) − mean 2.5 = 6.5 < 7, so the sum goes for the safe game.
    @ParameterizedTest
    @CsvSource({"vdn, 7", "qmix, 8"})
    void gameOfTwoSteps_isPlayedAsWellAsTheMixerCanSee(String algorithm, double payoff) {
        var set = Map.of("scaleRewards", "false", "epsilonTo", "1");
        var training = new Training(algorithm, TwoStepGame::new, set);
        for (long seed = 1; seed <= 2; seed++) {
            assertThat(training.score(seed, 8000, 1)).as("seed %d", seed).isEqualTo(payoff);
        }
    }
}
