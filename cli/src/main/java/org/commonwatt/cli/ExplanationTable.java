package org.commonwatt.cli;

import org.commonwatt.experiments.explain.ExplanationWords;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.explain.BillExplanation;
import org.commonwatt.operate.scenario.Scenario;

/// Explanations as columns of text.
final class ExplanationTable {
    private static final int BAR_WIDTH = 24;

    private ExplanationTable() {}

    /// The waterfall of a bill: what, how much, and a bar.
    static String of(BillExplanation bill, Scenario scenario, ExplanationWords words) {
        var table = new TextTable();
        double scale = Math.abs(bill.bill());
        for (BillExplanation.Bar bar : bill.bars()) {
            scale = Math.max(scale, Math.abs(bar.amount()));
        }
        for (BillExplanation.Bar bar : bill.bars()) {
            table.row(
                    words.term("bar." + bar.part().key()),
                    amount(bar.amount(), scenario),
                    bar.energyKwh() > 0 ? Figures.screen(bar.energyKwh(), "kWh") : "",
                    blocks(bar.amount() / scale));
        }
        table.row("bill", amount(bill.bill(), scenario), "", blocks(bill.bill() / scale));
        return table.render();
    }

    private static String amount(double value, Scenario scenario) {
        String cents = Figures.cents(value, scenario.currency());
        // Less than a cent is shown with its digits: rows add up for whoever adds them.
        return value != 0 && Math.abs(value) < 0.005
                ? Figures.money(value, scenario.currency())
                : cents;
    }

    private static String blocks(double share) {
        int length = (int) Math.round(Math.abs(share) * BAR_WIDTH);
        String bar = (share < 0 ? "-" : "+").repeat(length);
        return bar + " ".repeat(BAR_WIDTH - length) + ".";
    }
}
