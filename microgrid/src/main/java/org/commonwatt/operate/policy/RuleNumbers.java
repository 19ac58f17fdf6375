package org.commonwatt.operate.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.commonwatt.grid.TimeAxis;

/// Numbers that [RulePolicy] leaves open, for each half of the year: reasonable ones as usual,
/// those of a community where they were tuned (`docs/FORMULATION.md#rule-numbers`).
///
/// @param summer April to September
/// @param winter the other months
public record RuleNumbers(Season summer, Season winter) {
    /// Numbers of half a year.
    ///
    /// @param batteryCaution by how much batteries expect every later step to need more than the
    ///   forecast says, as a share of its mean size
    /// @param buyShare part of what dearer hours are expected to need that is bought ahead
    /// @param keepShare part of it that is kept
    /// @param ownShare part of what own meters need behind which fees are saved
    /// @param batteryHurdle by how much dearer, as a share, later hours must be than losses and
    ///   wear ask for
    /// @param heatHours how far ahead rooms are warmed
    /// @param heatMildC outdoor temperature from which they are not
    /// @param heatHurdle by how much dearer, as a share, heat of now may be than later heat
    /// @param vehicleCaution as `batteryCaution`, for vehicles that may feed back
    /// @param reserveShare part of what lies above the scenario's reserve that batteries keep for
    ///   outages too; nothing below 0, so that a search can stay clear of it
    public record Season(
            double batteryCaution,
            double buyShare,
            double keepShare,
            double ownShare,
            double batteryHurdle,
            double heatHours,
            double heatMildC,
            double heatHurdle,
            double vehicleCaution,
            double reserveShare) {
        /// What nobody tuned.
        static final Season USUAL = new Season(0, 1, 1, 1, 0, 12, 8, 0, 0, 0);

        double[] numbers() {
            return new double[] {
                batteryCaution,
                buyShare,
                keepShare,
                ownShare,
                batteryHurdle,
                heatHours,
                heatMildC,
                heatHurdle,
                vehicleCaution,
                reserveShare
            };
        }
    }

    /// What nobody tuned.
    public static final RuleNumbers USUAL = new RuleNumbers(Season.USUAL, Season.USUAL);

    private static final List<String> NAMES =
            List.of(
                    "battery caution",
                    "share bought",
                    "share kept",
                    "share for own meters",
                    "battery hurdle",
                    "hours of heat ahead",
                    "mild from °C",
                    "heat dearer by",
                    "vehicle caution",
                    "more in reserve");
    private static final double[] LOW = {-0.5, 0.5, 0, 0, -0.1, 1, -5, -0.2, -0.5, -0.5};
    private static final double[] HIGH = {2, 2, 2, 2, 0.2, 24, 18, 0.5, 2, 1};

    /// How many there are: those of summer, then those of winter.
    public static int size() {
        return 2 * NAMES.size();
    }

    /// Least sensible values, in the order of [#numbers].
    public static double[] low() {
        return twice(LOW);
    }

    /// Greatest sensible values.
    public static double[] high() {
        return twice(HIGH);
    }

    private static double[] twice(double[] half) {
        double[] whole = Arrays.copyOf(half, 2 * half.length);
        System.arraycopy(half, 0, whole, half.length, half.length);
        return whole;
    }

    /// From the numbers of a search.
    public static RuleNumbers of(double[] numbers) {
        if (numbers.length != size()) {
            throw new IllegalArgumentException(
                    "The rule has %d numbers: %d.".formatted(size(), numbers.length));
        }
        return new RuleNumbers(season(numbers, 0), season(numbers, NAMES.size()));
    }

    private static Season season(double[] x, int at) {
        return new Season(
                x[at], x[at + 1], x[at + 2], x[at + 3], x[at + 4], x[at + 5], x[at + 6], x[at + 7],
                x[at + 8], x[at + 9]);
    }

    /// The reverse of [#of].
    public double[] numbers() {
        double[] all = twice(summer.numbers());
        System.arraycopy(winter.numbers(), 0, all, NAMES.size(), NAMES.size());
        return all;
    }

    Season at(TimeAxis axis, int t) {
        return HourTable.isSummer(axis, t) ? summer : winter;
    }

    /// The numbers as a table to read.
    public String chart() {
        var text = new StringBuilder("%-22s%10s%10s%n".formatted("", "summer", "winter"));
        for (int k = 0; k < NAMES.size(); k++) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%-22s%10.2f%10.2f%n",
                            NAMES.get(k),
                            summer.numbers()[k],
                            winter.numbers()[k]));
        }
        return text.toString();
    }
}
