package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.scenario.ScenarioReading.Loaded;
import org.commonwatt.experiments.scenario.ScenarioReading.Rejected;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.operate.scenario.Scenario;

/// A scenario written in a test, with the files beside it.
final class Written {
    /// Two hours of one home; tests replace or add lines.
    static final String SMALL =
            """
            commonwatt: 1
            time: {start: 2025-07-01T00:00Z, step: PT30M, steps: 4}
            tariff: {import: 0.3}
            participants:
              - {id: home_0, load: {series: "loads.csv#load_kwh"}}
            """;

    private final String text;
    private final Map<String, byte[]> files = new HashMap<>();

    private Written(String text) {
        this.text = text;
    }

    static Written of(String text) {
        return new Written(text);
    }

    /// The small scenario with this CSV file.
    static Written loads(String csv) {
        return of(SMALL).with("loads.csv", csv);
    }

    Written with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Written with(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    ScenarioReading read() {
        return ScenarioReader.readText(
                "scenario.yaml",
                text,
                name -> {
                    byte[] content = files.get(name);
                    if (content == null) {
                        throw new NoSuchFileException(name);
                    }
                    return new ByteArrayInputStream(content);
                });
    }

    Loaded loaded() {
        ScenarioReading reading = read();
        assertThat(reading)
                .withFailMessage(() -> ((Rejected) reading).render())
                .isInstanceOf(Loaded.class);
        return (Loaded) reading;
    }

    Scenario scenario() {
        return loaded().scenario();
    }

    List<String> warnings() {
        return loaded().warnings().stream().map(Problem::render).toList();
    }

    /// The messages of a rejected scenario as a user sees them.
    String problems() {
        ScenarioReading reading = read();
        assertThat(reading).isInstanceOf(Rejected.class);
        return ((Rejected) reading).render();
    }

    /// Demand of the first participant.
    static double[] demand(Scenario scenario) {
        double[] demand = new double[scenario.axis().steps()];
        for (int t = 0; t < demand.length; t++) {
            demand[t] = scenario.exogenous().demandKwh(t, 0);
        }
        return demand;
    }
}
