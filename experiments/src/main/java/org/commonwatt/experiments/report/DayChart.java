package org.commonwatt.experiments.report;

import java.util.List;
import java.util.Locale;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.experiments.report.chart.Plot;
import org.commonwatt.experiments.report.chart.Plot.Box;
import org.commonwatt.experiments.report.chart.Scale;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.simulation.CommunityTrace;
import org.commonwatt.operate.simulation.CommunityTrace.Column;
import org.commonwatt.operate.simulation.RunResult;

/// One day of the community: where its energy comes from (upwards) and goes to (downwards), then
/// the price, then what is stored. Both sides of the first picture are equally long, save for
/// demand that is not met.
final class DayChart {
    private static final double LEFT = 44;
    private static final double RIGHT = 392;
    private static final double ENERGY_TOP = 34;
    private static final double ENERGY_BOTTOM = 206;
    private static final double PRICE_TOP = 236;
    private static final double PRICE_BOTTOM = 276;
    private static final double STORED_TOP = 306;
    private static final double STORED_BOTTOM = 346;

    /// A source or a use.
    ///
    /// @param color CSS variable
    /// @param name what it is
    /// @param columns what is summed
    record Part(String color, String name, List<Column> columns) {
        double energyKwh(CommunityTrace trace, int t) {
            double sum = 0;
            for (Column column : columns) {
                sum += trace.value(column, t);
            }
            return sum;
        }
    }

    /// Where energy comes from.
    static final Part[] SOURCES = {
        new Part("sun", "own sun", List.of(Column.GENERATION_KWH)),
        new Part("storage", "from storage", List.of(Column.DISCHARGE_KWH, Column.EV_DISCHARGE_KWH)),
        new Part("import", "bought from the grid", List.of(Column.COMMUNITY_IMPORT_KWH))
    };

    /// Where it goes to.
    static final Part[] USES = {
        new Part("demand", "used", List.of(Column.SERVED_KWH)),
        new Part("unserved", "not met", List.of(Column.UNSERVED_KWH)),
        new Part("storage", "into storage", List.of(Column.CHARGE_KWH)),
        new Part("ev", "into cars", List.of(Column.EV_CHARGE_KWH)),
        new Part("export", "sold to the grid", List.of(Column.COMMUNITY_EXPORT_KWH))
    };

    private final TimeAxis axis;
    private final CommunityTrace trace;
    private final String currency;
    private final int first;
    private final int count;
    private final double slot;
    private final Plot plot;

    private DayChart(RunReport report, RunResult result, int day) {
        axis = report.scenario().axis();
        trace = result.trace();
        currency = report.currency();
        first = axis.firstStepOfDay(day);
        count = axis.endStepOfDay(day) - first;
        slot = (RIGHT - LEFT) / count;
        String title = title(axis, day) + ", " + result.policy();
        plot = new Plot(372, "Energy, price and storage of the community on " + title);
        plot.text(LEFT, 14, "start", "value", title);
    }

    static String title(TimeAxis axis, int day) {
        return java.time.format.DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH)
                .format(axis.date(day));
    }

    /// The picture of a day under a policy.
    static Html of(RunReport report, RunResult result, int day) {
        var chart = new DayChart(report, result, day);
        chart.energy();
        chart.price();
        chart.stored();
        chart.hours();
        return chart.plot.finish();
    }

    static String perStep(TimeAxis axis) {
        long minutes = axis.step().toMinutes();
        return minutes == 60 ? "kWh per hour" : "kWh per %d min".formatted(minutes);
    }

    private void energy() {
        double most = 1e-9;
        for (int k = 0; k < count; k++) {
            most = Math.max(most, Math.max(sum(SOURCES, k), sum(USES, k)));
        }
        Scale y = Scale.nice(-most, most, ENERGY_BOTTOM, ENERGY_TOP);
        plot.text(LEFT, ENERGY_TOP - 6, "start", "tick", perStep(axis) + ", from above, to below");
        plot.horizontalGrid(y, LEFT, RIGHT, tick -> Figures.screen(Math.abs(tick)));
        for (int k = 0; k < count; k++) {
            stack(k, y, SOURCES, 1);
            stack(k, y, USES, -1);
        }
        plot.rule(LEFT, y.at(0), RIGHT, y.at(0), "zero");
    }

    private double sum(Part[] parts, int k) {
        double sum = 0;
        for (Part part : parts) {
            sum += part.energyKwh(trace, first + k);
        }
        return sum;
    }

    private void stack(int k, Scale y, Part[] parts, int direction) {
        double base = 0;
        for (Part part : parts) {
            double energy = part.energyKwh(trace, first + k);
            double top = base + direction * energy;
            plot.rectangle(
                    Box.between(LEFT + k * slot + slot * 0.06, slot * 0.88, y.at(base), y.at(top)),
                    part.color(),
                    "%s %s: %s".formatted(time(k), part.name(), Figures.exact(energy, "kWh")));
            base = top;
        }
    }

    private void price() {
        double[] x = new double[2 * count];
        double[] retail = new double[2 * count];
        double[] pool = new double[2 * count];
        double low = 0;
        double high = 1e-9;
        for (int k = 0; k < count; k++) {
            double price = trace.value(Column.RETAIL_PRICE_PER_KWH, first + k);
            low = Math.min(low, price);
            high = Math.max(high, price);
        }
        Scale y = Scale.exact(low, high, PRICE_BOTTOM, PRICE_TOP);
        for (int k = 0; k < 2 * count; k++) {
            int t = first + k / 2;
            int edge = (k + 1) / 2;
            x[k] = LEFT + edge * slot;
            retail[k] = y.at(trace.value(Column.RETAIL_PRICE_PER_KWH, t));
            pool[k] = y.at(trace.value(Column.POOL_PRICE_PER_KWH, t));
        }
        plot.text(
                LEFT,
                PRICE_TOP - 8,
                "start",
                "tick",
                Figures.symbol(currency) + "/kWh: retail (line), between members (dashes)");
        sparseGrid(y);
        plot.line(x, retail, "ink", "");
        plot.line(x, pool, "storage", "3 2");
        for (int k = 0; k < count; k++) {
            plot.hover(
                    new Box(LEFT + k * slot, PRICE_TOP, slot, PRICE_BOTTOM - PRICE_TOP),
                    "%s retail %s, between members %s"
                            .formatted(
                                    time(k),
                                    exact(Column.RETAIL_PRICE_PER_KWH, k, currency + "/kWh"),
                                    exact(Column.POOL_PRICE_PER_KWH, k, currency + "/kWh")));
        }
    }

    private void stored() {
        double[] x = new double[count];
        double[] level = new double[count];
        double high = 1e-9;
        for (int k = 0; k < count; k++) {
            high = Math.max(high, storedKwh(k));
        }
        boolean empty = high <= 1e-9;
        Scale y = Scale.exact(0, empty ? 1 : high, STORED_BOTTOM, STORED_TOP);
        for (int k = 0; k < count; k++) {
            x[k] = LEFT + (k + 1) * slot;
            level[k] = y.at(storedKwh(k));
        }
        plot.text(
                LEFT,
                STORED_TOP - 8,
                "start",
                "tick",
                empty ? "kWh stored: nothing is stored on this day" : "kWh stored at end of step");
        sparseGrid(y);
        if (!empty) {
            plot.area(x, level, STORED_BOTTOM, "storage");
        }
        for (int k = 0; k < count; k++) {
            plot.hover(
                    new Box(LEFT + k * slot, STORED_TOP, slot, STORED_BOTTOM - STORED_TOP),
                    "%s stored: %s".formatted(time(k), Figures.exact(storedKwh(k), "kWh")));
        }
    }

    private double storedKwh(int k) {
        return trace.value(Column.STORED_KWH, first + k)
                + trace.value(Column.EV_STORED_KWH, first + k);
    }

    private void sparseGrid(Scale y) {
        for (double tick : new double[] {y.low(), y.high()}) {
            plot.rule(LEFT, y.at(tick), RIGHT, y.at(tick), tick == 0 ? "zero" : "grid");
            plot.text(LEFT - 6, y.at(tick) + 4, "end", "tick", Figures.screen(tick));
        }
    }

    private void hours() {
        for (int k = 0; k < count; k++) {
            int minute = axis.minuteOfDay(first + k);
            if (minute % 360 == 0) {
                plot.text(LEFT + k * slot, 364, "middle", "tick", time(k));
                plot.rule(LEFT + k * slot, STORED_BOTTOM, LEFT + k * slot, 351, "zero");
            }
        }
    }

    private String time(int k) {
        int minute = axis.minuteOfDay(first + k);
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    private String exact(Column column, int k, String unit) {
        return Figures.exact(trace.value(column, first + k), unit);
    }
}
