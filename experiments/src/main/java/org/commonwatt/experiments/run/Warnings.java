package org.commonwatt.experiments.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.commonwatt.experiments.report.BillPage;
import org.commonwatt.experiments.report.PolicySummary;
import org.commonwatt.experiments.store.ExactDecimals;
import org.commonwatt.market.Bill;
import org.commonwatt.market.Money;
import org.commonwatt.market.RetailComparison;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.CommunityTrace.Column;
import org.commonwatt.operate.simulation.PeriodGain;
import org.commonwatt.operate.simulation.PlanCheck;
import org.commonwatt.operate.simulation.RunResult;

/// What a reader should know before using a run's numbers, found in the numbers.
final class Warnings {
    private static final double NOTICEABLE_KWH = 1e-6;

    private static final double NOTICEABLE_AMOUNT = 0.005;

    /// What rounding to cents can make of equal bills, per billing period, 1e-5 currency.
    private static final long ROUNDING_UNITS = 1_010;

    /// Losers that are named; the others are counted.
    private static final int NAMED = 3;

    private Warnings() {}

    static List<String> of(Scenario scenario, List<RunResult> results) {
        List<String> warnings = new ArrayList<>();
        int days = scenario.axis().days();
        if (days < PolicySummary.LEAST_DAYS) {
            warnings.add(
                    "The run has %d days; intervals need at least %d."
                            .formatted(days, PolicySummary.LEAST_DAYS));
        }
        for (RunResult result : results) {
            unserved(result, warnings);
            if (!scenario.mechanism().equals("none")) {
                losers(scenario, result, warnings);
            }
            cents(result, warnings);
            planned(scenario, result, warnings);
            for (PeriodGain gain : result.gains()) {
                loss(scenario, result, gain, warnings);
            }
        }
        return warnings;
    }

    private static void unserved(RunResult result, List<String> warnings) {
        double unserved = result.trace().sum(Column.UNSERVED_KWH);
        if (unserved > NOTICEABLE_KWH) {
            warnings.add(
                    String.format(
                            Locale.ROOT,
                            "Under %s, %.3g kWh of demand were not met.",
                            result.policy(),
                            unserved));
        }
    }

    private static void losers(Scenario scenario, RunResult result, List<String> warnings) {
        List<Bill> bills = new ArrayList<>();
        for (int i = 0; i < result.bills().size(); i++) {
            if (BillPage.isFor(scenario, i)) {
                bills.add(result.bills().get(i));
            }
        }
        long tolerance = ROUNDING_UNITS * scenario.axis().periods();
        RetailComparison comparison = RetailComparison.of(bills, tolerance);
        List<RetailComparison.Loser> losers = comparison.losers();
        if (!losers.isEmpty()) {
            warnings.add(
                    ("Under %s, %d of %d members pay more than their own tariff would charge for"
                                    + " the same meter readings, %s %s in all: %s%s.")
                            .formatted(
                                    result.policy(),
                                    losers.size(),
                                    bills.size(),
                                    amount(comparison.lossUnits()),
                                    scenario.currency(),
                                    losers.stream()
                                            .limit(NAMED)
                                            .map(
                                                    l ->
                                                            l.participantId()
                                                                    + " "
                                                                    + amount(l.lossUnits()))
                                            .collect(Collectors.joining(", ")),
                                    losers.size() > NAMED ? ", …" : ""));
        }
    }

    private static String amount(long units) {
        return String.format(Locale.ROOT, "%.2f", Money.amount(units));
    }

    private static void loss(
            Scenario scenario, RunResult result, PeriodGain gain, List<String> warnings) {
        if (gain.isLoss()) {
            warnings.add(
                    ("Under %s, being together cost %s %s more than being alone in %s; members bear"
                                    + " it in proportion to their retail bills.")
                            .formatted(
                                    result.policy(),
                                    ExactDecimals.amount(-gain.gainUnits()),
                                    scenario.currency(),
                                    gain.period()));
        }
    }

    /// By how much, and why, the run differs from the plan that it followed.
    private static void planned(Scenario scenario, RunResult result, List<String> warnings) {
        PlanCheck check = result.planCheck();
        if (check == null) {
            return;
        }
        String causes =
                check.causes().stream()
                        .filter(cause -> Math.abs(cause.amount()) >= NOTICEABLE_AMOUNT)
                        .map(
                                cause ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s %+.2f",
                                                cause.name(),
                                                cause.amount()))
                        .collect(Collectors.joining(", "));
        warnings.add(
                String.format(
                        Locale.ROOT,
                        "Under %s, the plan was to cost %.2f %s and the run cost %.2f: %s.",
                        result.policy(),
                        check.planned(),
                        scenario.currency(),
                        check.simulated(),
                        causes.isEmpty() ? "the same to the cent" : causes));
    }

    private static void cents(RunResult result, List<String> warnings) {
        for (Bill bill : result.bills()) {
            if (bill.totalUnits() % Money.UNITS_PER_CENT != 0) {
                warnings.add(
                        "The bill of %s under %s is not whole cents."
                                .formatted(bill.participantId(), result.policy()));
            }
        }
    }
}
