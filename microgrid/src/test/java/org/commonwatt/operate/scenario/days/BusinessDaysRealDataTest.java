package org.commonwatt.operate.scenario.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Generated businesses, averaged, beside the German standard load profiles of trade.
@Tag("real-data")
final class BusinessDaysRealDataTest {
    private static final int BUSINESSES = 30;

    /// A workday's 24 hours of a standard profile over its mean, all seasons together.
    private static double[] standardWorkday(String profile) throws IOException {
        List<String> lines =
                Files.readAllLines(
                        RealHomes.data("slp_bdew").resolve("slp.csv"), StandardCharsets.UTF_8);
        List<String> header = List.of(lines.getFirst().split(",", -1));
        double[] hours = new double[24];
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells[header.indexOf("profile_id")].equals(profile)
                    && cells[header.indexOf("day")].equals("workday")) {
                int hour = Integer.parseInt(cells[header.indexOf("timestamp")].substring(0, 2));
                hours[hour] += Double.parseDouble(cells[header.indexOf("watts")]);
            }
        }
        return overMean(hours);
    }

    private static double[] generatedWorkday(BusinessProfile profile) {
        // Four weeks from a Monday.
        TimeAxis axis =
                TimeAxis.of(
                        Instant.parse("2025-01-06T00:00:00Z"),
                        Duration.ofHours(1),
                        28 * 24,
                        ZoneId.of("Europe/London"));
        var series = new GeneratedSeries(axis, Site.of(51.5, -0.14), RandomStreams.of(1));
        double[] hours = new double[24];
        for (int k = 0; k < BUSINESSES; k++) {
            double[] kwh = series.demandKwh(profile.withoutSpread(), "business_" + k);
            for (int t = 0; t < kwh.length; t++) {
                hours[axis.hourOfDay(t)] += axis.dayOfWeek(t) < 6 ? kwh[t] : 0;
            }
        }
        return overMean(hours);
    }

    private static double[] overMean(double[] values) {
        double mean = HomeStatistic.mean(values);
        return Arrays.stream(values).map(x -> x / mean).toArray();
    }

    /// Share of the day's energy that lies at another hour.
    private static double misplaced(double[] a, double[] b) {
        double sum = 0;
        for (int hour = 0; hour < 24; hour++) {
            sum += Math.abs(a[hour] - b[hour]) / 48;
        }
        return sum;
    }

    @Test
    void shop_workday_resemblesTheStandardShop() throws IOException {
        double shop = misplaced(generatedWorkday(BusinessProfile.SHOP), standardWorkday("G4"));
        double home = misplaced(standardWorkday("H0"), standardWorkday("G4"));
        assertThat(shop).as("share misplaced against G4 (shops)").isLessThan(home).isLessThan(0.15);
    }

    @Test
    void workshop_workday_resemblesTheStandardDayBusiness() throws IOException {
        double workshop =
                misplaced(generatedWorkday(BusinessProfile.WORKSHOP), standardWorkday("G1"));
        double home = misplaced(standardWorkday("H0"), standardWorkday("G1"));
        assertThat(workshop)
                .as("share misplaced against G1 (8 to 18 on workdays)")
                .isLessThan(home)
                .isLessThan(0.15);
    }
}
