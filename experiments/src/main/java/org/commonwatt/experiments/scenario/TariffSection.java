package org.commonwatt.experiments.scenario;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.commonwatt.experiments.scenario.problem.Figures;
import org.commonwatt.experiments.scenario.series.SeriesUnit.Quantity;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.ImbalancePrices;
import org.commonwatt.market.MonthlyTerms;
import org.commonwatt.market.Tariff;
import org.commonwatt.market.TariffTerms;
import org.jspecify.annotations.Nullable;

/// `tariff` and `tariffs`: what members pay the retailer and get for exports.
final class TariffSection {
    private static final String STANDARD = "standard";

    private static final Set<String> LARGE_CURRENCIES =
            Set.of("EUR", "GBP", "USD", "CHF", "AUD", "CAD", "NZD", "SGD");

    /// Above this, a price in a large currency is rather in hundredths of it.
    private static final double ODD_PRICE = 5;

    private final ReadingContext context;
    private final Section root;
    private final String currency;
    private final Map<String, Offer> named = new HashMap<>();
    private final boolean hasStandard;

    TariffSection(Section root, ReadingContext context) {
        this.context = context;
        this.root = root;
        currency = root.text("currency", "EUR");
        hasStandard = root.at("tariff").isObject();
        if (hasStandard) {
            named.put(STANDARD, offer(root.at("tariff"), STANDARD));
        }
        Section tariffs = root.at("tariffs");
        for (String name : tariffs.keys()) {
            named.put(name, offer(tariffs.at(name), name));
        }
    }

    /// What everybody with one tariff shares, and its rules for the rest.
    private static final class Offer {
        private final Section at;
        private final Tariff tariff;
        private final DiscountRules discounts;
        private final Map<MonthlyTerms, Tariff> ofMembers = new HashMap<>();

        Offer(Section at, Tariff tariff) {
            this.at = at;
            this.tariff = tariff;
            discounts = new DiscountRules(at.at("discount"));
        }

        /// One tariff for all members whose terms are the same.
        Tariff of(Participant member, int occupants) {
            MonthlyTerms terms =
                    tariff.monthly().of(capacityCharge(member), discounts.of(member, occupants));
            return ofMembers.computeIfAbsent(terms, tariff::with);
        }

        private double capacityCharge(Participant member) {
            double perKw = Math.max(0, at.number("capacityFee", 0));
            if (perKw == 0 || member.kind().isCommonAsset()) {
                return 0;
            }
            double limit = member.connection().importLimitKw();
            double kw = Double.isInfinite(limit) ? at.number("capacityKw", Double.NaN) : limit;
            if (Double.isNaN(kw)) {
                at.at("capacityFee")
                        .problem(
                                "needs a size: %s has no connection.importLimitKw and the tariff no capacityKw."
                                        .formatted(member.id()));
                return 0;
            }
            return perKw * Math.max(0, kw);
        }
    }

    /// The tariff that `at` names, with what hangs on the member; the scenario's own where it names
    /// none.
    ///
    /// @param occupants people in the household; 0 where unknown
    Tariff of(Section at, Participant member, int occupants) {
        String name = at.text(STANDARD);
        Offer offer = named.get(name);
        if (offer != null) {
            return offer.of(member, occupants);
        }
        if (at.isText()) {
            var known = new TreeSet<>(named.keySet());
            known.remove(STANDARD);
            at.problem(
                    "is \"%s\" but must be one of the tariffs: %s."
                            .formatted(
                                    name,
                                    known.isEmpty() ? "none is given" : String.join(", ", known)),
                    Spelling.youMean(name, known));
        } else if (!hasStandard) {
            Section where = named.isEmpty() ? root.at("tariff") : at;
            where.problem("is missing; the scenario has no tariff for all.");
        }
        return Tariff.flat(name, TariffTerms.PLAIN, 0, 0, context.axis().steps());
    }

    private Offer offer(Section at, String name) {
        double gridFee = Math.max(0, at.number("gridFee", 0));
        double localFee = Math.max(0, at.number("localGridFee", gridFee));
        if (localFee > gridFee) {
            at.at("localGridFee")
                    .problem(
                            "is %s but must not exceed the gridFee of %s."
                                    .formatted(localFee, gridFee),
                            at.has("gridFee") ? "the two are swapped." : "gridFee is missing.");
        }
        for (String key : List.of("gridFee", "localGridFee")) {
            hint(at.at(key), at.number(key, 0));
        }
        TariffSheet sheet = sheet(at);
        double fixed = at.number("fixed", 0) >= 0 ? at.number("fixed", 0) : negativeFixed(at);
        var terms =
                new TariffTerms(
                        gridFee,
                        Math.min(gridFee, localFee),
                        fixed + (sheet == null ? 0 : sheet.fixedPerDay()),
                        Math.max(0, at.number("demandCharge", 0)),
                        Math.clamp(at.number("vat", 0), 0, 1));
        TimeAxis axis = context.axis();
        double[] imports = sheet == null ? prices(at.at("import")) : sheet.importPrices(axis);
        double[] sell = sheet == null || at.has("feedIn") ? null : sheet.sellPrices(axis);
        double[] feedIn = sell == null ? prices(at.at("feedIn")) : sell;
        warnOfArbitrage(at, imports, feedIn, terms);
        MonthlyTerms monthly =
                MonthlySection.read(
                        at, axis.steps(), sheet, sheet == null ? null : sheet.tiers(axis));
        Tariff tariff = new Tariff(name, terms, imports, feedIn).with(monthly);
        Tariff offered = tariff.with(imbalance(at, imports, feedIn));
        return new Offer(at, at.has("dayAhead") ? ahead(at, offered) : offered);
    }

    private Tariff ahead(Section at, Tariff tariff) {
        if (tariff.monthly().tiers() != null) {
            at.at("dayAhead")
                    .problem(
                            "cannot be combined with tiers: blocks of a month have no day-ahead price.");
        }
        return tariff.withDayAhead(prices(at.at("dayAhead")));
    }

    /// Prices of what is taken beyond firm trades; a missing one is the import or feed-in price.
    private @Nullable ImbalancePrices imbalance(Section at, double[] imports, double[] feedIn) {
        boolean buys = at.has("imbalanceBuy");
        boolean sells = at.has("imbalanceSell");
        return buys || sells
                ? new ImbalancePrices(
                        buys ? prices(at.at("imbalanceBuy")) : imports,
                        sells ? prices(at.at("imbalanceSell")) : feedIn)
                : null;
    }

    /// What the tariff's file says; null where it has none or after a problem.
    private @Nullable TariffSheet sheet(Section at) {
        List<String> forms = Stream.of("import", "urdb", "schedule").filter(at::has).toList();
        if (forms.size() != 1) {
            at.problem("needs exactly one of import, urdb, schedule.");
            return null;
        }
        Section key = at.at(forms.getFirst());
        Section file = forms.contains("import") ? null : TariffFile.open(key, context);
        if (file == null) {
            return null;
        }
        return forms.contains("urdb") ? UrdbTariff.read(file, currency) : ScheduleTariff.read(file);
    }

    private static double negativeFixed(Section at) {
        at.at("fixed").problem("is %s but must not be negative.".formatted(at.number("fixed", 0)));
        return 0;
    }

    private double[] prices(Section at) {
        boolean complex = at.isObject();
        long forms =
                at.keys().stream().filter(Set.of("flat", "timeOfUse", "series")::contains).count();
        if (complex && forms != 1) {
            at.problem("needs exactly one of flat, timeOfUse, series.");
        }
        double[] prices =
                at.has("timeOfUse")
                        ? TimeOfUse.prices(at.at("timeOfUse"), context.axis())
                        : context.numbers(at, Quantity.PRICE, 0);
        hint(at, Arrays.stream(prices).average().orElse(0));
        return prices;
    }

    private void hint(Section at, double price) {
        if (price > ODD_PRICE && LARGE_CURRENCIES.contains(currency)) {
            at.warning(
                    "is %s %s per kWh on average, which is very dear."
                            .formatted(Figures.of(price), currency),
                    currency.equals("GBP") ? "it is in pence." : "it is in cents.");
        }
    }

    private static void warnOfArbitrage(
            Section at, double[] imports, double[] feedIn, TariffTerms terms) {
        int steps = 0;
        for (int t = 0; t < imports.length; t++) {
            double retail = (imports[t] + terms.gridFeePerKwh()) * (1 + terms.vatRate());
            steps += feedIn[t] > retail ? 1 : 0;
        }
        if (steps > 0) {
            at.at("feedIn")
                    .warning(
                            "is above the import price in %d steps: buying to sell would pay."
                                    .formatted(steps),
                            null);
        }
    }
}
