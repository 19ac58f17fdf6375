package org.commonwatt.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.operate.dispatch.commitment.CommitmentResult;
import org.commonwatt.operate.dispatch.commitment.DayPlan;
import org.commonwatt.operate.scenario.Scenario;

/// What `dispatch --risk` tells of the purchases for a day.
///
/// @param scenario where the day is from
/// @param plan the purchases
/// @param risk what was asked for
record PurchaseSummary(Scenario scenario, DayPlan.Planned plan, String risk) {
    private static final String SCHEMA = "commonwatt.purchases";
    private static final int VERSION = 1;

    /// Why there are none.
    static String told(CommitmentResult result) {
        return switch (result) {
            case CommitmentResult.Infeasible _ ->
                    "No purchases keep all rules: the content that stores must have at the end of"
                            + " the day cannot be reached (terminalSoc, storageDynamics).";
            case CommitmentResult.Unbounded _ ->
                    "What is bought the day before sells for more on the day: purchases would have"
                            + " no end.";
            case CommitmentResult.NoPlanInTime _ ->
                    "No plan was found in the time allowed; there may be one.\n"
                            + "Maybe more --seconds help.";
            case CommitmentResult.Failed failed -> "The solver gave up: " + failed.reason();
            case CommitmentResult.Committed _ -> "There is a plan.";
        };
    }

    String text() {
        String currency = scenario.currency();
        var text = new StringBuilder();
        text.append(
                "%s, %s, purchases by %s from %d days before.%n"
                        .formatted(
                                scenario.name(), plan.date(), risk, plan.historicDates().size()));
        text.append(
                "Planned cost %s; on the day as it was %s, with foresight %s.%n%n"
                        .formatted(
                                Figures.money(plan.commitment().objective(), currency),
                                Figures.money(plan.realisedCost(), currency),
                                Figures.money(plan.foresightCost(), currency)));
        var table = new TextTable().row("hour", "day-ahead price", "bought kWh");
        double[] bought = plan.commitment().boughtKwh();
        for (int h = 0; h < bought.length; h++) {
            table.row(
                    "%02d:00".formatted(h),
                    Figures.money(plan.market().dayAheadPerKwh()[h], currency),
                    Figures.screen(bought[h]));
        }
        text.append(table.render());
        plan.leftOut().forEach(sentence -> text.append("%s%n".formatted(sentence)));
        return text.toString();
    }

    String csv() {
        var text = new StringBuilder("hour,day_ahead_price_per_kwh,bought_kwh\n");
        double[] bought = plan.commitment().boughtKwh();
        for (int h = 0; h < bought.length; h++) {
            text.append(h).append(',').append(plan.market().dayAheadPerKwh()[h]).append(',');
            text.append(bought[h]).append('\n');
        }
        return text.toString();
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("version", VERSION);
        json.put("scenario", scenario.name());
        json.put("date", plan.date().toString());
        json.put("risk", risk);
        json.put("currency", scenario.currency());
        json.put("plannedCost", plan.commitment().objective());
        json.put("bound", plan.commitment().bound());
        json.put("realisedCost", plan.realisedCost());
        if (Double.isFinite(plan.foresightCost())) {
            json.put("foresightCost", plan.foresightCost());
        }
        json.put("boughtKwh", plan.commitment().boughtKwh());
        json.put("leftOut", plan.leftOut());
        return json;
    }
}
