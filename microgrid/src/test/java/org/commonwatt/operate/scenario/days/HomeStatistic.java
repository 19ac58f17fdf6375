package org.commonwatt.operate.scenario.days;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.commonwatt.grid.TimeAxis;

/// A figure that characterises one home's year.
enum HomeStatistic {
    /// Mean energy of a day, kWh.
    MEAN_DAY {
        @Override
        double of(TimeAxis axis, double[] kwh) {
            return mean(kwh) * 24 / axis.stepHours();
        }
    },
    /// Standard deviation of a day's energy over its mean.
    DAY_VARIATION {
        @Override
        double of(TimeAxis axis, double[] kwh) {
            double[] days = days(axis, kwh);
            double mean = mean(days);
            return Math.sqrt(
                            Arrays.stream(days).map(x -> (x - mean) * (x - mean)).sum()
                                    / days.length)
                    / mean;
        }
    },
    /// Correlation of a day's energy with the day before's.
    DAY_MEMORY {
        @Override
        double of(TimeAxis axis, double[] kwh) {
            return autocorrelation(days(axis, kwh), 1);
        }
    },
    /// Mean power over the year's largest.
    LOAD_FACTOR {
        @Override
        double of(TimeAxis axis, double[] kwh) {
            return mean(kwh) / Arrays.stream(kwh).max().orElseThrow();
        }
    },
    /// The power exceeded in a hundredth of all steps, over the mean.
    HIGH_POWER {
        @Override
        double of(TimeAxis axis, double[] kwh) {
            return quantile(kwh, 0.99) / mean(kwh);
        }
    },
    /// The median power over the mean.
    MEDIAN_POWER {
        @Override
        double of(TimeAxis axis, double[] kwh) {
            return quantile(kwh, 0.5) / mean(kwh);
        }
    },
    /// The power not reached in a twentieth of all steps, over the mean.
    LOW_POWER {
        @Override
        double of(TimeAxis axis, double[] kwh) {
            return quantile(kwh, 0.05) / mean(kwh);
        }
    },
    /// Correlation with the step before.
    LAG_STEP {
        @Override
        double of(TimeAxis axis, double[] kwh) {
            return autocorrelation(kwh, 1);
        }
    },
    /// Correlation with the same time a day before.
    LAG_DAY {
        @Override
        double of(TimeAxis axis, double[] kwh) {
            return autocorrelation(kwh, (int) (24 / axis.stepHours()));
        }
    },
    /// Correlation with the same time a week before.
    LAG_WEEK {
        @Override
        double of(TimeAxis axis, double[] kwh) {
            return autocorrelation(kwh, (int) (7 * 24 / axis.stepHours()));
        }
    },
    /// Mean power from 2 to 5 over the mean.
    NIGHT {
        @Override
        double of(TimeAxis axis, double[] kwh) {
            return meanOf(kwh, t -> axis.hourOfDay(t) >= 2 && axis.hourOfDay(t) < 5) / mean(kwh);
        }
    },
    /// Mean power from 7 to 10 over the mean.
    MORNING {
        @Override
        double of(TimeAxis axis, double[] kwh) {
            return meanOf(kwh, t -> axis.hourOfDay(t) >= 7 && axis.hourOfDay(t) < 10) / mean(kwh);
        }
    },
    /// Mean power from 17 to 21 over the mean.
    EVENING {
        @Override
        double of(TimeAxis axis, double[] kwh) {
            return meanOf(kwh, t -> axis.hourOfDay(t) >= 17 && axis.hourOfDay(t) < 21) / mean(kwh);
        }
    },
    /// Mean power on Saturday and Sunday over that of weekdays.
    WEEKEND {
        @Override
        double of(TimeAxis axis, double[] kwh) {
            return meanOf(kwh, t -> axis.dayOfWeek(t) >= 6)
                    / meanOf(kwh, t -> axis.dayOfWeek(t) < 6);
        }
    },
    /// Mean power from December to February over that from June to August.
    WINTER {
        @Override
        double of(TimeAxis axis, double[] kwh) {
            return meanOf(kwh, t -> axis.local(t).getMonthValue() % 12 < 3)
                    / meanOf(kwh, t -> (axis.local(t).getMonthValue() + 6) % 12 < 3);
        }
    },
    /// Hour of the largest mean power.
    PEAK_HOUR {
        @Override
        double of(TimeAxis axis, double[] kwh) {
            double[] hours = hours(axis, kwh);
            int peak = 0;
            for (int hour = 1; hour < 24; hour++) {
                peak = hours[hour] > hours[peak] ? hour : peak;
            }
            return peak;
        }
    },
    /// Share of steps below 10 W.
    EMPTY {
        @Override
        double of(TimeAxis axis, double[] kwh) {
            double limit = 0.01 * axis.stepHours();
            return (double) Arrays.stream(kwh).filter(x -> x < limit).count() / kwh.length;
        }
    };

    abstract double of(TimeAxis axis, double[] kwh);

    static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double meanOf(double[] values, IntPredicate where) {
        double sum = 0;
        int count = 0;
        for (int t = 0; t < values.length; t++) {
            if (where.test(t)) {
                sum += values[t];
                count++;
            }
        }
        return sum / count;
    }

    /// Mean energy per step of each local hour of the day.
    static double[] hours(TimeAxis axis, double[] kwh) {
        double[] means = new double[24];
        for (int hour = 0; hour < 24; hour++) {
            int wanted = hour;
            means[hour] = meanOf(kwh, t -> axis.hourOfDay(t) == wanted);
        }
        return means;
    }

    static double[] days(TimeAxis axis, double[] kwh) {
        double[] days = new double[axis.days()];
        for (int t = 0; t < kwh.length; t++) {
            days[axis.day(t)] += kwh[t];
        }
        return days;
    }

    static double autocorrelation(double[] values, int lag) {
        double mean = mean(values);
        double product = 0;
        double square = 0;
        for (int t = 0; t < values.length; t++) {
            square += (values[t] - mean) * (values[t] - mean);
            product += t >= lag ? (values[t] - mean) * (values[t - lag] - mean) : 0;
        }
        return product / square;
    }

    /// Linear interpolation between order statistics.
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
