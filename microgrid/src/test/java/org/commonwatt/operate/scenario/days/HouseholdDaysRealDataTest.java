package org.commonwatt.operate.scenario.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Generated homes beside metered ones: every range is computed from the homes that are there.
@Tag("real-data")
final class HouseholdDaysRealDataTest {
    private static final int GENERATED = 60;

    /// The range from the 5 % to the 95 % quantile of real homes is widened by a share of itself on
    /// both sides: this much, and more where few homes tell little of their kind.
    private static final double WIDENED = 0.2;

    private static final double WIDENED_FOR_FEW = 3.0;

    /// Share of generated homes that must lie in that range.
    private static final double SHARE_INSIDE = 0.80;

    @Test
    void europeanHomes_everyStatistic_liesInTheRangeOfLondon() throws IOException {
        compare(RealHomes.london(), Site.of(51.5, -0.14), HouseholdProfile.EUROPEAN);
    }

    @Test
    void californianHomes_everyStatistic_liesInTheRangeOfFontana() throws IOException {
        compare(RealHomes.california(), Site.of(34.1, -117.4), HouseholdProfile.CALIFORNIAN);
    }

    private static void compare(RealHomes real, Site site, HouseholdProfile profile) {
        RealHomes generated = generate(real, site, profile);
        SoftAssertions softly = new SoftAssertions();
        for (HomeStatistic statistic : HomeStatistic.values()) {
            statisticLies(statistic, real, generated, softly);
        }
        for (int homes = 5; homes <= real.kwh().size() / 2; homes *= 2) {
            coincidenceLies(homes, real, generated, softly);
        }
        double likeness = correlation(meanDay(real), meanDay(generated));
        softly.assertThat(likeness)
                .as("Correlation of the mean day of generated and real homes, hour by hour")
                .isGreaterThan(0.85);
        softly.assertAll();
    }

    private static RealHomes generate(RealHomes real, Site site, HouseholdProfile profile) {
        var series = new GeneratedSeries(real.axis(), site, RandomStreams.of(1));
        List<double[]> kwh = new ArrayList<>();
        for (int home = 0; home < GENERATED; home++) {
            kwh.add(series.demandKwh(profile, "home_" + home));
        }
        return new RealHomes(real.axis(), kwh);
    }

    private static void statisticLies(
            HomeStatistic statistic, RealHomes real, RealHomes generated, SoftAssertions softly) {
        double[] wanted = values(statistic, real);
        double[] made = values(statistic, generated);
        double low = HomeStatistic.quantile(wanted, 0.05);
        double high = HomeStatistic.quantile(wanted, 0.95);
        double margin = widened(real) * (high - low);
        long inside =
                Arrays.stream(made)
                        .filter(x -> x >= low - margin - 1e-9 && x <= high + margin + 1e-9)
                        .count();
        String figures =
                "%s: real homes 5-95 %% %.3f-%.3f (widened by %.2f of it), generated 5/50/95 %% %.3f/%.3f/%.3f"
                        .formatted(
                                statistic,
                                low,
                                high,
                                widened(real),
                                HomeStatistic.quantile(made, 0.05),
                                HomeStatistic.quantile(made, 0.5),
                                HomeStatistic.quantile(made, 0.95));
        softly.assertThat((double) inside / made.length)
                .as("Share inside of %s", figures)
                .isGreaterThanOrEqualTo(SHARE_INSIDE);
        softly.assertThat(HomeStatistic.quantile(made, 0.5))
                .as("Median of %s", figures)
                .isBetween(low, high);
    }

    private static double widened(RealHomes real) {
        return WIDENED + WIDENED_FOR_FEW / real.kwh().size();
    }

    private static double[] values(HomeStatistic statistic, RealHomes homes) {
        return homes.kwh().stream().mapToDouble(kwh -> statistic.of(homes.axis(), kwh)).toArray();
    }

    /// Largest sum over sum of largest, for random groups of homes.
    private static void coincidenceLies(
            int homes, RealHomes real, RealHomes generated, SoftAssertions softly) {
        double[] wanted = coincidences(homes, real);
        double low = HomeStatistic.quantile(wanted, 0.05);
        double high = HomeStatistic.quantile(wanted, 0.95);
        double margin = 2 * widened(real) * (high - low);
        softly.assertThat(HomeStatistic.quantile(coincidences(homes, generated), 0.5))
                .as(
                        "Median coincidence of %d generated homes; real groups 5-95 %% %.3f-%.3f,"
                                + " widened by %.2f of it",
                        homes, low, high, 2 * widened(real))
                .isBetween(low - margin, high + margin);
    }

    private static double[] coincidences(int homes, RealHomes all) {
        double[] values = new double[100];
        RandomStream random = RandomStreams.of(1).stream("groups");
        int[] order = new int[all.kwh().size()];
        for (int k = 0; k < order.length; k++) {
            order[k] = k;
        }
        for (int group = 0; group < values.length; group++) {
            random.shuffle(order);
            double[] sum = new double[all.axis().steps()];
            double largest = 0;
            for (int k = 0; k < homes; k++) {
                double[] kwh = all.kwh().get(order[k]);
                largest += Arrays.stream(kwh).max().orElseThrow();
                Arrays.setAll(sum, t -> sum[t] + kwh[t]);
            }
            values[group] = Arrays.stream(sum).max().orElseThrow() / largest;
        }
        return values;
    }

    /// Mean over homes of each hour's power over the home's mean.
    private static double[] meanDay(RealHomes homes) {
        double[] day = new double[24];
        for (double[] kwh : homes.kwh()) {
            double[] hours = HomeStatistic.hours(homes.axis(), kwh);
            double mean = HomeStatistic.mean(kwh);
            Arrays.setAll(day, hour -> day[hour] + hours[hour] / mean / homes.kwh().size());
        }
        return day;
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = HomeStatistic.mean(a);
        double meanB = HomeStatistic.mean(b);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int k = 0; k < a.length; k++) {
            ab += (a[k] - meanA) * (b[k] - meanB);
            aa += (a[k] - meanA) * (a[k] - meanA);
            bb += (b[k] - meanB) * (b[k] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }

    @Test
    void folders_everyFile_isReadOrLeftOutByRule() throws IOException {
        assertThat(RealHomes.london().kwh()).hasSizeGreaterThan(1);
        assertThat(RealHomes.california().kwh()).hasSizeGreaterThan(1);
    }
}
