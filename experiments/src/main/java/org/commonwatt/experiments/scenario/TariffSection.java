package org.commonwatt.experiments.scenario;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.commonwatt.experiments.scenario.problem.Figures;
import org.commonwatt.experiments.scenario.series.SeriesUnit.Quantity;
import org.commonwatt.market.Tariff;
import org.commonwatt.market.TariffTerms;

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
    private final Map<String, Tariff> named = new HashMap<>();
    private final boolean hasStandard;

    TariffSection(Section root, ReadingContext context) {
        this.context = context;
        this.root = root;
        currency = root.text("currency", "EUR");
        hasStandard = root.at("tariff").isObject();
        if (hasStandard) {
            named.put(STANDARD, tariff(root.at("tariff"), STANDARD));
        }
        Section tariffs = root.at("tariffs");
        for (String name : tariffs.keys()) {
            named.put(name, tariff(tariffs.at(name), name));
        }
    }

    /// The tariff that `at` names; the scenario's own where it names none.
    Tariff of(Section at) {
        String name = at.text(STANDARD);
        Tariff tariff = named.get(name);
        if (tariff != null) {
            return tariff;
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

    private Tariff tariff(Section at, String name) {
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
        var terms =
                new TariffTerms(
                        gridFee,
                        Math.min(gridFee, localFee),
                        at.number("fixed", 0) >= 0 ? at.number("fixed", 0) : negativeFixed(at),
                        Math.max(0, at.number("demandCharge", 0)),
                        Math.clamp(at.number("vat", 0), 0, 1));
        double[] imports = prices(at.at("import"));
        double[] feedIn = prices(at.at("feedIn"));
        warnOfArbitrage(at, imports, feedIn, terms);
        return new Tariff(name, terms, imports, feedIn);
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
