package org.commonwatt.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.commonwatt.rl.nn.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValueOfTimeLimitsTest {
    private static final double GAMMA = 0.8;

    private static double value(String algorithm, boolean terminates) {
        Map<String, String> set = new HashMap<>();
        set.put("scaleRewards", "false");
        set.put("normaliseObservations", "false");
        set.put("gamma", Double.toString(GAMMA));
        set.put("copies", "4");
        if (algorithm.equals("coma")) {
            set.put("criticRate", "0.002");
            set.put("targetTau", "0.05");
        } else {
            set.put("warmupSteps", "100");
            set.put("updateEvery", "4");
            set.put("batch", "32");
            set.put("targetTau", "0.05");
        }
        if (algorithm.equals("vdn") || algorithm.equals("qmix")) {
            set.put("targetEvery", "1");
            set.put("learningRate", "0.002");
        }
        var training = new Training(algorithm, () -> new OnesGame(terminates), set);
        Algorithm begun = training.begin(1, 6000, Workers.caller());
        double value = 0;
        while (begun.steps() < 6000) {
            value = begun.iterate().figures().getOrDefault("charts/mean_q", 0.0);
        }
        return value;
    }

    @ParameterizedTest
    @ValueSource(strings = {"coma", "ddpg", "maddpg", "qmix", "vdn"})
    void cutEpisodes_areWorthAnEndlessFuture(String algorithm) {
        assertThat(value(algorithm, false)).isCloseTo(1 / (1 - GAMMA), within(0.25));
    }

    /// What is seen does not tell the steps apart, so the value v is that of one step in five being
    /// the last: v = 1 + γ·(4/5)·v.
    @ParameterizedTest
    @ValueSource(strings = {"ddpg", "maddpg", "qmix", "vdn"})
    void endedEpisodes_areWorthLess(String algorithm) {
        assertThat(value(algorithm, true)).isCloseTo(1 / (1 - 0.8 * GAMMA), within(0.25));
    }
}
