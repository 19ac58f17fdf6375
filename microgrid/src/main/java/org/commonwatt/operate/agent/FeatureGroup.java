package org.commonwatt.operate.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Features that belong together; an agent sees whole groups.
public enum FeatureGroup {
    /// Hour of the day in two harmonics, weekend, time of the year.
    CALENDAR("hourSin", "hourCos", "hour2Sin", "hour2Cos", "weekend", "yearSin", "yearCos"),
    /// Published retail prices, hours to the dearest step of the coming day, hours that it lasts.
    PRICE(prices()),
    /// The own demand, generation and net, and yesterday's net over the coming day.
    OWN(own()),
    /// The community's net per member and yesterday's over the coming day.
    COMMUNITY(day("communityNet", "communityYesterday")),
    /// Own and mean state of charge.
    STORAGE("soc", "meanSoc"),
    /// Whether the grid is out, and how near an announced outage is.
    OUTAGE("outage", "outageNearness"),
    /// The own vehicle.
    VEHICLE("evConnected", "evNeed", "evHoursLeft"),
    /// Room, tank and air.
    HEAT("room", "tank", "outdoor", "flexible"),
    /// The waiting job.
    JOB("jobWaits", "jobHoursLeft"),
    /// The own generator set.
    GENSET("gensetOn"),
    /// The price between members in the step before, within its range.
    POOL("poolPrice");

    /// Sizes, apart because the groups are made of them.
    static final class Shape {
        /// Hours ahead of the price features.
        static final int[] PRICE_LEAD_HOURS = {0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20};

        /// Parts of a day over which yesterday's net is averaged.
        static final int DAY_PARTS = 8;

        private Shape() {}
    }

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of: immutable.
    private final List<String> names;

    FeatureGroup(String... names) {
        this.names = List.of(names);
    }

    private static String[] prices() {
        List<String> names = new ArrayList<>();
        for (int lead : Shape.PRICE_LEAD_HOURS) {
            names.add("priceIn" + lead + "h");
        }
        names.add("hoursToPeak");
        names.add("peakHoursLeft");
        return names.toArray(String[]::new);
    }

    private static String[] own() {
        List<String> names = new ArrayList<>(List.of("demand", "generation"));
        names.addAll(List.of(day("net", "yesterday")));
        return names.toArray(String[]::new);
    }

    private static String[] day(String now, String before) {
        List<String> names = new ArrayList<>(List.of(now));
        for (int part = 0; part < Shape.DAY_PARTS; part++) {
            names.add(before + part);
        }
        names.add(before + "Mean");
        return names.toArray(String[]::new);
    }

    /// Names of its features, in order.
    public List<String> names() {
        return names;
    }

    /// Name in files.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
