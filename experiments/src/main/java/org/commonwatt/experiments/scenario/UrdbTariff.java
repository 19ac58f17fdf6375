package org.commonwatt.experiments.scenario;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.commonwatt.experiments.scenario.TariffSheet.Rate;
import org.jspecify.annotations.Nullable;

/// `urdb`: a rate of the US Utility Rate Database in its JSON form, version 7 (OpenEI, *Utility
/// Rate Database API*, energyratestructure, energyweekdayschedule, fixedchargefirstmeter, …).
///
/// A period of the file is a band, a tier a block of kWh per month. What changes a bill and is not
/// simulated is a problem, never silence.
final class UrdbTariff {
    private static final int MONTHS = 12;
    private static final int HOURS = 24;

    /// Parts of a rate that would change bills and are not simulated.
    private static final List<String> NOT_SIMULATED =
            List.of("demandratestructure", "coincidentratestructure", "fueladjustmentsmonthly");

    private final Section rate;

    private UrdbTariff(Section rate) {
        this.rate = rate;
    }

    /// The rate, or null after a problem.
    ///
    /// @param file root of the file: a rate, or `{items: [rate]}`
    static @Nullable TariffSheet read(Section file, String currency) {
        Section rate = file.has("items") ? one(file.at("items")) : file;
        return rate == null ? null : new UrdbTariff(rate).sheet(currency);
    }

    private static @Nullable Section one(Section items) {
        List<Section> rates = items.items();
        if (rates.size() != 1) {
            items.problem("has %d rates but must have one.".formatted(rates.size()));
            return null;
        }
        return rates.getFirst();
    }

    private @Nullable TariffSheet sheet(String currency) {
        Section structure = rate.at("energyratestructure");
        if (structure.items().isEmpty()) {
            structure.problem("is missing.", "this is no rate of the Utility Rate Database.");
            return null;
        }
        List<List<Rate>> bands = new ArrayList<>();
        for (Section period : structure.items()) {
            bands.add(tiers(period));
        }
        int[][] weekday = schedule("energyweekdayschedule", bands.size());
        int[][] weekend = schedule("energyweekendschedule", bands.size());
        NOT_SIMULATED.forEach(this::refuse);
        if (rate.text("country", "").equals("USA")) {
            TariffFile.warnOfCurrency(rate, "USD", currency);
        }
        boolean daily = rate.text("fixedchargeunits", "$/month").equals("$/day");
        double fixed = charge("fixedchargefirstmeter", "fixedchargeunits", Set.of("$/day"));
        double minimum = charge("mincharge", "minchargeunits", Set.of("$/year"));
        boolean yearly = rate.text("minchargeunits", "").equals("$/year");
        return new TariffSheet(
                rate.text("label", rate.text("name", "")),
                bands,
                local -> band(local, weekday, weekend),
                daily ? fixed : 0,
                daily ? 0 : fixed,
                yearly ? minimum / MONTHS : minimum,
                demandCharges());
    }

    private static int band(LocalDateTime local, int[][] weekday, int[][] weekend) {
        int[][] schedule = local.getDayOfWeek().getValue() >= 6 ? weekend : weekday;
        return schedule[local.getMonthValue() - 1][local.getHour()];
    }

    private static List<Rate> tiers(Section period) {
        List<Rate> tiers = new ArrayList<>();
        List<Section> items = period.items();
        double before = 0;
        for (int k = 0; k < items.size(); k++) {
            Section tier = items.get(k);
            boolean last = k == items.size() - 1;
            double most = last ? Double.POSITIVE_INFINITY : tier.number("max", 0);
            if (most <= before) {
                tier.at("max")
                        .problem("must be a number above the tier before (%s).".formatted(before));
                most = before + 1;
            }
            before = most;
            String unit = tier.text("unit", "kWh");
            if (!unit.equals("kWh")) {
                tier.at("unit")
                        .problem("is \"%s\", which is not simulated; kWh is.".formatted(unit));
            }
            if (!tier.at("rate").isNumber()) {
                tier.at("rate").problem("is missing.");
            }
            double price = tier.number("rate", 0) + tier.number("adj", 0);
            tiers.add(new Rate(most, price, tier.number("sell", Double.NaN)));
        }
        if (tiers.isEmpty()) {
            period.problem("has no tier.");
            tiers.add(new Rate(Double.POSITIVE_INFINITY, 0, Double.NaN));
        }
        return tiers;
    }

    /// Period of each month and hour, `[12 × 24]`.
    private int[][] schedule(String key, int periods) {
        Section at = rate.at(key);
        int[][] schedule = new int[MONTHS][HOURS];
        List<Section> months = at.items();
        if (months.size() != MONTHS) {
            at.problem("has %d months but needs 12.".formatted(months.size()));
            return schedule;
        }
        for (int month = 0; month < MONTHS; month++) {
            List<Section> hours = months.get(month).items();
            if (hours.size() != HOURS) {
                months.get(month).problem("has %d hours but needs 24.".formatted(hours.size()));
                continue;
            }
            for (int hour = 0; hour < HOURS; hour++) {
                schedule[month][hour] = period(hours.get(hour), periods);
            }
        }
        return schedule;
    }

    private static int period(Section at, int periods) {
        double period = at.number(-1);
        if (period >= 0 && period < periods && period == Math.rint(period)) {
            return (int) period;
        }
        at.problem("must be the number of one of the %d periods, from 0.".formatted(periods));
        return 0;
    }

    /// A charge whose unit is `$/month` or one of `others`.
    private double charge(String key, String unitKey, Set<String> others) {
        double charge = rate.number(key, 0);
        String unit = rate.text(unitKey, "$/month");
        if (charge < 0) {
            rate.at(key).problem("is %s but must not be negative.".formatted(charge));
        }
        if (charge != 0 && !unit.equals("$/month") && !others.contains(unit)) {
            rate.at(unitKey).problem("is \"%s\", which is not simulated.".formatted(unit));
        }
        return Math.max(0, charge);
    }

    private void refuse(String key) {
        if (numbersOtherThanZero(rate.at(key))) {
            rate.at(key).problem("is not simulated.");
        }
    }

    private static boolean numbersOtherThanZero(Section at) {
        if (at.isNumber()) {
            return at.number(0) != 0;
        }
        return at.items().stream().anyMatch(UrdbTariff::numbersOtherThanZero)
                || (at.isObject() && (at.number("rate", 0) != 0 || at.number("adj", 0) != 0));
    }

    /// Flat demand charges by month; empty where there are none.
    private List<Double> demandCharges() {
        Section structure = rate.at("flatdemandstructure");
        if (!numbersOtherThanZero(structure)) {
            return List.of();
        }
        List<Double> ofPeriod = new ArrayList<>();
        for (Section period : structure.items()) {
            if (period.items().size() != 1) {
                period.problem("has %d tiers; one is simulated.".formatted(period.items().size()));
            }
            double charge = 0;
            for (Section tier : period.items()) {
                charge += tier.number("rate", 0) + tier.number("adj", 0);
            }
            ofPeriod.add(Math.max(0, charge));
        }
        if (ofPeriod.isEmpty()) {
            structure.problem("has no period.");
            return List.of();
        }
        List<Section> months = rate.at("flatdemandmonths").items();
        if (months.size() != MONTHS) {
            rate.at("flatdemandmonths")
                    .problem("has %d months but needs 12.".formatted(months.size()));
            return Collections.nCopies(MONTHS, 0.0);
        }
        return months.stream().map(at -> ofPeriod.get(period(at, ofPeriod.size()))).toList();
    }
}
