package org.commonwatt.experiments.evaluation;

import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.scenario.series.SeriesFiles;
import org.commonwatt.operate.scenario.Scenario;

/// Two small homes with a battery, hourly; every second week is for tests.
final class EvaluationFixture {
    static final String TEXT =
            """
            commonwatt: 1
            name: pair
            currency: EUR
            seed: 3
            time: {start: %s, step: PT1H, days: %d, zone: UTC}
            split: {testEvery: 2}
            location: {latitude: 50, longitude: 8}
            tariff:
              import:
                timeOfUse:
                  periods: [{price: 0.40, from: "17:00", to: "21:00"}]
                  otherwise: 0.20
              feedIn: 0.05
            market: {mechanism: mid-market-rate}
            participants:
              - id: a
                load: {generate: {annualKwh: 3000}}
                pv: {kWp: 4, generate: {tilt: 30, azimuth: 180}}
                battery: {capacityKwh: 6, powerKw: 3}
              - {id: b, load: {generate: {annualKwh: 2500}}}
            """;

    private EvaluationFixture() {}

    static String text(String start, int days) {
        return TEXT.formatted(start, days);
    }

    static Scenario scenario(String start, int days) {
        return switch (ScenarioReader.readText(
                "pair.yaml", text(start, days), SeriesFiles.none())) {
            case ScenarioReading.Loaded loaded -> loaded.scenario();
            case ScenarioReading.Rejected rejected -> throw new AssertionError(rejected.render());
        };
    }
}
