package org.commonwatt.experiments.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.commonwatt.experiments.scenario.series.GapRule;
import org.jspecify.annotations.Nullable;

/// The longest run of whole local days that the most meters cover without a long gap.
///
/// Meters with the fewest days are dropped one by one; the choice with the most meter-days wins.
///
/// @param first first day
/// @param days number of days
/// @param kept the columns that cover them
record CommonDays(LocalDate first, int days, List<MeterColumn> kept) {

    /// The best choice, or null where no column has a whole day.
    ///
    /// @param longestGapHours gaps up to this length count as covered
    static @Nullable CommonDays of(List<MeterColumn> columns, ZoneId zone, int longestGapHours) {
        if (columns.isEmpty()) {
            return null;
        }
        LocalDate from = LocalDate.MAX;
        LocalDate to = LocalDate.MIN;
        for (MeterColumn column : columns) {
            LocalDate start = column.start().atZone(zone).toLocalDate();
            LocalDate end = column.end().atZone(zone).toLocalDate();
            from = start.isBefore(from) ? start : from;
            to = end.isAfter(to) ? end : to;
        }
        int span = (int) Math.min(20_000, ChronoUnit.DAYS.between(from, to) + 1);
        var covers = new ArrayList<Cover>();
        for (MeterColumn column : columns) {
            covers.add(Cover.of(column, from, span, zone, longestGapHours));
        }
        return best(covers, from, span);
    }

    private static @Nullable CommonDays best(List<Cover> covers, LocalDate from, int span) {
        var left = new ArrayList<>(covers);
        left.sort(Comparator.comparingInt(Cover::count).reversed());
        CommonDays best = null;
        while (!left.isEmpty()) {
            int start = 0;
            int length = 0;
            int run = 0;
            for (int d = 0; d < span; d++) {
                int day = d;
                run = left.stream().allMatch(cover -> cover.days[day]) ? run + 1 : 0;
                if (run > length) {
                    length = run;
                    start = d - run + 1;
                }
            }
            long score = (long) length * left.size();
            if (length > 0 && (best == null || score > (long) best.days * best.kept.size())) {
                List<MeterColumn> kept = left.stream().map(cover -> cover.column).toList();
                best = new CommonDays(from.plusDays(start), length, kept);
            }
            left.removeLast();
        }
        return best;
    }

    private static final class Cover {
        private final MeterColumn column;
        private final boolean[] days;

        private Cover(MeterColumn column, boolean[] days) {
            this.column = column;
            this.days = days;
        }

        static Cover of(
                MeterColumn column, LocalDate from, int span, ZoneId zone, int longestGapHours) {
            double[] energy = column.energyKwh();
            GapRule.fill(energy, column.stepSeconds(), longestGapHours);
            boolean[] days = new boolean[span];
            long step = column.stepSeconds();
            long origin = column.start().getEpochSecond();
            for (int d = 0; d < span; d++) {
                Instant start = from.plusDays(d).atStartOfDay(zone).toInstant();
                Instant end = from.plusDays(d + 1L).atStartOfDay(zone).toInstant();
                long a = start.getEpochSecond() - origin;
                long b = end.getEpochSecond() - origin;
                days[d] = a >= 0 && b <= step * energy.length && a % step == 0;
                for (long k = a / step; days[d] && k < b / step; k++) {
                    days[d] = energy[(int) k] >= 0;
                }
            }
            return new Cover(column, days);
        }

        int count() {
            int count = 0;
            for (boolean day : days) {
                count += day ? 1 : 0;
            }
            return count;
        }
    }
}
