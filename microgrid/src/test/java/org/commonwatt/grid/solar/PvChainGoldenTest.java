package org.commonwatt.grid.solar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.assertj.core.api.SoftAssertions;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.grid.solar.SolarTable.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// From weather to AC power against pvlib, row by row.
@Tag("golden")
final class PvChainGoldenTest {
    private static final String[] COLUMNS = {
        "ghi", "dni", "dhi", "temp_air", "wind", "tcell_sapm", "pvwatts_dc_w"
    };

    private static void same(SoftAssertions softly, Row row, String column, double actual) {
        double expected = row.number(column);
        softly.assertThat(actual)
                .as("%s of %s", column, row)
                .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }

    private static CellTemperature.Sapm sapm(Row row) {
        return new CellTemperature.Sapm(
                row.parameters().path("sapm").path("a").asDouble(),
                row.parameters().path("sapm").path("b").asDouble(),
                row.parameters().path("sapm").path("deltaT").asDouble());
    }

    /// The system of the parameters behind an inverter with a DC limit.
    private static PvSystem system(Row row, double inverterDcKw) {
        return new PvSystem(
                row.number("pdc0_w") / 1000,
                row.number("tilt"),
                row.parameters().path("azimuth").asDouble(),
                Transposition.HAY_DAVIES,
                sapm(row),
                row.number("gamma_pdc"),
                row.number("system_losses_fraction"),
                PvInverter.of(0.96 * inverterDcKw),
                row.albedo());
    }

    private static double inverterDcKw(String column) {
        return Double.parseDouble(column.substring("pvwatts_ac_w_inv".length())) / 1000;
    }

    private static List<String> inverterColumns(Row row) {
        return row.cells().keySet().stream()
                .filter(name -> name.startsWith("pvwatts_ac_w_inv"))
                .toList();
    }

    @Test
    void everyModelOfEveryRow_isPvlibs() {
        var softly = new SoftAssertions();
        for (Row row : SolarTable.rowsWith(COLUMNS)) {
            for (Transposition model : Transposition.values()) {
                var plane =
                        new PlaneOfArray(
                                row.path(),
                                model,
                                row.number("tilt"),
                                row.parameters().path("azimuth").asDouble(),
                                row.albedo());
                String column = "poa_" + model.name().replace("_", "").toLowerCase(Locale.ROOT);
                double light =
                        plane.globalWPerM2(
                                0, row.number("ghi"), row.number("dni"), row.number("dhi"));
                same(softly, row, column, light);
            }
            cells(softly, row);
            powers(softly, row);
        }
        softly.assertAll();
    }

    private static void cells(SoftAssertions softly, Row row) {
        double noct = row.number("noct");
        double efficiency = row.number("module_efficiency_noct_sam");
        ToDoubleFunction<CellTemperature> celsius =
                model ->
                        model.celsius(
                                row.number("poa_haydavies"),
                                row.number("temp_air"),
                                row.number("wind"));
        same(softly, row, "tcell_sapm", celsius.applyAsDouble(sapm(row)));
        same(
                softly,
                row,
                "tcell_pvsyst",
                celsius.applyAsDouble(CellTemperature.PvSyst.FREESTANDING));
        same(softly, row, "tcell_faiman", celsius.applyAsDouble(CellTemperature.Faiman.OPEN_RACK));
        same(
                softly,
                row,
                "tcell_noct",
                celsius.applyAsDouble(CellTemperature.NoctSam.of(noct, efficiency)));
        same(softly, row, "tcell_ross", celsius.applyAsDouble(new CellTemperature.Ross(noct)));
    }

    private static void powers(SoftAssertions softly, Row row) {
        double light = row.number("poa_haydavies");
        PvSystem dcOnly = system(row, 1);
        same(softly, row, "pvwatts_dc_w", 1000 * dcOnly.dcKw(light, row.number("tcell_sapm")));
        for (String column : inverterColumns(row)) {
            PvArray array = system(row, inverterDcKw(column)).under(row.path());
            double acKw =
                    array.acKw(
                            0,
                            row.number("ghi"),
                            row.number("dni"),
                            row.number("dhi"),
                            row.number("temp_air"),
                            row.number("wind"));
            same(softly, row, column, 1000 * acKw);
        }
    }

    /// Own sun instead of the row's: 1e-4° of position move no row by more than 1e-5 of the rating.
    @Test
    void weatherToEnergy_oneSamplePerStep_isPvlibsPower() {
        for (SolarTable table : SolarTable.with(COLUMNS)) {
            List<Row> rows = table.rows();
            Duration step = Duration.between(rows.get(0).instant(), rows.get(1).instant());
            // Instants name the middle of a step.
            Instant start = rows.getFirst().instant().minus(step.dividedBy(2));
            TimeAxis axis = TimeAxis.of(start, step, rows.size(), ZoneOffset.UTC);
            SunPath sun = SunPath.of(axis, rows.getFirst().place(), SunAlgorithm.SPA, 1);
            for (String column : inverterColumns(rows.getFirst())) {
                PvSystem system = system(rows.getFirst(), inverterDcKw(column));
                double[] energy = system.acEnergyKwh(sun, weather(rows), axis.stepHours());
                double[] expected =
                        rows.stream()
                                .mapToDouble(r -> r.number(column) / 1000 * axis.stepHours())
                                .toArray();
                assertThat(energy)
                        .as("%s of %s", column, table.name())
                        .containsExactly(expected, within(1e-5 * system.dcKw() * axis.stepHours()));
            }
        }
    }

    private static WeatherSeries weather(List<Row> rows) {
        return new WeatherSeries(
                column(rows, "temp_air"),
                column(rows, "ghi"),
                column(rows, "dni"),
                column(rows, "dhi"),
                column(rows, "wind"));
    }

    private static double[] column(List<Row> rows, String name) {
        return rows.stream().mapToDouble(row -> row.number(name)).toArray();
    }
}
