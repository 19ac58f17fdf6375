package org.commonwatt.cli;

import org.commonwatt.experiments.dispatch.DispatchOutcome;
import org.commonwatt.experiments.report.DispatchPage;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.operate.dispatch.DispatchPlan;
import org.commonwatt.operate.dispatch.DispatchPlan.BindingLimit;
import org.commonwatt.operate.dispatch.DispatchResult.Quality;
import org.commonwatt.operate.dispatch.DispatchResult.Solved;
import org.commonwatt.operate.dispatch.FairnessCurve;

/// What `dispatch` prints of a day that has a plan.
final class DispatchSummary {
    private static final int LISTED = 5;
    private static final int ROWS = 24;

    private final DispatchOutcome outcome;
    private final Solved solved;
    private final DispatchPlan plan;
    private final String currency;
    private final StringBuilder text = new StringBuilder();

    private DispatchSummary(DispatchOutcome outcome, Solved solved) {
        this.outcome = outcome;
        this.solved = solved;
        plan = solved.plan();
        currency = outcome.scenario().currency();
    }

    static String text(DispatchOutcome outcome) {
        if (!(outcome.result() instanceof Solved solved)) {
            return outcome.told();
        }
        return new DispatchSummary(outcome, solved).text();
    }

    private String text() {
        Quality quality = solved.quality();
        line(
                "%s, %s, objective %s"
                        .formatted(outcome.scenario().name(), outcome.date(), objective()));
        line(outcome.told());
        line(
                "Cost %s, objective %s, gap %s, highest import %s."
                        .formatted(
                                Figures.money(plan.costs().total(), currency),
                                Figures.screen(quality.objective()),
                                Figures.percent(quality.gap()),
                                Figures.screen(plan.community().peakKw(), "kW")));
        line("");
        day();
        binding();
        curve();
        return text.toString();
    }

    private String objective() {
        return outcome.request().objective();
    }

    private void line(String sentence) {
        text.append(sentence).append(System.lineSeparator());
    }

    /// The day in at most [#ROWS] rows, means of power over each.
    private void day() {
        int steps = plan.problem().steps();
        int per = Math.max(1, (steps + ROWS - 1) / ROWS);
        var table =
                new TextTable()
                        .row(
                                "time",
                                "price",
                                "import kW",
                                "export kW",
                                "charge kW",
                                "discharge kW",
                                "unserved kWh");
        for (int t = 0; t < steps; t += per) {
            int end = Math.min(steps, t + per);
            double hours = (end - t) * plan.problem().stepHours();
            double[] sums = sums(t, end);
            table.row(
                    outcome.time(t),
                    Figures.money(sums[0] / (end - t), currency),
                    Figures.screen(sums[1] / hours),
                    Figures.screen(sums[2] / hours),
                    Figures.screen(sums[3] / hours),
                    Figures.screen(sums[4] / hours),
                    Figures.screen(sums[5]));
        }
        text.append(table.render());
    }

    private double[] sums(int from, int end) {
        double[] sums = new double[6];
        for (int t = from; t < end; t++) {
            sums[0] += plan.community().pricePerKwh()[t];
            sums[1] += plan.community().importKwh()[t];
            sums[2] += plan.community().exportKwh()[t];
            for (DispatchPlan.MemberPlan member : plan.members()) {
                for (DispatchPlan.StorePlan store : member.stores()) {
                    sums[3] += store.chargeKwh()[t];
                    sums[4] += store.dischargeKwh()[t];
                }
                sums[5] += member.supply().unservedKwh()[t];
            }
        }
        return sums;
    }

    private void binding() {
        line("");
        if (plan.binding().isEmpty()) {
            line("No limit makes the day dearer.");
            return;
        }
        line("Limits that make the day dearer: %d, first".formatted(plan.binding().size()));
        for (BindingLimit limit : plan.binding().stream().limit(LISTED).toList()) {
            line(
                    "  %s: one more unit saves %s"
                            .formatted(limit.name(), DispatchPage.worth(outcome, limit)));
        }
    }

    private void curve() {
        if (outcome.curve().isEmpty()) {
            return;
        }
        line("");
        line("What fairness costs:");
        var table = new TextTable().row("", "cost", "least benefit", "Gini of benefit");
        for (FairnessCurve.Point point : outcome.curve()) {
            table.row(
                    point.fairness().label(),
                    Figures.money(point.cost(), currency),
                    Figures.percent(point.leastBenefit()),
                    Figures.screen(point.gini()));
        }
        text.append(table.render());
    }
}
