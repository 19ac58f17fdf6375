package org.commonwatt.market;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one member pays the retailer and gets for exports, step by step.
///
/// Prices are in currency/kWh; import prices are net of grid fee and tax, which [TariffTerms] adds.
/// Negative prices are allowed. Immutable. See `docs/FORMULATION.md#tariff`.
public final class Tariff {
    private final String name;
    private final TariffTerms terms;
    private final MonthlyTerms monthly;
    private final Series prices;

    /// Prices per step, `[T]`.
    ///
    /// @param importPerKwh energy price of imports
    /// @param feedInPerKwh price paid for exports
    /// @param imbalance prices of what was not agreed before; null for import and feed-in price
    /// @param dayAheadPerKwh price of what is bought before the day; null where nothing is
    @SuppressWarnings("ArrayRecordComponent") // The tariff's own; never compared.
    private record Series(
            double[] importPerKwh,
            double[] feedInPerKwh,
            @Nullable ImbalancePrices imbalance,
            double @Nullable [] dayAheadPerKwh) {}

    /// A tariff without [MonthlyTerms]; copies the series.
    ///
    /// @param name shown on bills
    /// @param terms fees, charges, tax
    /// @param importPricePerKwh energy price per step, `[T]`
    /// @param feedInPricePerKwh price paid for exports per step, `[T]`
    public Tariff(
            String name,
            TariffTerms terms,
            double[] importPricePerKwh,
            double[] feedInPricePerKwh) {
        this(
                name,
                terms,
                MonthlyTerms.NONE,
                new Series(importPricePerKwh.clone(), feedInPricePerKwh.clone(), null, null));
    }

    private Tariff(String name, TariffTerms terms, MonthlyTerms monthly, Series prices) {
        this.name = name;
        this.terms = terms;
        this.monthly = monthly;
        this.prices = prices;
        int steps = prices.importPerKwh.length;
        requireSteps("feed-in prices", prices.feedInPerKwh.length);
        requireFinite(name, "import price", prices.importPerKwh);
        requireFinite(name, "feed-in price", prices.feedInPerKwh);
        requireSteps(
                "imbalance prices", prices.imbalance == null ? steps : prices.imbalance.steps());
        EnergyTiers tiers = monthly.tiers();
        requireSteps("prices of tiers", tiers == null ? steps : tiers.steps());
        if (prices.dayAheadPerKwh != null) {
            requireSteps("day-ahead prices", prices.dayAheadPerKwh.length);
            requireFinite(name, "day-ahead price", prices.dayAheadPerKwh);
        }
    }

    private void requireSteps(String what, int count) {
        if (count != prices.importPerKwh.length) {
            throw new IllegalArgumentException(
                    "The tariff %s has %d import prices but %d %s."
                            .formatted(name, prices.importPerKwh.length, count, what));
        }
    }

    private Tariff with(Series other) {
        return new Tariff(name, terms, monthly, other);
    }

    /// The same prices and terms with what depends on the month.
    public Tariff with(MonthlyTerms other) {
        return new Tariff(name, terms, other, prices);
    }

    /// The same tariff with prices of its own for what members took beyond their firm trades.
    public Tariff with(@Nullable ImbalancePrices other) {
        return with(
                new Series(prices.importPerKwh, prices.feedInPerKwh, other, prices.dayAheadPerKwh));
    }

    /// The same tariff with energy that the community buys the day before at prices of its own,
    /// without fee and tax (`docs/FORMULATION.md#bought-ahead`).
    ///
    /// @param pricePerKwh `[T]`; null where nothing is bought ahead
    public Tariff withDayAhead(double @Nullable [] pricePerKwh) {
        double[] ahead = pricePerKwh == null ? null : pricePerKwh.clone();
        return with(new Series(prices.importPerKwh, prices.feedInPerKwh, prices.imbalance, ahead));
    }

    /// The same tariff with other import and feed-in prices, `[T]`.
    public Tariff withPrices(double[] importPerKwh, double[] feedInPerKwh) {
        return with(
                new Series(
                        importPerKwh.clone(),
                        feedInPerKwh.clone(),
                        prices.imbalance,
                        prices.dayAheadPerKwh));
    }

    /// The same tariff with other energy prices, `[T]`.
    public Tariff withImportPrices(double[] pricePerKwh) {
        return withPrices(pricePerKwh, prices.feedInPerKwh);
    }

    /// The same tariff for the steps from `from` to `to − 1`.
    public Tariff steps(int from, int to) {
        EnergyTiers tiers = monthly.tiers();
        ImbalancePrices imbalance = prices.imbalance;
        double[] ahead = prices.dayAheadPerKwh;
        return new Tariff(
                name,
                terms,
                monthly.withTiers(tiers == null ? null : tiers.steps(from, to)),
                new Series(
                        Arrays.copyOfRange(prices.importPerKwh, from, to),
                        Arrays.copyOfRange(prices.feedInPerKwh, from, to),
                        imbalance == null ? null : imbalance.steps(from, to),
                        ahead == null ? null : Arrays.copyOfRange(ahead, from, to)));
    }

    private static void requireFinite(String name, String what, double[] series) {
        for (int t = 0; t < series.length; t++) {
            if (!Double.isFinite(series[t])) {
                throw new IllegalArgumentException(
                        "The %s (%s) of the tariff %s at step %d must be finite."
                                .formatted(what, series[t], name, t));
            }
        }
    }

    /// One price for the whole run.
    public static Tariff flat(
            String name, TariffTerms terms, double importPrice, double feedIn, int steps) {
        double[] imports = new double[steps];
        double[] exports = new double[steps];
        Arrays.fill(imports, importPrice);
        Arrays.fill(exports, feedIn);
        return new Tariff(name, terms, imports, exports);
    }

    /// Name shown on bills.
    public String name() {
        return name;
    }

    /// Fees, charges, tax.
    public TariffTerms terms() {
        return terms;
    }

    /// What depends on the billing month.
    public MonthlyTerms monthly() {
        return monthly;
    }

    /// Demand charge in a month of the year, 1 … 12.
    public double demandChargePerKwMonth(int monthOfYear) {
        List<Double> byMonth = monthly.demand().chargePerKwByMonth();
        return byMonth.isEmpty() ? terms.demandChargePerKwMonth() : byMonth.get(monthOfYear - 1);
    }

    /// Prices of metered minus firmly traded energy; null where import and feed-in price hold.
    public @Nullable ImbalancePrices imbalance() {
        return prices.imbalance;
    }

    /// Number of steps T.
    public int steps() {
        return prices.importPerKwh.length;
    }

    /// Energy price of step `t`, without fee and tax.
    public double importPricePerKwh(int t) {
        return prices.importPerKwh[t];
    }

    /// Price paid for exports in step `t`.
    public double feedInPricePerKwh(int t) {
        return prices.feedInPerKwh[t];
    }

    /// Whether members on this tariff buy energy the day before.
    public boolean buysAhead() {
        return prices.dayAheadPerKwh != null;
    }

    /// Price of energy bought the day before for step `t`, without fee and tax; the import price
    /// where nothing is bought ahead.
    public double dayAheadPricePerKwh(int t) {
        double[] ahead = prices.dayAheadPerKwh;
        return ahead == null ? prices.importPerKwh[t] : ahead[t];
    }

    /// What a kWh costs without fee and tax that was taken beyond what was bought before: the
    /// imbalance price, or the import price.
    public double shortPricePerKwh(int t) {
        ImbalancePrices imbalance = prices.imbalance;
        return imbalance == null ? prices.importPerKwh[t] : imbalance.buyPricePerKwh(t);
    }

    /// What a kWh earns that is left of what was bought before: the imbalance price, or the feed-in
    /// price.
    public double longPricePerKwh(int t) {
        ImbalancePrices imbalance = prices.imbalance;
        return imbalance == null ? prices.feedInPerKwh[t] : imbalance.sellPricePerKwh(t);
    }

    /// An energy price with grid fee and tax; a negative one bears no tax.
    public double allInPricePerKwh(double energyPricePerKwh) {
        double withTax = 1 + terms.vatRate();
        return energyPricePerKwh >= 0
                ? (energyPricePerKwh + terms.gridFeePerKwh()) * withTax
                : energyPricePerKwh + terms.gridFeePerKwh() * withTax;
    }

    /// What one imported kWh costs the member in step `t`: energy, grid fee and tax; without tiers
    /// and discounts, which are known only when the month ends. A negative energy price bears no
    /// tax.
    public double retailPricePerKwh(int t) {
        return allInPricePerKwh(prices.importPerKwh[t]);
    }
}
