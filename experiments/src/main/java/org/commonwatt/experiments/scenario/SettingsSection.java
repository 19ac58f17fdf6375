package org.commonwatt.experiments.scenario;

import org.commonwatt.operate.scenario.DaySplit;
import org.commonwatt.operate.scenario.ForecastSettings;
import org.commonwatt.operate.scenario.Information;
import org.commonwatt.operate.scenario.Scenario;

/// Values and models that are nobody's physics or tariff.
final class SettingsSection {
    private SettingsSection() {}

    static Scenario.Settings read(Section root) {
        Scenario.Settings usual = Scenario.Settings.DEFAULT;
        Section forecasts = root.at("forecasts");
        if (forecasts.has("error") && !forecasts.text("model", "").equals("noisy-truth")) {
            forecasts.at("error").warning("has no effect: only noisy-truth has an error.", null);
        }
        return new Scenario.Settings(
                root.number("valueOfLostLoad", usual.valueOfLostLoadPerKwh()),
                root.number("evShortfallPrice", usual.evShortfallPricePerKwh()),
                root.number("reserveSoc", usual.reserveSoc()),
                root.text("information", "now").equals("last") ? Information.LAST : Information.NOW,
                new ForecastSettings(
                        forecasts.text("model", usual.forecasts().model()),
                        forecasts.number("error", usual.forecasts().relativeError())),
                split(root.at("split")));
    }

    /// What the schema refuses stays the usual: it is a problem already.
    private static DaySplit.Rule split(Section split) {
        DaySplit.Rule usual = DaySplit.Rule.USUAL;
        return new DaySplit.Rule(
                Math.max(2, split.integer("testEvery", usual.testEvery())),
                Math.max(2, split.integer("validationEvery", usual.validationEvery())));
    }
}
