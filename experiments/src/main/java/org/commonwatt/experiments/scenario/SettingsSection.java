package org.commonwatt.experiments.scenario;

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
                        forecasts.number("error", usual.forecasts().relativeError())));
    }
}
