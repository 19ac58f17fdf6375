package org.commonwatt.experiments.bench;

import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.scenario.series.SeriesFiles;
import org.commonwatt.operate.scenario.Scenario;

/// A generated community, the same everywhere.
///
/// @param homes number of homes
/// @param days number of days, hourly
/// @param pvShare share of homes with panels
/// @param batteryShare share of homes with a battery
record MadeCommunity(int homes, int days, double pvShare, double batteryShare) {
    static final int YEAR = 365;
    private static final String FILE = "bench.yaml";

    /// Every home has panels and a battery.
    static MadeCommunity equipped(int homes, int days) {
        return new MadeCommunity(homes, days, 1, 1);
    }

    /// Two homes of five have panels, half of these a battery.
    static MadeCommunity mixed(int homes, int days) {
        return new MadeCommunity(homes, days, 0.4, 0.2);
    }

    /// The scenario file.
    String yaml() {
        return """
        commonwatt: 1
        name: bench
        currency: GBP
        seed: 17
        time: {start: 2025-01-01, step: PT1H, days: %d, zone: Europe/London}
        tariff:
          import:
            timeOfUse:
              periods:
                - {price: 0.31, from: "16:00", to: "20:00", days: weekday}
                - {price: 0.10, from: "00:00", to: "05:00"}
              otherwise: 0.18
          feedIn: 0.06
          gridFee: 0.06
          localGridFee: 0.02
          fixed: 0.45
          vat: 0.05
        market: {mechanism: mid-market-rate}
        participants:
          generate:
            count: %d
            pvShare: %s
            kWp: 4
            batteryShare: %s
            battery: {capacityKwh: 8, powerKw: 4, efficiency: 0.9, wearCostPerKwh: 0.02}
            groups:
              low: {share: 0.4, income: {median: 18000, spread: 0.3}}
              middle: {share: 0.4, income: {median: 34000, spread: 0.3}}
              high: {share: 0.2, income: {median: 70000, spread: 0.3}}
        """
                .formatted(days, homes, pvShare, batteryShare);
    }

    /// The scenario.
    Scenario scenario() {
        return switch (ScenarioReader.readText(FILE, yaml(), SeriesFiles.none())) {
            case ScenarioReading.Loaded loaded -> loaded.scenario();
            case ScenarioReading.Rejected rejected -> throw new BenchFailure(rejected.render());
        };
    }
}
