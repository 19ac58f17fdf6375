package org.commonwatt.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.store.RunFolder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A run's finding and headline figures as JSON: what `run --json` prints and `summary.json` keeps.
public final class SummaryJson {
    /// Its file in the run folder.
    public static final String FILE = "summary.json";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private SummaryJson() {}

    /// Writes `summary.json`.
    public static void write(RunFolder folder, RunReport report) {
        folder.write(FILE, out -> out.write(text(report)));
    }

    private static String text(RunReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "commonwatt.summary");
        json.put("version", 1);
        json.putAll(of(report));
        return MAPPER.writeValueAsString(json) + "\n";
    }

    /// Scenario, currency, seed, finding, and the policies side by side. JSON knows no NaN:
    /// undefined is null.
    public static Map<String, Object> of(RunReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scenario", report.scenario().name());
        json.put("currency", report.scenario().currency());
        json.put("seed", report.scenario().seed());
        json.put("finding", Finding.of(report).sentence());
        List<Map<String, @Nullable Object>> policies = new ArrayList<>();
        report.summaries().forEach(summary -> policies.add(policy(summary)));
        json.put("policies", policies);
        return json;
    }

    private static Map<String, @Nullable Object> policy(PolicySummary summary) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("policy", summary.policy());
        number(json, "systemCost", summary.systemCost());
        number(json, "differenceToFirst", summary.difference().value());
        number(json, "ciLow", summary.difference().interval().low());
        number(json, "ciHigh", summary.difference().interval().high());
        number(json, "bills", summary.bills());
        number(json, "communityImportKwh", summary.communityImportKwh());
        number(json, "communityExportKwh", summary.communityExportKwh());
        number(json, "peakImportKw", summary.peakImportKw());
        number(json, "selfSufficiency", summary.selfSufficiency());
        number(json, "unservedKwh", summary.unservedKwh());
        number(json, "giniBurden", summary.giniBurden());
        number(json, "worstBurden", summary.worstBurden());
        return json;
    }

    private static void number(Map<String, @Nullable Object> json, String name, double value) {
        json.put(name, Double.isFinite(value) ? value : null);
    }
}
