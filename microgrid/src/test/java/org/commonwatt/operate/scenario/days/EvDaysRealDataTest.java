package org.commonwatt.operate.scenario.days;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Generated stays beside those of private cars in the Trondheim data: the range of a driver's
/// figures is computed from the drivers that are there.
@Tag("real-data")
final class EvDaysRealDataTest {
    private static final int GENERATED = 60;

    /// Fewest stays with which a driver counts.
    private static final int FEWEST_STAYS = 30;

    /// The range from the 5 % to the 95 % quantile of drivers is widened by this share of itself.
    private static final double WIDENED = 0.10;

    private static final double SHARE_INSIDE = 0.80;

    /// Resamples of drivers for figures of all stays, and the share by which their range is
    /// widened.
    private static final int RESAMPLES = 100;

    private static final double RESAMPLES_WIDENED = 0.5;

    private record Stay(LocalDateTime from, LocalDateTime to, double kwh) {
        double hours() {
            return Duration.between(from, to).toMinutes() / 60.0;
        }
    }

    private enum Statistic {
        WEEKDAY_ARRIVAL(stays -> median(hours(stays, true, false))),
        WEEKEND_ARRIVAL(stays -> median(hours(stays, true, true))),
        WEEKDAY_ARRIVAL_SPREAD(stays -> spread(hours(stays, true, false))),
        WEEKDAY_DEPARTURE(stays -> median(hours(stays, false, false))),
        WEEKEND_DEPARTURE(stays -> median(hours(stays, false, true))),
        STAY_HOURS(stays -> median(stays.stream().mapToDouble(Stay::hours).toArray())),
        ENERGY(stays -> median(stays.stream().mapToDouble(Stay::kwh).toArray())),
        STAYS_PER_WEEK(
                stays ->
                        stays.size()
                                * 7.0
                                / (1
                                        + Duration.between(
                                                        stays.getFirst().from(),
                                                        stays.getLast().from())
                                                .toDays()));

        @SuppressWarnings("ImmutableEnumChecker")
        private final ToDoubleFunction<List<Stay>> function;

        Statistic(ToDoubleFunction<List<Stay>> function) {
            this.function = function;
        }

        double[] of(Collection<List<Stay>> drivers) {
            return drivers.stream().mapToDouble(function).filter(Double::isFinite).toArray();
        }
    }

    private static double[] hours(List<Stay> stays, boolean arrivals, boolean weekend) {
        return stays.stream()
                .map(stay -> arrivals ? stay.from() : stay.to())
                .filter(time -> time.getDayOfWeek().getValue() >= 6 == weekend)
                .mapToDouble(time -> time.getHour() + time.getMinute() / 60.0)
                .toArray();
    }

    private static double median(double[] values) {
        return values.length == 0 ? Double.NaN : HomeStatistic.quantile(values, 0.5);
    }

    private static double spread(double[] values) {
        return values.length == 0
                ? Double.NaN
                : HomeStatistic.quantile(values, 0.75) - HomeStatistic.quantile(values, 0.25);
    }

    private static Collection<List<Stay>> real() throws IOException {
        Map<String, List<Stay>> drivers = new TreeMap<>();
        try (Stream<Path> listed = Files.list(RealHomes.data("ev_trondheim_apartments"))) {
            for (Path file : listed.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
                read(Files.readAllLines(file, StandardCharsets.UTF_8), drivers);
            }
        }
        return drivers.values().stream().filter(d -> d.size() >= FEWEST_STAYS).toList();
    }

    private static void read(List<String> lines, Map<String, List<Stay>> drivers) {
        List<String> header = List.of(lines.getFirst().replace("\uFEFF", "").split(";", -1));
        DateTimeFormatter format = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(";", -1);
            String to = cells[header.indexOf("End_plugout")];
            boolean complete = !to.isBlank() && Character.isDigit(to.charAt(0));
            if (complete && cells[header.indexOf("User_type")].equals("Private")) {
                drivers.computeIfAbsent(
                                cells[header.indexOf("User_ID")], driver -> new ArrayList<>())
                        .add(
                                new Stay(
                                        LocalDateTime.parse(
                                                cells[header.indexOf("Start_plugin")], format),
                                        LocalDateTime.parse(to, format),
                                        Double.parseDouble(
                                                cells[header.indexOf("El_kWh")].replace(
                                                        ',', '.'))));
            }
        }
    }

    private static List<List<Stay>> generated() {
        TimeAxis axis =
                TimeAxis.of(
                        Instant.parse("2019-01-01T00:00:00Z"),
                        Duration.ofMinutes(15),
                        365 * 96,
                        ZoneId.of("Europe/Oslo"));
        var series = new GeneratedSeries(axis, Site.of(63.4, 10.4), RandomStreams.of(1));
        List<List<Stay>> drivers = new ArrayList<>();
        for (int driver = 0; driver < GENERATED; driver++) {
            drivers.add(
                    series.evSessions(EvProfile.FAMILY, "home_" + driver).stream()
                            .filter(stay -> stay.departureStep() < axis.steps())
                            .map(stay -> stay(stay, axis))
                            .toList());
        }
        return drivers;
    }

    private static Stay stay(EvSession stay, TimeAxis axis) {
        double need = (stay.targetSoc() - stay.arrivalSoc()) * EvProfile.FAMILY.capacityKwh();
        double hours = (stay.departureStep() - stay.arrivalStep()) * axis.stepHours();
        return new Stay(
                axis.local(stay.arrivalStep()).toLocalDateTime(),
                axis.local(stay.departureStep()).toLocalDateTime(),
                Math.min(need, hours * EvProfile.FAMILY.powerKw()));
    }

    @Test
    void generatedDrivers_everyStatistic_liesInTheRangeOfTrondheim() throws IOException {
        Collection<List<Stay>> real = real();
        List<List<Stay>> generated = generated();
        SoftAssertions softly = new SoftAssertions();
        for (Statistic statistic : Statistic.values()) {
            double[] wanted = statistic.of(real);
            double[] made = statistic.of(generated);
            double low = HomeStatistic.quantile(wanted, 0.05);
            double high = HomeStatistic.quantile(wanted, 0.95);
            double margin = WIDENED * (high - low);
            long inside =
                    Arrays.stream(made)
                            .filter(x -> x >= low - margin && x <= high + margin)
                            .count();
            softly.assertThat((double) inside / made.length)
                    .as(
                            "Share of generated drivers whose %s lies in the 5-95 %% range of %d real"
                                    + " ones, %.2f-%.2f widened by %s of it; generated 5/50/95 %%"
                                    + " %.2f/%.2f/%.2f",
                            statistic,
                            wanted.length,
                            low,
                            high,
                            WIDENED,
                            HomeStatistic.quantile(made, 0.05),
                            HomeStatistic.quantile(made, 0.5),
                            HomeStatistic.quantile(made, 0.95))
                    .isGreaterThanOrEqualTo(SHARE_INSIDE);
        }
        softly.assertAll();
    }

    /// What a stay is by.
    private enum Quantity {
        ARRIVAL(stay -> stay.from().getHour() + stay.from().getMinute() / 60.0),
        HOURS(Stay::hours),
        ENERGY(Stay::kwh);

        @SuppressWarnings("ImmutableEnumChecker")
        private final ToDoubleFunction<Stay> function;

        Quantity(ToDoubleFunction<Stay> function) {
            this.function = function;
        }

        double quantile(Collection<List<Stay>> drivers, boolean weekend, double share) {
            return HomeStatistic.quantile(
                    drivers.stream()
                            .flatMap(List::stream)
                            .filter(s -> s.from().getDayOfWeek().getValue() >= 6 == weekend)
                            .mapToDouble(function)
                            .toArray(),
                    share);
        }
    }

    @Test
    void staysOfAllDrivers_everyQuantile_liesInTheRangeOfResampledDrivers() throws IOException {
        List<List<Stay>> real = List.copyOf(real());
        List<List<Stay>> generated = generated();
        SoftAssertions softly = new SoftAssertions();
        for (Quantity quantity : Quantity.values()) {
            for (boolean weekend : new boolean[] {false, true}) {
                for (double share : new double[] {0.1, 0.25, 0.5, 0.75, 0.9}) {
                    double[] resamples = new double[RESAMPLES];
                    RandomStream random = RandomStreams.of(1).stream("drivers");
                    Arrays.setAll(
                            resamples,
                            k -> quantity.quantile(resampled(real, random), weekend, share));
                    double low = HomeStatistic.quantile(resamples, 0.05);
                    double high = HomeStatistic.quantile(resamples, 0.95);
                    double margin = RESAMPLES_WIDENED * (high - low);
                    softly.assertThat(quantity.quantile(generated, weekend, share))
                            .as(
                                    "%s, weekend %s, quantile %s: real 5-95 %% %.2f-%.2f",
                                    quantity, weekend, share, low, high)
                            .isBetween(low - margin, high + margin);
                }
            }
        }
        softly.assertAll();
    }

    private static List<List<Stay>> resampled(List<List<Stay>> drivers, RandomStream random) {
        List<List<Stay>> sample = new ArrayList<>();
        for (int k = 0; k < drivers.size(); k++) {
            sample.add(drivers.get(random.nextInt(drivers.size())));
        }
        return sample;
    }
}
