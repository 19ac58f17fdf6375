package org.commonwatt.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.util.List;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.Runs;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;

final class GainWarningTest {
    /// Two homes whose unmatched orders cost many times the retail price.
    private static Scenario scenario(String imbalanceBuy) {
        String text =
                """
                commonwatt: 1
                time: {start: 2025-07-01, step: PT1H, days: 1}
                tariff: {import: 0.2, feedIn: 0.1, imbalanceBuy: %s}
                market: {mechanism: uniform-price}
                gain: {shares: equal}
                participants:
                  - {id: a, load: {generate: {}}}
                  - {id: b, load: {generate: {}}}
                """
                        .formatted(imbalanceBuy);
        var reading =
                ScenarioReader.readText(
                        "s.yaml",
                        text,
                        name -> {
                            throw new FileNotFoundException(name);
                        });
        return ((ScenarioReading.Loaded) reading).scenario();
    }

    @Test
    void communityThatCostsMoreThanBeingAlone_isAWarning() {
        Scenario dear = scenario("0.9");
        RunResult result = Runs.run(dear, "none", StepObserver.NONE);
        assertThat(Warnings.of(dear, List.of(result)))
                .anyMatch(
                        text ->
                                text.startsWith("Under none, being together cost ")
                                        && text.endsWith(
                                                " EUR more than being alone in 2025-07; members"
                                                        + " bear it in proportion to their retail"
                                                        + " bills."));
        Scenario cheap = scenario("0.2");
        RunResult fair = Runs.run(cheap, "none", StepObserver.NONE);
        assertThat(Warnings.of(cheap, List.of(fair)))
                .noneMatch(text -> text.contains("being together"));
    }
}
