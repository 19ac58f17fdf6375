package org.commonwatt.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.commonwatt.experiments.ToyCommunity;
import org.commonwatt.experiments.ToyRuns;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.scenario.series.SeriesFiles;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

final class DevicePagesTest {
    private static final RunReport REPORT = ToyRuns.report(scenario(), "none", "rule");

    /// Two heated homes at the end of a long thin cable, a generator, a turbine, a winter's day.
    private static Scenario scenario() {
        String text =
                """
                commonwatt: 1
                name: cold
                time: {start: 2026-01-10, days: 1, step: PT1H, zone: Europe/Berlin}
                tariff: {import: 0.3, feedIn: 0.05}
                feeder: {generate: {transformerKva: 10, spacingM: 5000, cable: {ohmPerKm: 0.64}}}
                wind: {ratedKw: 5}
                genset: {ratedKw: 4, fuelPricePerLitre: 1.5}
                participants:
                  - {id: a, load: {generate: {}}, heatPump: {powerKw: 12, room: {lossKwPerK: 1.5}}}
                  - {id: b, load: {generate: {}}, heatPump: {powerKw: 0.2}, ev: {capacityKwh: 40, powerKw: 11}}
                """;
        ScenarioReading reading = ScenarioReader.readText("cold.yaml", text, SeriesFiles.none());
        return ((ScenarioReading.Loaded) reading).scenario();
    }

    @Test
    void networkPage_isWholeAndNamesEveryBusAndTheWorst() {
        String page = NetworkPage.of(REPORT);
        PageChecks.check(page);
        assertThat(page).contains("line_1_1").contains("transformer").contains("busbar");
        assertThat(page).contains("outside its limits for");
    }

    @Test
    void networkPage_withoutFeeder_isNotOffered() {
        RunReport plain = ToyRuns.report(new ToyCommunity(2, 2, true, "home_0").scenario(), "none");
        assertThat(NetworkPage.applies(plain)).isFalse();
        assertThatThrownBy(() -> NetworkPage.of(plain)).hasMessage("The run has no feeder.");
    }

    @Test
    void devicesPage_tellsOfComfortVehiclesAndFuel() {
        String page = DevicesPage.of(REPORT);
        PageChecks.check(page);
        assertThat(PageChecks.section(page, "comfort")).contains("too cold").contains(">b<");
        assertThat(PageChecks.section(page, "vehicles")).contains("departures");
        assertThat(PageChecks.section(page, "generators")).contains("wind").contains("generator");
        assertThat(PageChecks.section(page, "batteries")).contains("Nobody has a battery.");
    }

    @Test
    void report_linksToBothPages() {
        assertThat(ReportPage.of(REPORT))
                .contains("href=\"devices.html\"")
                .contains("href=\"network.html\"");
    }
}
