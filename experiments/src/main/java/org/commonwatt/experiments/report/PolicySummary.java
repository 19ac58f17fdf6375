package org.commonwatt.experiments.report;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.equity.Gini;
import org.commonwatt.numeric.Bootstrap;
import org.commonwatt.numeric.Estimate;
import org.commonwatt.numeric.Interval;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.kpi.Kpi;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.MemberSummary;
import org.commonwatt.operate.simulation.RunResult;

/// The headline figures of one policy. NaN where a figure is undefined.
///
/// @param policy its name
/// @param systemCost system cost incl. the stored-energy correction, currency
/// @param difference system cost minus that of the first policy, with its interval from a paired
///   bootstrap of days; NaN ends where there are fewer than [#LEAST_DAYS] days
/// @param bills Σ bills, currency
/// @param communityImportKwh energy from the utility
/// @param communityExportKwh energy to the utility
/// @param peakImportKw highest community import of a step
/// @param selfSufficiency 1 − import/(demand + EV charging)
/// @param unservedKwh demand not met
/// @param giniBurden Gini coefficient of the households' burden, from 28 days on
/// @param worstBurden largest burden of a household
public record PolicySummary(
        String policy,
        double systemCost,
        Estimate difference,
        double bills,
        double communityImportKwh,
        double communityExportKwh,
        double peakImportKw,
        double selfSufficiency,
        double unservedKwh,
        double giniBurden,
        double worstBurden) {
    /// Fewest days that a bootstrap is drawn from.
    public static final int LEAST_DAYS = 5;

    private static final double LEVEL = 0.95;

    /// The summaries of all policies, in their order; the first is what the others are compared
    /// with.
    public static List<PolicySummary> of(Scenario scenario, List<RunResult> results) {
        List<PolicySummary> list = new ArrayList<>();
        for (int p = 0; p < results.size(); p++) {
            list.add(of(scenario, results, p));
        }
        return List.copyOf(list);
    }

    private static PolicySummary of(Scenario scenario, List<RunResult> results, int p) {
        RunResult result = results.get(p);
        return new PolicySummary(
                result.policy(),
                result.systemCost(),
                difference(scenario, results, p),
                figure(result, "bill"),
                figure(result, "import_kwh"),
                figure(result, "export_kwh"),
                figure(result, "peak_import_kw"),
                figure(result, "self_sufficiency"),
                figure(result, "unserved_kwh"),
                figure(result, "burden_gini"),
                figure(result, "worst_off_burden"));
    }

    /// A figure of the whole community; NaN where the run has none of that name.
    static double figure(RunResult result, String name) {
        return result.kpis().stream()
                .filter(kpi -> kpi.level().equals("district") && kpi.costFunction().equals(name))
                .mapToDouble(Kpi::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    /// Burdens of those who have one.
    static double[] burdens(RunResult result) {
        return result.members().stream()
                .mapToDouble(MemberSummary::burden)
                .filter(Double::isFinite)
                .toArray();
    }

    /// Gini coefficient; NaN for no values.
    static double gini(double[] values) {
        return values.length == 0 ? Double.NaN : new Gini().of(values);
    }

    private static Estimate difference(Scenario scenario, List<RunResult> results, int p) {
        RunResult first = results.getFirst();
        RunResult result = results.get(p);
        double difference = result.systemCost() - first.systemCost();
        int days = result.dailySystemCost().days();
        if (p == 0 || days < LEAST_DAYS) {
            return new Estimate(difference, new Interval(Double.NaN, Double.NaN, LEVEL));
        }
        double[] daily = new double[days];
        for (int day = 0; day < days; day++) {
            daily[day] = result.dailySystemCost().cost(day) - first.dailySystemCost().cost(day);
        }
        // The stored-energy correction belongs to no day: it shifts the interval.
        double shift = difference - java.util.Arrays.stream(daily).sum();
        var random =
                RandomStreams.of(scenario.seed()).stream("report-intervals/" + result.policy());
        Interval interval =
                Bootstrap.STANDARD
                        .percentile(daily, day -> java.util.Arrays.stream(day).sum(), random)
                        .interval();
        return new Estimate(
                difference, new Interval(interval.low() + shift, interval.high() + shift, LEVEL));
    }

    /// Whether the difference to the first policy has an interval.
    public boolean hasInterval() {
        return Double.isFinite(difference.interval().low());
    }
}
