package org.commonwatt.operate.scenario.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Generated outages beside the major ones of the United States. Those are restorations of whole
/// utilities and last longer than a customer's outage, so lengths are compared over their mean.
@Tag("real-data")
final class OutageDaysRealDataTest {
    private static final Set<String> STORMS = Set.of("severe weather");
    private static final Set<String> ORDINARY =
            Set.of("system operability disruption", "equipment failure");

    private static final Pattern UNQUOTED_COMMA =
            Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private record Event(String cause, int month, double hours) {}

    private static List<Event> real() throws IOException {
        List<String> lines =
                Files.readAllLines(
                        RealHomes.data("outages_us_2000_2016").resolve("derived/outage.csv"));
        List<String> header = List.of(lines.getFirst().split(",", -1));
        List<Event> events = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = UNQUOTED_COMMA.split(line, -1);
            String month = cells[header.indexOf("MONTH")];
            String minutes = cells[header.indexOf("OUTAGE.DURATION")];
            // An outage of no time at all was none.
            if (!month.isBlank() && !minutes.isBlank() && Double.parseDouble(minutes) > 0) {
                events.add(
                        new Event(
                                cells[header.indexOf("CAUSE.CATEGORY")],
                                (int) Double.parseDouble(month),
                                Double.parseDouble(minutes) / 60));
            }
        }
        assertThat(events).hasSizeGreaterThan(100);
        return events;
    }

    /// Storms and other outages of many years of a customer.
    private static List<OutageDays.Interruption> generated() {
        TimeAxis axis =
                TimeAxis.of(
                        Instant.parse("2015-01-01T00:00:00Z"),
                        Duration.ofHours(1),
                        24,
                        ZoneOffset.ofHours(-6));
        List<OutageDays.Interruption> all = new ArrayList<>();
        for (int seed = 0; seed < 200; seed++) {
            var days =
                    new OutageDays(
                            axis,
                            new OutageProfile(10, 5, 0, 0, 0.5),
                            Site.of(40, -90),
                            RandomStreams.of(seed));
            all.addAll(days.interruptions(LocalDate.of(2015, 1, 1), LocalDate.of(2015, 12, 31)));
        }
        return all;
    }

    private static double[] overMean(double[] hours) {
        double mean = HomeStatistic.mean(hours);
        return Arrays.stream(hours).map(h -> h / mean).toArray();
    }

    @Test
    void lengths_ofStormsAndOthers_haveTheSpreadOfTheRealOnes() throws IOException {
        List<Event> real = real();
        List<OutageDays.Interruption> generated = generated();
        SoftAssertions softly = new SoftAssertions();
        for (boolean storm : new boolean[] {true, false}) {
            Set<String> causes = storm ? STORMS : ORDINARY;
            double[] wanted =
                    real.stream()
                            .filter(e -> causes.contains(e.cause()))
                            .mapToDouble(Event::hours)
                            .toArray();
            double[] made =
                    overMean(
                            generated.stream()
                                    .filter(g -> g.storm() == storm)
                                    .mapToDouble(OutageDays.Interruption::hours)
                                    .toArray());
            // The longest hundredth moves a heavy-tailed mean; it is trimmed on the real side.
            double longest = HomeStatistic.quantile(wanted, 0.99);
            wanted = overMean(Arrays.stream(wanted).filter(h -> h <= longest).toArray());
            for (double share : new double[] {0.1, 0.25, 0.5, 0.75, 0.9, 0.95}) {
                double ratio =
                        HomeStatistic.quantile(made, share) / HomeStatistic.quantile(wanted, share);
                softly.assertThat(ratio)
                        .as("generated over real, storm %s, quantile %s", storm, share)
                        .isBetween(1 / 1.6, 1.6);
            }
        }
        softly.assertAll();
    }

    @Test
    void lengths_ofStormsOverOthers_areAsManyTimesLonger() throws IOException {
        List<Event> real = real();
        double storms = medianHours(real, STORMS);
        double others = medianHours(real, ORDINARY);
        List<OutageDays.Interruption> generated = generated();
        double made = medianHours(generated, true) / medianHours(generated, false);
        assertThat(made).isBetween(storms / others / 1.5, storms / others * 1.5);
    }

    private static double medianHours(List<Event> events, Set<String> causes) {
        return HomeStatistic.quantile(
                events.stream()
                        .filter(e -> causes.contains(e.cause()))
                        .mapToDouble(Event::hours)
                        .toArray(),
                0.5);
    }

    private static double medianHours(List<OutageDays.Interruption> events, boolean storm) {
        return HomeStatistic.quantile(
                events.stream()
                        .filter(e -> e.storm() == storm)
                        .mapToDouble(OutageDays.Interruption::hours)
                        .toArray(),
                0.5);
    }

    @Test
    void storms_ofEverySeason_areAsCommonAsTheRealOnes() throws IOException {
        List<Integer> real =
                real().stream().filter(e -> STORMS.contains(e.cause())).map(Event::month).toList();
        List<Integer> generated =
                generated().stream()
                        .filter(OutageDays.Interruption::storm)
                        .map(e -> Instant.ofEpochSecond((long) e.startSecond()))
                        .map(instant -> instant.atZone(ZoneOffset.ofHours(-6)).getMonthValue())
                        .toList();
        for (int season = 0; season < 4; season++) {
            assertThat(share(generated, season))
                    .as("season %d", season)
                    .isCloseTo(share(real, season), within(0.05));
        }
    }

    /// Share of a season, 0 = December to February.
    private static double share(List<Integer> months, int season) {
        return (double) months.stream().filter(m -> m % 12 / 3 == season).count() / months.size();
    }
}
