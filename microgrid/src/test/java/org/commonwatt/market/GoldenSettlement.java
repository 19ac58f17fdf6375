package org.commonwatt.market;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.numeric.GoldenFiles;
import tools.jackson.databind.JsonNode;

/// The settlement cases of the golden folder: steps of one tariff and what each mechanism bills.
record GoldenSettlement(String name, JsonNode content) {
    /// All cases of all files.
    static List<GoldenSettlement> cases() {
        return GoldenFiles.in("market").stream()
                .filter(file -> file.has("cases"))
                .flatMap(
                        file ->
                                file.get("cases").propertyNames().stream()
                                        .map(
                                                name ->
                                                        new GoldenSettlement(
                                                                name, file.get("cases").get(name))))
                .filter(golden -> golden.content().has("mid_market_rate"))
                .toList();
    }

    /// What a mechanism bills.
    JsonNode of(String mechanism) {
        return content.get(mechanism);
    }

    /// One market per step.
    List<RandomMarket> steps() {
        List<RandomMarket> steps = new ArrayList<>();
        GoldenFiles.elements(of("mid_market_rate").get("steps"))
                .forEach(step -> steps.add(market(step)));
        return steps;
    }

    /// The market of a step.
    static RandomMarket market(JsonNode step) {
        double[] surplus = GoldenFiles.numbers(step.get("net_surplus"));
        StepFlows flows = new StepFlows(surplus.length);
        for (int i = 0; i < surplus.length; i++) {
            flows.gridImportKwh[i] = Math.max(0, -surplus[i]);
            flows.gridExportKwh[i] = Math.max(0, surplus[i]);
        }
        Tariff tariff =
                Tariff.flat(
                        "golden",
                        TariffTerms.PLAIN,
                        step.get("import_tariff").asDouble(),
                        step.get("feed_in").asDouble(),
                        1);
        return new RandomMarket(Collections.nCopies(surplus.length, tariff), flows);
    }

    @Override
    public String toString() {
        return name;
    }
}
