package org.commonwatt.experiments.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.commonwatt.operate.policy.Planning;
import org.commonwatt.operate.simulation.WindowRun;

/// What one contestant did in one week.
///
/// @param policy name of the contestant
/// @param seed its training seed
/// @param week number of the week
/// @param date first day of the week
/// @param run figures
public record JudgedCell(String policy, long seed, int week, String date, WindowRun run) {
    private static final String SECONDS = "seconds_per_decision";

    /// All figures of a run by name, as they are kept.
    static Map<String, Object> figures(WindowRun run) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cost", run.cost());
        figures.put("import_kwh", run.importKwh());
        figures.put("export_kwh", run.exportKwh());
        figures.put("peak_import_kw", run.peakImportKw());
        figures.put("unserved_kwh", run.unservedKwh());
        figures.put("emissions_kg", run.emissionsKg());
        figures.put("plans", run.planning().plans());
        figures.put("limited", run.planning().limited());
        figures.put("infeasible", run.planning().infeasible());
        figures.put("out_of_time", run.planning().outOfTime());
        figures.put("failed", run.planning().failed());
        figures.put(SECONDS, run.secondsPerDecision());
        return figures;
    }

    /// What [#figures] wrote.
    ///
    /// @param number reads a figure by name
    static WindowRun read(String policy, ToDoubleFunction<String> number) {
        return new WindowRun(
                policy,
                number.applyAsDouble("cost"),
                number.applyAsDouble("import_kwh"),
                number.applyAsDouble("export_kwh"),
                number.applyAsDouble("peak_import_kw"),
                number.applyAsDouble("unserved_kwh"),
                number.applyAsDouble("emissions_kg"),
                new Planning(
                        (int) number.applyAsDouble("plans"),
                        (int) number.applyAsDouble("limited"),
                        (int) number.applyAsDouble("infeasible"),
                        (int) number.applyAsDouble("out_of_time"),
                        (int) number.applyAsDouble("failed")),
                number.applyAsDouble(SECONDS));
    }
}
