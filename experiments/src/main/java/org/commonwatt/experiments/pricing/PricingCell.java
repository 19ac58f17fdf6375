package org.commonwatt.experiments.pricing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.operate.reward.RewardWeights;
import org.commonwatt.operate.simulation.WindowRun;
import tools.jackson.databind.JsonNode;

/// What one price did in one week.
///
/// @param price name of it
/// @param week number of the week
/// @param date its first day
/// @param figures by name, in order
/// @param bills energy bill of each member, currency
record PricingCell(
        String price, int week, String date, Map<String, Double> figures, List<Double> bills) {
    /// System cost and what peak and carbon cost the operator beside it.
    static final String OBJECTIVE = "objective";

    static final String COST = "system_cost";
    static final String PEAK = "peak_kw";
    static final String SPREAD = "net_deviation_kw";
    static final String EMISSIONS = "emissions_kg";

    PricingCell {
        figures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        bills = List.copyOf(bills);
    }

    static PricingCell of(
            String price, int week, String date, WindowRun run, WeekWatch seen, RewardWeights w) {
        Map<String, Double> figures = new LinkedHashMap<>();
        double objective =
                run.cost()
                        + w.peakPerKw() * run.peakImportKw()
                        + w.emissionsPerKg() * run.emissionsKg();
        figures.put(OBJECTIVE, objective);
        figures.put(COST, run.cost());
        figures.put(PEAK, run.peakImportKw());
        figures.put(SPREAD, seen.netDeviationKw());
        figures.put(EMISSIONS, run.emissionsKg());
        figures.put("import_kwh", run.importKwh());
        figures.put("export_kwh", run.exportKwh());
        figures.put("pooled_kwh", seen.pooledKwh());
        figures.put("pool_price", seen.meanPoolPrice());
        figures.put("unserved_kwh", run.unservedKwh());
        figures.put("operator_keeps", seen.keptByCommunity());
        return new PricingCell(price, week, date, figures, seen.bills());
    }

    double figure(String name) {
        return figures.getOrDefault(name, Double.NaN);
    }

    Map<String, Object> kept() {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("figures", figures);
        kept.put("bills", bills);
        return kept;
    }

    static PricingCell read(String price, int week, String date, JsonNode kept) {
        Map<String, Double> figures = new LinkedHashMap<>();
        kept.path("figures")
                .forEachEntry((name, value) -> figures.put(name, value.asDouble(Double.NaN)));
        List<Double> bills = new ArrayList<>();
        kept.path("bills").forEach(bill -> bills.add(bill.asDouble()));
        return new PricingCell(price, week, date, figures, bills);
    }
}
