package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.commonwatt.experiments.scenario.series.SeriesUnit;
import org.commonwatt.experiments.scenario.series.SeriesUnit.Quantity;
import org.commonwatt.grid.Exogenous;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CarbonSectionTest {
    private static Written small(String carbon) {
        return Written.of(Written.SMALL + "carbon: " + carbon + "\n")
                .with(
                        "loads.csv",
                        "load_kwh,grid_g_per_kwh,CA\n1,200,1\n1,201,2\n1,202,3\n1,203,4\n");
    }

    private static Exogenous paths(String carbon) {
        return small(carbon).scenario().exogenous();
    }

    @Test
    void oneNumberOrSeries_isBoth() {
        assertThat(paths("0.3").carbonKgPerKwh(2)).isEqualTo(0.3);
        assertThat(paths("0.3").marginalCarbonKgPerKwh(2)).isEqualTo(0.3);
        Exogenous series = paths("{series: \"loads.csv#grid_g_per_kwh\"}");
        assertThat(series.carbonKgPerKwh(3)).isCloseTo(0.203, within(1e-12));
        assertThat(series.marginalCarbonKgPerKwh(3)).isCloseTo(0.203, within(1e-12));
    }

    @Test
    void averageAndMarginal_areApart() {
        Exogenous paths =
                paths(
                        "{average: {series: \"loads.csv#grid_g_per_kwh\"}, marginal: {series: \"loads.csv#CA\", unit: lb/kWh}}");
        assertThat(paths.carbonKgPerKwh(1)).isCloseTo(0.201, within(1e-12));
        assertThat(paths.marginalCarbonKgPerKwh(1)).isCloseTo(0.90718474, within(1e-12));
    }

    @Test
    void marginalAlone_isAWarning_mixedFormsAProblem() {
        assertThat(small("{marginal: 0.5}").warnings())
                .containsExactly(
                        "scenario.yaml:6:9: carbon has no average: imports are attributed no emissions.");
        assertThat(small("{flat: 0.3, marginal: 0.5}").problems())
                .contains("carbon has average or marginal beside flat or series; give one form.");
        assertThat(small("{average: 0.1, marginal: {series: \"loads.csv#load_kwh\"}}").problems())
                .contains("has the wrong unit; expected is one such as carbon_kg_per_kwh.");
    }

    @Test
    void negativeIntensity_mayBeMarginalButNotAverage() {
        assertThat(paths("{average: 0.1, marginal: -0.2}").marginalCarbonKgPerKwh(0))
                .isEqualTo(-0.2);
        assertThat(small("-0.2").problems())
                .contains("carbon is -0.2 in step 0 but must not be negative.")
                .contains("Maybe it is a marginal intensity.");
    }

    @ParameterizedTest
    @CsvSource({
        "lb/kWh, 0.45359237",
        "lb CO2/kWh, 0.45359237",
        "marginal_lbs_per_mwh, 0.00045359237",
        "Actual Carbon Intensity (gCO2/kWh), 0.001",
        "kg CO2e per kWh, 1",
        "tCO2/MWh, 1"
    })
    void units_ofCarbon_areRecognised(String header, double kgPerKwh) {
        SeriesUnit unit = Objects.requireNonNull(SeriesUnit.of(header));
        assertThat(unit.quantity()).isEqualTo(Quantity.CARBON);
        assertThat(unit.factor()).isCloseTo(kgPerKwh, within(1e-15));
    }

    private static List<Path> files(String prefix) throws IOException {
        Path data = Path.of(System.getProperty("commonwatt.data", "../../shared/data"));
        List<Path> files = new ArrayList<>();
        try (Stream<Path> folders = Files.list(data)) {
            for (Path folder :
                    folders.filter(f -> f.getFileName().toString().startsWith(prefix)).toList()) {
                try (Stream<Path> inner = Files.list(folder)) {
                    inner.filter(f -> f.toString().endsWith(".csv")).forEach(files::add);
                }
            }
        }
        assertThat(files).isNotEmpty();
        return files;
    }

    /// Every region's column of pounds per kWh; its hours are counted, so rows are steps.
    @Test
    @Tag("real-data")
    void poundsPerKwh_ofEveryRegion_areKilograms() throws IOException {
        for (Path file : files("carbon_us")) {
            List<String> lines = Files.readAllLines(file);
            String[] headers = lines.getFirst().split(",", -1);
            String csv =
                    "month,hour" + lines.getFirst().substring(lines.getFirst().indexOf(",", 8));
            String rows = String.join("\n", lines.subList(1, lines.size()));
            for (int c = 2; c < headers.length; c++) {
                Exogenous paths =
                        Written.of(
                                        """
                                        commonwatt: 1
                                        time: {start: 2023-01-01T00:00Z, step: PT1H, steps: %d}
                                        tariff: {import: 0.3}
                                        carbon: {marginal: {series: "c.csv#%s", unit: lb/kWh}}
                                        participants: [{id: a, load: {generate: {annualKwh: 3000}}}]
                                        """
                                                .formatted(lines.size() - 1, headers[c]))
                                .with("c.csv", csv + "\n" + rows + "\n")
                                .scenario()
                                .exogenous();
                for (int t = 0; t < paths.steps(); t += 97) {
                    double pounds = Double.parseDouble(lines.get(t + 1).split(",", -1)[c]);
                    assertThat(paths.marginalCarbonKgPerKwh(t))
                            .as("%s, row %d", headers[c], t)
                            .isCloseTo(pounds * 0.45359237, within(1e-12));
                }
            }
        }
    }

    /// Each month's first whole day of half-hours, as the file writes it.
    @Test
    @Tag("real-data")
    void gramsPerKwh_ofEveryMonth_areKilograms() throws IOException {
        for (Path file : files("carbon_gb")) {
            List<String> lines = Files.readAllLines(file);
            int first = wholeDay(lines);
            String header = lines.getFirst().split(",", -1)[1];
            Exogenous paths =
                    Written.of(
                                    """
                                    commonwatt: 1
                                    time: {start: %s, step: PT30M, steps: 48}
                                    tariff: {import: 0.3}
                                    carbon: {series: "c.csv#%s"}
                                    participants: [{id: a, load: {generate: {annualKwh: 3000}}}]
                                    """
                                            .formatted(lines.get(first).split(",", 2)[0], header))
                            .with(
                                    "c.csv",
                                    lines.getFirst()
                                            + "\n"
                                            + String.join("\n", lines.subList(first, first + 48))
                                            + "\n")
                            .scenario()
                            .exogenous();
            for (int t = 0; t < 48; t++) {
                double grams = Double.parseDouble(lines.get(first + t).split(",", -1)[1]);
                assertThat(paths.carbonKgPerKwh(t)).isCloseTo(grams / 1000, within(1e-12));
            }
        }
    }

    private static int wholeDay(List<String> lines) {
        for (int row = 1; row + 48 < lines.size(); row++) {
            boolean whole = lines.get(row).contains("T00:00Z");
            for (int k = 0; k < 48 && whole; k++) {
                String clock = "T%02d:%02dZ".formatted(k / 2, 30 * (k % 2));
                String[] cells = lines.get(row + k).split(",", -1);
                whole = cells[0].endsWith(clock) && !cells[1].isEmpty();
            }
            if (whole) {
                return row;
            }
        }
        throw new AssertionError("No whole day.");
    }
}
