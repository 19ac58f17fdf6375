package org.commonwatt.operate.policy;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.TimeAxis;

/// Observation contract version 2 as a row of numbers per member: which feature stands where, its
/// unit, and how it is scaled. The action contract of the same version is one number in [−1, 1]
/// each for battery, vehicle, heat pump, job and generator.
///
/// A written value is (value − offset)/scale, cut to ±[#LIMIT]. The order never changes within a
/// version; new features are added behind under a new version.
public final class ObservationLayout {
    /// Version of observations and actions.
    public static final int VERSION = Observations.VERSION;

    /// Names of the actions, in order.
    public static final List<String> ACTIONS = List.of("storage", "ev", "heat", "job", "genset");

    /// Largest absolute value of a written feature.
    public static final double LIMIT = 4;

    /// Hours ahead of the price features.
    private static final int[] PRICE_LEAD_HOURS = {0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20};

    /// Parts of a day over which yesterday's net is averaged.
    private static final int DAY_PARTS = 8;

    /// One feature.
    ///
    /// @param group named observation group
    /// @param name name within the layout
    /// @param unit unit before scaling
    /// @param offset subtracted first
    /// @param scale divided by then
    public record Feature(String group, String name, String unit, double offset, double scale) {}

    private final TimeAxis axis;
    private final List<Feature> features;

    /// @param axis the scenario's clock, for calendar features
    public ObservationLayout(TimeAxis axis) {
        this.axis = axis;
        var list = new ArrayList<Feature>();
        for (String name :
                List.of(
                        "hourSin",
                        "hourCos",
                        "hour2Sin",
                        "hour2Cos",
                        "weekend",
                        "monthSin",
                        "monthCos")) {
            list.add(new Feature("calendar", name, "1", 0, 1));
        }
        for (int lead : PRICE_LEAD_HOURS) {
            list.add(new Feature("price", "retailPriceIn" + lead + "h", "currency/kWh", 0.3, 0.15));
        }
        for (String name : List.of("demandKw", "generationKw", "netKw")) {
            list.add(new Feature("own", name, "kW", 0, 2));
        }
        addYesterday(list, "own");
        list.add(new Feature("community", "netKwPerMember", "kW", 0, 1));
        addYesterday(list, "community");
        list.add(new Feature("storage", "soc", "1", 0.5, 0.5));
        list.add(new Feature("storage", "meanSoc", "1", 0.5, 0.5));
        list.add(new Feature("outage", "outage", "1", 0, 1));
        list.add(new Feature("outage", "outageNearness", "1", 0, 1));
        list.add(new Feature("vehicle", "evConnected", "1", 0, 1));
        list.add(new Feature("vehicle", "evNeedKwh", "kWh", 0, 20));
        list.add(new Feature("vehicle", "evHoursLeft", "h", 0, 12));
        addFlexible(list);
        features = List.copyOf(list);
    }

    private static void addFlexible(List<Feature> list) {
        list.add(new Feature("heat", "roomC", "°C", 20, 3));
        list.add(new Feature("heat", "tankShare", "1", 0.5, 0.5));
        list.add(new Feature("heat", "outdoorC", "°C", 10, 10));
        list.add(new Feature("flexible", "flexibleKw", "kW", 0, 2));
        list.add(new Feature("flexible", "jobWaits", "1", 0, 1));
        list.add(new Feature("flexible", "jobHoursLeft", "h", 0, 12));
        list.add(new Feature("genset", "gensetOn", "1", 0, 1));
    }

    private static void addYesterday(List<Feature> list, String group) {
        for (int part = 0; part < DAY_PARTS; part++) {
            list.add(new Feature(group, group + "YesterdayNetKwPart" + part, "kW", 0, 1));
        }
        list.add(new Feature(group, group + "YesterdayNetKwMean", "kW", 0, 1));
    }

    /// The features in order.
    public List<Feature> features() {
        return features;
    }

    /// Writes member `i`'s features of `copy` to `row[offset..offset+features().size())`.
    public void write(Observations o, int copy, int i, double[] row, int offset) {
        int at = writeCalendar(o.step(copy), row, offset);
        int perHour = o.stepsPerDay() / 24;
        for (int lead : PRICE_LEAD_HOURS) {
            row[at++] = o.retailPricePerKwh(copy, i, lead * perHour);
        }
        int k = o.index(copy, i);
        double hours = axis.stepHours();
        row[at++] = o.demandKwh(k) / hours;
        row[at++] = o.generationKwh(k) / hours;
        row[at++] = o.netKwh(k) / hours;
        at = writeYesterday(o, copy, i, row, at);
        row[at++] = o.communityNetKwh(copy) / hours / o.participants();
        at = writeYesterday(o, copy, -1, row, at);
        row[at++] = o.soc(k);
        row[at++] = o.meanSoc(copy);
        row[at++] = o.outage(copy) ? 1 : 0;
        row[at++] = 1 / (1 + o.outageInHours(copy));
        row[at++] = o.evConnected(k) ? 1 : 0;
        row[at++] = o.evNeedKwh(k);
        row[at++] = o.evHoursLeft(k);
        row[at++] = o.roomC(k);
        row[at++] = o.tankShare(k);
        row[at++] = o.outdoorC(copy);
        row[at++] = o.flexibleKwh(k) / hours;
        row[at++] = o.jobWaits(k) ? 1 : 0;
        row[at++] = o.jobHoursLeft(k);
        row[at++] = o.gensetOn(k) ? 1 : 0;
        for (int f = 0; f < features.size(); f++) {
            Feature feature = features.get(f);
            double scaled = (row[offset + f] - feature.offset()) / feature.scale();
            row[offset + f] = Math.max(-LIMIT, Math.min(LIMIT, scaled));
        }
    }

    private int writeCalendar(int t, double[] row, int offset) {
        double hour = 2 * Math.PI * axis.minuteOfDay(t) / 1440;
        double month = 2 * Math.PI * axis.date(axis.day(t)).getDayOfYear() / 365.25;
        row[offset] = StrictMath.sin(hour);
        row[offset + 1] = StrictMath.cos(hour);
        row[offset + 2] = StrictMath.sin(2 * hour);
        row[offset + 3] = StrictMath.cos(2 * hour);
        row[offset + 4] = axis.dayOfWeek(t) >= 6 ? 1 : 0;
        row[offset + 5] = StrictMath.sin(month);
        row[offset + 6] = StrictMath.cos(month);
        return offset + 7;
    }

    /// Means of yesterday's net over the coming day's parts; `i` < 0 is the community per member.
    private int writeYesterday(Observations o, int copy, int i, double[] row, int offset) {
        int length = o.stepsPerDay() / DAY_PARTS;
        double scale = i < 0 ? axis.stepHours() * o.participants() : axis.stepHours();
        double total = 0;
        for (int part = 0; part < DAY_PARTS; part++) {
            double sum = 0;
            for (int lead = part * length; lead < (part + 1) * length; lead++) {
                sum +=
                        i < 0
                                ? o.communityNetYesterdayKwh(copy, lead)
                                : o.netYesterdayKwh(copy, i, lead);
            }
            row[offset + part] = sum / length / scale;
            total += row[offset + part];
        }
        row[offset + DAY_PARTS] = total / DAY_PARTS;
        return offset + DAY_PARTS + 1;
    }
}
