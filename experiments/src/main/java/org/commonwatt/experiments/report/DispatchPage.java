package org.commonwatt.experiments.report;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.dispatch.DispatchOutcome;
import org.commonwatt.experiments.report.Panel.Cell;
import org.commonwatt.experiments.report.Panel.Table;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.operate.dispatch.CostPart;
import org.commonwatt.operate.dispatch.DispatchPlan;
import org.commonwatt.operate.dispatch.DispatchPlan.BindingLimit;
import org.commonwatt.operate.dispatch.DispatchPlan.FairPlan;
import org.commonwatt.operate.dispatch.DispatchResult.Solved;

/// `dispatch.html`: a day planned ahead, with prices, limits that hold it back and what fairness
/// costs.
public final class DispatchPage {
    private static final int LISTED = 15;

    private final DispatchOutcome outcome;
    private final Solved solved;
    private final DispatchPlan plan;
    private final String currency;

    private DispatchPage(DispatchOutcome outcome, Solved solved) {
        this.outcome = outcome;
        this.solved = solved;
        plan = solved.plan();
        currency = outcome.scenario().currency();
    }

    /// The page of a day; where there is no plan, why.
    public static String of(DispatchOutcome outcome) {
        Html body = Html.empty().open("header");
        String eyebrow =
                "%s · %s · objective %s"
                        .formatted(
                                outcome.scenario().name(),
                                outcome.date(),
                                outcome.request().objective());
        body.leaf("p", eyebrow, "class", "eyebrow");
        if (outcome.result() instanceof Solved solved) {
            var page = new DispatchPage(outcome, solved);
            body.leaf("h1", page.sentence()).leaf("p", page.detail(), "class", "detail").close();
            page.panels(body);
        } else {
            body.leaf("h1", "The day has no plan.");
            for (String line : outcome.told().lines().toList()) {
                body.leaf("p", line, "class", "warning");
            }
            body.close();
        }
        return Page.of(outcome.scenario().name() + ": day ahead – Commonwatt", body);
    }

    private void panels(Html body) {
        body.add(DispatchCharts.energy(outcome, plan));
        body.add(Panel.pair(DispatchCharts.prices(outcome, plan), costs()));
        body.add(binding());
        body.add(members());
        if (!outcome.curve().isEmpty()) {
            body.add(DispatchCharts.curve(outcome));
        }
    }

    private String sentence() {
        double unserved = 0;
        for (DispatchPlan.MemberPlan member : plan.members()) {
            for (double energyKwh : member.supply().unservedKwh()) {
                unserved += energyKwh;
            }
        }
        String cost =
                "The day costs the community %s"
                        .formatted(Figures.money(plan.costs().total(), currency));
        return unserved > 1e-6
                ? "%s; %s stay unserved.".formatted(cost, Figures.screen(unserved, "kWh"))
                : "%s; all demand is served.".formatted(cost);
    }

    private String detail() {
        String proof =
                solved.quality().gap() < 1e-6
                        ? "No plan is better"
                        : "No plan is better by more than " + percent(solved.quality().gap());
        String limited = solved.quality().limited() ? ", where a limit ended the search" : "";
        return "%s%s. Highest import %s."
                .formatted(proof, limited, Figures.screen(plan.community().peakKw(), "kW"));
    }

    private static String percent(double share) {
        return Figures.percent(share);
    }

    private Html costs() {
        var table = new Table("Part", "cost");
        CostPart dearest = CostPart.ENERGY;
        for (CostPart part : CostPart.values()) {
            double cost = plan.costs().of(part);
            dearest = cost > plan.costs().of(dearest) ? part : dearest;
            if (Math.abs(cost) > 1e-9) {
                table.row(Cell.word(part.words()), Cell.money(cost, currency));
            }
        }
        table.row(Cell.word("total"), Cell.money(plan.costs().total(), currency));
        return new Panel("costs", "What it is paid for")
                .says("The largest part is %s.".formatted(dearest.words()))
                .add(table.html())
                .finish();
    }

    private Html binding() {
        var panel = new Panel("binding", "What holds the plan back");
        if (plan.binding().isEmpty()) {
            return panel.nothing("No limit makes the day dearer.").finish();
        }
        BindingLimit first = plan.binding().getFirst();
        var table = new Table("Limit", "worth of one more unit");
        for (BindingLimit limit : plan.binding().stream().limit(LISTED).toList()) {
            table.row(Cell.word(limit.name()), Cell.word(worth(outcome, limit)));
        }
        return panel.says(
                        "%d limits are felt; the dearest is %s: one more unit would save %s."
                                .formatted(
                                        plan.binding().size(), first.name(), worth(outcome, first)))
                .numbers("The dearest limits", table)
                .finish();
    }

    /// By how much the objective falls per unit of a limit: money at least cost; an objective that
    /// weighs fairness is no amount of money.
    public static String worth(DispatchOutcome outcome, BindingLimit limit) {
        return outcome.request().objective().equals("cost")
                ? Figures.money(limit.valuePerUnit(), outcome.scenario().currency())
                : Figures.screen(limit.valuePerUnit()) + " of the objective";
    }

    private Html members() {
        List<String> headers = new ArrayList<>(List.of("Member", "taken", "given", "cost"));
        FairPlan fair = plan.fair();
        if (fair != null) {
            headers.addAll(List.of("alone", "with its share and transfers"));
        }
        var table = new Table(headers.toArray(String[]::new));
        for (int i = 0; i < plan.members().size(); i++) {
            double taken = 0;
            double given = 0;
            for (double net : plan.member(i).meter().netKwh()) {
                taken += Math.max(0, net);
                given += Math.max(0, -net);
            }
            List<Cell> row = new ArrayList<>();
            String group = plan.problem().member(i).equity().group();
            row.add(Cell.word(plan.member(i).id(), group, ""));
            row.add(Cell.number(taken, "kWh"));
            row.add(Cell.number(given, "kWh"));
            row.add(Cell.money(plan.costs().ofMember(i), currency));
            if (fair != null) {
                row.add(Cell.money(fair.aloneCost()[i], currency));
                row.add(Cell.money(fair.cost()[i] + fair.transfer()[i], currency));
            }
            table.row(row.toArray(Cell[]::new));
        }
        String says =
                fair == null
                        ? "It does not matter to this plan who bears a cost."
                        : "The least helped of the vulnerable saves %s of its gross bill."
                                .formatted(Figures.percent(fair.leastBenefit()));
        return new Panel("members", "Members").says(says).add(table.html()).finish();
    }
}
