package org.commonwatt.experiments.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.commonwatt.experiments.store.Sha256;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.BatteryCurves;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.market.ImbalancePrices;
import org.commonwatt.market.Tariff;
import org.commonwatt.operate.scenario.BillingRules;
import org.commonwatt.operate.scenario.FeederPlan;
import org.commonwatt.operate.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/// Fingerprints of what a run was given: two runs with equal ones had equal inputs.
public final class ScenarioHash {
    private static final int CURVE_SAMPLES = 21;

    private final MessageDigest digest = Sha256.digest();

    /// Numbers go to the digest many at a time, which it takes several times faster.
    private final ByteBuffer numbers = ByteBuffer.allocate(1 << 16);

    private ScenarioHash() {}

    /// SHA-256 of the `configuration` (everything but series) and of the `data` (the series).
    public static Map<String, String> of(Scenario scenario) {
        Map<String, String> hashes = new LinkedHashMap<>();
        hashes.put("configuration", configuration(scenario));
        hashes.put("data", data(scenario));
        return hashes;
    }

    private static String configuration(Scenario scenario) {
        var hash = new ScenarioHash();
        hash.add(scenario.name(), scenario.currency(), scenario.seed(), scenario.mechanism());
        TimeAxis axis = scenario.axis();
        hash.add(axis.windows(), axis.step(), axis.zone(), scenario.settings());
        hash.add(scenario.market());
        var community = scenario.community();
        hash.add(community.connection(), community.islanding(), community.outages());
        for (Participant member : community.participants()) {
            hash.add(member.withBattery(null));
            Battery battery = member.battery();
            if (battery != null) {
                hash.battery(battery);
            }
        }
        for (Tariff tariff : scenario.tariffs()) {
            hash.add(tariff.name(), tariff.terms(), tariff.monthly());
        }
        hash.feeder(scenario.feeder());
        if (!scenario.billing().equals(BillingRules.NONE)) {
            hash.add(scenario.billing());
        }
        return hash.hex();
    }

    private static String data(Scenario scenario) {
        var hash = new ScenarioHash();
        WeatherSeries weather = scenario.exogenous().weather();
        for (int t = 0; t < scenario.axis().steps(); t++) {
            hash.number(scenario.exogenous().carbonKgPerKwh(t));
            hash.number(scenario.exogenous().marginalCarbonKgPerKwh(t));
            if (weather != null) {
                hash.number(weather.temperatureC(t));
                hash.number(weather.ghiWPerM2(t));
            }
            for (int i = 0; i < scenario.community().size(); i++) {
                hash.number(scenario.exogenous().demandKwh(t, i));
                hash.number(scenario.exogenous().availableKwh(t, i));
                hash.number(scenario.exogenous().hotWaterKwh(t, i));
                hash.number(scenario.tariffs().get(i).importPricePerKwh(t));
                hash.number(scenario.tariffs().get(i).feedInPricePerKwh(t));
                ImbalancePrices imbalance = scenario.tariffs().get(i).imbalance();
                if (imbalance != null) {
                    hash.number(imbalance.buyPricePerKwh(t));
                    hash.number(imbalance.sellPricePerKwh(t));
                }
                if (scenario.tariffs().get(i).buysAhead()) {
                    hash.number(scenario.tariffs().get(i).dayAheadPricePerKwh(t));
                }
            }
        }
        return hash.hex();
    }

    /// The records' own text, which names every component.
    private void add(Object... parts) {
        flush();
        for (Object part : parts) {
            digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
    }

    private void battery(Battery battery) {
        add(battery.capacityKwh(), battery.chargeKw(), battery.dischargeKw());
        add(battery.etaCharge(), battery.etaDischarge(), battery.minSoc(), battery.maxSoc());
        add(battery.standingLossPerHour(), battery.wearCostPerKwh(), battery.initialSoc());
        if (battery.ageing() != null) {
            add(battery.ageing());
        }
        BatteryCurves curves = battery.curves();
        if (curves != null) {
            // Curves do not show their knots; their values at fixed places tell them apart.
            for (int k = 0; k < CURVE_SAMPLES; k++) {
                double at = k / (CURVE_SAMPLES - 1.0);
                number(curves.powerShareAt(at));
                number(curves.efficiencyAt(at));
            }
            number(curves.capacityLossCoefficient());
        }
    }

    private void feeder(@Nullable FeederPlan feeder) {
        if (feeder != null) {
            add(feeder.network());
            for (int i = 0; i < feeder.participants(); i++) {
                add(feeder.busOf(i), feeder.powerFactor(i));
            }
        }
    }

    private void number(double value) {
        if (numbers.remaining() < Double.BYTES) {
            flush();
        }
        numbers.putDouble(value);
    }

    private void flush() {
        digest.update(numbers.flip());
        numbers.clear();
    }

    private String hex() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }
}
