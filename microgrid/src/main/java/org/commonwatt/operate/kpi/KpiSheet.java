package org.commonwatt.operate.kpi;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.numeric.Interval;

/// Collects figures; unit, direction and baseline come from the catalogue.
public final class KpiSheet {
    /// Name of the community as a whole.
    public static final String DISTRICT = "District";

    private final List<Kpi> kpis = new ArrayList<>();

    /// Adds a figure of the community.
    public void district(String figure, double value) {
        add(figure, value, DISTRICT, "district", Double.NaN, Double.NaN);
    }

    /// Adds a figure of the community with its interval.
    public void district(String figure, double value, Interval interval) {
        add(figure, value, DISTRICT, "district", interval.low(), interval.high());
    }

    /// Adds a figure of one member.
    public void building(String figure, String participantId, double value) {
        add(figure, value, participantId, "building", Double.NaN, Double.NaN);
    }

    /// Adds a figure of one group.
    public void group(String figure, String group, double value) {
        add(figure, value, group, "group", Double.NaN, Double.NaN);
    }

    private void add(
            String figure, double value, String name, String level, double low, double high) {
        KpiDefinition definition = KpiCatalogue.of(figure);
        kpis.add(
                new Kpi(
                        figure,
                        Double.isInfinite(value) ? Double.NaN : value,
                        name,
                        level,
                        definition.unit(),
                        definition.direction(),
                        definition.baseline(),
                        low,
                        high));
    }

    /// All figures in the order added.
    public List<Kpi> kpis() {
        return List.copyOf(kpis);
    }

    /// a/b; NaN where b is 0.
    static double ratio(double a, double b) {
        return b == 0 ? Double.NaN : a / b;
    }

    /// 1 − taken/whole, not below 0; NaN where the whole is 0.
    static double shareLeft(double taken, double whole) {
        return whole == 0 ? Double.NaN : Math.max(0, 1 - taken / whole);
    }
}
