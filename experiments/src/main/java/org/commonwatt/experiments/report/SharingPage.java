package org.commonwatt.experiments.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.commonwatt.equity.sharing.Allocation;
import org.commonwatt.equity.sharing.AllocationAudit;
import org.commonwatt.experiments.report.Panel.Cell;
import org.commonwatt.experiments.report.Panel.Table;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.experiments.report.chart.Plot;
import org.commonwatt.experiments.report.chart.Plot.Box;
import org.commonwatt.experiments.report.chart.Scale;
import org.commonwatt.experiments.sharing.SharingOutcome;
import org.commonwatt.experiments.sharing.SharingOutcome.Member;
import org.commonwatt.experiments.sharing.SharingOutcome.Method;

/// `sharing.html`: what the members gain together, who gets which part by each method, and who
/// would have reason to leave.
public final class SharingPage {
    private static final double LEFT = 96;
    private static final double RIGHT = 384;
    private static final double ROW = 15;

    private final SharingOutcome outcome;
    private final String currency;
    private final double days;

    private SharingPage(SharingOutcome outcome) {
        this.outcome = outcome;
        currency = outcome.community().currency();
        days = outcome.community().days();
    }

    /// The page of an outcome.
    public static String of(SharingOutcome outcome) {
        return new SharingPage(outcome).page();
    }

    /// What the members gain, in a sentence.
    public static String sentence(SharingOutcome outcome) {
        SharingOutcome.Community community = outcome.community();
        String members = "%d members".formatted(outcome.members().size());
        if (community.gain() <= 0) {
            return "Together the %s save nothing (%s) against the best that each can do alone."
                    .formatted(members, Figures.money(community.gain(), community.currency()));
        }
        double alone = outcome.aloneCost();
        String part =
                alone > 0
                        ? ", %s of the %s that the best plans alone would cost"
                                .formatted(
                                        Figures.wholePercent(community.gain() / alone),
                                        Figures.money(alone, community.currency()))
                        : "";
        return "Together the %s save %s%s."
                .formatted(members, Figures.money(community.gain(), community.currency()), part);
    }

    private String page() {
        Html body = Html.empty().open("header");
        body.leaf(
                "p",
                "%s · sharing the gain · %s"
                        .formatted(outcome.community().name(), outcome.community().when()),
                "class",
                "eyebrow");
        body.leaf("h1", sentence(outcome));
        body.close().newLine();
        List<Method> shared =
                outcome.methods().stream().filter(method -> method.shares() != null).toList();
        if (!shared.isEmpty()) {
            body.add(comparison(shared));
        }
        for (Method method : shared) {
            body.add(panel(method));
        }
        for (Method method : outcome.methods()) {
            if (method.shares() == null) {
                body.add(
                        new Panel(method.name(), title(method.name()))
                                .nothing(String.join(" ", method.sentences()))
                                .finish());
            }
        }
        Panel notes = new Panel("notes", "What to know");
        outcome.notes().forEach(notes::note);
        notes.note(
                "Alone: the best plan of a member with its own devices and its part of what the"
                        + " members own together. Core: shares under which no group of members gains"
                        + " by leaving. Burden: cost per year as a share of household income.");
        body.add(notes.finish());
        return Page.of(outcome.community().name() + ": sharing – Commonwatt", body);
    }

    private Html comparison(List<Method> shared) {
        Table table =
                new Table(
                        "Method",
                        "Least above alone",
                        "Most gained by leaving",
                        "Heaviest burden",
                        "Gini of burdens");
        for (Method method : shared) {
            AllocationAudit audit = method.audit();
            if (audit != null) {
                table.row(
                        Cell.word(title(method.name())),
                        Cell.money(audit.least(), currency),
                        Cell.money(audit.largest().excess(), currency),
                        Cell.percent(audit.worstBurden()),
                        Cell.number(audit.gini()));
            }
        }
        return new Panel("methods", "The methods beside each other")
                .says(
                        "A positive “most gained by leaving” means that some members would do better"
                                + " on their own.")
                .add(table.html())
                .finish();
    }

    private Html panel(Method method) {
        Panel panel = new Panel(method.name(), title(method.name()));
        List<String> sentences = method.sentences();
        panel.says(sentences.getFirst());
        sentences.subList(1, sentences.size()).forEach(panel::note);
        Allocation shares = method.shares();
        if (shares != null) {
            panel.pictures(List.of(bars(shares), burdens(shares)));
            panel.key("member", "share of the gain, burden after sharing", "alone", "burden alone");
            panel.numbers(numbers(shares));
        }
        return panel.finish();
    }

    private List<Integer> ordered(Allocation shares) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, shares.members()).boxed().toList());
        order.sort(Comparator.comparingDouble((Integer i) -> shares.share(i)).reversed());
        return order;
    }

    private Html bars(Allocation shares) {
        double low = 0;
        double high = 0;
        for (int i = 0; i < shares.members(); i++) {
            low = Math.min(low, shares.share(i) - shares.halfWidth(i));
            high = Math.max(high, shares.share(i) + shares.halfWidth(i));
        }
        Scale x = Scale.nice(low, high, LEFT, RIGHT);
        double bottom = 22 + ROW * shares.members();
        Plot plot = new Plot(bottom + 24, "What each member gets of the gain");
        plot.text(12, 14, "start", "tick", "share of the gain");
        plot.verticalGrid(x, 20, bottom, tick -> Figures.money(tick, currency));
        int row = 0;
        for (int i : ordered(shares)) {
            double y = 22 + ROW * row++;
            String id = outcome.members().get(i).id();
            plot.text(LEFT - 6, y + 10, "end", "tick", id);
            double from = Math.min(x.at(0), x.at(shares.share(i)));
            double width = Math.max(1, Math.abs(x.at(shares.share(i)) - x.at(0)));
            plot.rectangle(
                    new Box(from, y + 1, width, ROW - 4),
                    "member",
                    "%s gets %s".formatted(id, Figures.exact(shares.share(i), currency)));
            if (shares.isEstimated()) {
                double middle = y + ROW / 2 - 1;
                plot.rule(
                        x.at(shares.share(i) - shares.halfWidth(i)),
                        middle,
                        x.at(shares.share(i) + shares.halfWidth(i)),
                        middle,
                        "zero");
            }
        }
        return plot.finish();
    }

    /// Burden alone and after sharing, of members with an income.
    private Html burdens(Allocation shares) {
        List<Integer> households =
                ordered(shares).stream()
                        .filter(i -> outcome.members().get(i).incomePerYear() > 0)
                        .toList();
        double low = 0;
        double high = 0.01;
        for (int i : households) {
            Member member = outcome.members().get(i);
            double after = member.burden(member.aloneCost() - shares.share(i), days);
            double before = member.burden(member.aloneCost(), days);
            low = Math.min(low, Math.min(after, before));
            high = Math.max(high, Math.max(after, before));
        }
        Scale x = Scale.nice(low, high, LEFT, RIGHT);
        double bottom = 22 + ROW * Math.max(1, households.size());
        Plot plot = new Plot(bottom + 24, "Energy burden alone and after sharing");
        plot.text(12, 14, "start", "tick", "burden, alone and after sharing");
        plot.verticalGrid(x, 20, bottom, Figures::percent);
        int row = 0;
        for (int i : households) {
            Member member = outcome.members().get(i);
            double y = 22 + ROW * row++ + ROW / 2;
            double before = member.burden(member.aloneCost(), days);
            double after = member.burden(member.aloneCost() - shares.share(i), days);
            plot.text(LEFT - 6, y + 3, "end", "tick", member.id());
            plot.rule(x.at(before), y, x.at(after), y, "grid");
            plot.dot(x.at(before), y, 4, "alone", hover(member, "alone", before));
            plot.dot(x.at(after), y, 4, "member", hover(member, "after sharing", after));
        }
        return plot.finish();
    }

    private static String hover(Member member, String when, double burden) {
        return "%s, %s: %s".formatted(member.id(), when, Figures.percent(burden));
    }

    private Table numbers(Allocation shares) {
        Table table = new Table("Member", "Alone", "Share", "Pays", "Burden alone", "Burden");
        for (int i = 0; i < shares.members(); i++) {
            Member member = outcome.members().get(i);
            double pays = member.aloneCost() - shares.share(i);
            table.row(
                    Cell.word(member.id(), member.group(), ""),
                    Cell.money(member.aloneCost(), currency),
                    Cell.money(shares.share(i), currency),
                    Cell.money(pays, currency),
                    Cell.percent(member.burden(member.aloneCost(), days)),
                    Cell.percent(member.burden(pays, days)));
        }
        return table;
    }

    /// The name of a method as people write it.
    private static String title(String name) {
        return switch (name) {
            case "equal" -> "Equal shares";
            case "proportional" -> "Shares in proportion to load";
            case "shapley" -> "Shapley value";
            case "weighted-shapley" -> "Weighted Shapley value";
            case "nucleolus" -> "Nucleolus";
            case "least-core" -> "Least core";
            case "dual-core" -> "Prices of the best plan";
            case "leximin-core" -> "Lightest heaviest burden in the core";
            case "mid-market-rate" -> "Middle of the retailer’s prices";
            default -> name;
        };
    }
}
