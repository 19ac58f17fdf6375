package org.commonwatt.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.commonwatt.rl.classic.MatrixGame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Games whose best return is known, learnt within seconds.
final class KnownGamesTest {
    @ParameterizedTest
    @CsvSource({"coma, 60000", "ddpg, 3000", "maddpg, 8000", "qmix, 8000", "vdn, 8000"})
    void whatIsHeard_isSaid(String algorithm, long steps) {
        boolean isFinite = !algorithm.endsWith("ddpg");
        Map<String, String> set = new HashMap<>(Map.of("gamma", "0", "hidden", "32"));
        if (!isFinite) {
            set.putAll(Map.of("warmupSteps", "500", "batch", "64", "actorRate", "0.001"));
        }
        var training = new Training(algorithm, () -> new EchoGame(isFinite), set);
        assertThat(training.score(1, steps, 5)).isGreaterThan(90);
    }

    /// 25 steps of 10.
    @ParameterizedTest
    @CsvSource({"coma, 20000", "qmix, 10000", "vdn, 10000"})
    void penaltyGameWithoutPenalty_isWon(String algorithm, long steps) {
        var training = new Training(algorithm, () -> MatrixGame.penalty(0), Map.of("gamma", "0"));
        assertThat(training.score(1, steps, 1)).isEqualTo(250);
    }

    /// 25 steps of 7, the best cell whose neighbours are not punished; the best of all is 11.
    @Test
    void climbingGame_isClimbedToTheSafeSummit() {
        var set = Map.of("gamma", "0", "entropyWeight", "0.15");
        var training = new Training("coma", MatrixGame::climbing, set);
        assertThat(training.score(1, 40000, 1)).isEqualTo(175);
    }
}
