package org.commonwatt.operate.scenario.days;

/// A population of shops or workshops.
///
/// @param annualKwh median of the expected energy of a year, log-normal over businesses
/// @param spread standard deviation of its logarithm
/// @param weekday hours from Monday to Friday
/// @param saturday hours on Saturday
/// @param sunday hours on Sunday
/// @param alwaysShare share of the energy that runs day and night (cooling shelves, servers)
/// @param machineKw power of one machine that comes and goes; 0 = none
/// @param machineShare share of the energy that goes into such machines
public record BusinessProfile(
        double annualKwh,
        double spread,
        Hours weekday,
        Hours saturday,
        Hours sunday,
        double alwaysShare,
        double machineKw,
        double machineShare)
        implements DemandProfile {
    /// Opening hours on the wall clock; `close` = `open` means closed all day.
    ///
    /// @param open first hour, 0 … 24
    /// @param close last hour, `open` … 24
    public record Hours(double open, double close) {
        /// Closed all day.
        public static final Hours CLOSED = new Hours(0, 0);

        public Hours {
            if (!(open >= 0 && close >= open && close <= 24)) {
                throw new IllegalArgumentException(
                        "Opening hours must satisfy 0 <= open (%s) <= close (%s) <= 24."
                                .formatted(open, close));
            }
        }

        double length() {
            return close - open;
        }

        /// 1 if open at all on such a day, else 0.
        int days() {
            return close > open ? 1 : 0;
        }
    }

    /// A grocer: cooled goods day and night, open six days.
    public static final BusinessProfile SHOP =
            new BusinessProfile(
                    22_000, 0.5, new Hours(8.5, 19), new Hours(9, 18), Hours.CLOSED, 0.40, 2, 0.10);

    /// A joiner or a small engineering shop: one shift, machines of several kilowatts.
    public static final BusinessProfile WORKSHOP =
            new BusinessProfile(
                    30_000, 0.5, new Hours(7.25, 16.5), Hours.CLOSED, Hours.CLOSED, 0.15, 6, 0.50);

    public BusinessProfile {
        if (!(annualKwh > 0) || !(spread >= 0) || Double.isInfinite(annualKwh + spread)) {
            throw new IllegalArgumentException(
                    "The annualKwh (%s) must be positive and its spread (%s) not negative."
                            .formatted(annualKwh, spread));
        }
        if (!(alwaysShare >= 0 && machineShare >= 0 && alwaysShare + machineShare <= 1)) {
            throw new IllegalArgumentException(
                    "The alwaysShare (%s) and machineShare (%s) must be parts of 1."
                            .formatted(alwaysShare, machineShare));
        }
        if (!(machineKw >= 0) || (machineKw == 0 && machineShare > 0)) {
            throw new IllegalArgumentException(
                    "A machineShare (%s) needs a positive machineKw (%s)."
                            .formatted(machineShare, machineKw));
        }
        if (5 * weekday.length() + saturday.length() + sunday.length() == 0) {
            throw new IllegalArgumentException("A business must be open some time of the week.");
        }
    }

    Hours hours(LocalDay day) {
        return switch (day.date().getDayOfWeek()) {
            case SATURDAY -> saturday;
            case SUNDAY -> sunday;
            default -> weekday;
        };
    }

    double openHoursPerWeek() {
        return 5 * weekday.length() + saturday.length() + sunday.length();
    }

    int openDaysPerWeek() {
        return 5 * weekday.days() + saturday.days() + sunday.days();
    }

    @Override
    public BusinessProfile withAnnualKwh(double otherKwh) {
        return new BusinessProfile(
                otherKwh, spread, weekday, saturday, sunday, alwaysShare, machineKw, machineShare);
    }

    @Override
    public BusinessProfile withoutSpread() {
        return new BusinessProfile(
                annualKwh, 0, weekday, saturday, sunday, alwaysShare, machineKw, machineShare);
    }
}
