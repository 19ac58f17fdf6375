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
    private final double[] importPricePerKwh;
    private final double[] feedInPricePerKwh;
    private final @Nullable ImbalancePrices imbalance;

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
                importPricePerKwh.clone(),
                feedInPricePerKwh.clone(),
                null);
    }

    private Tariff(
            String name,
            TariffTerms terms,
            MonthlyTerms monthly,
            double[] importPricePerKwh,
            double[] feedInPricePerKwh,
            @Nullable ImbalancePrices imbalance) {
        if (importPricePerKwh.length != feedInPricePerKwh.length) {
            throw new IllegalArgumentException(
                    "The tariff %s has %d import prices but %d feed-in prices."
                            .formatted(name, importPricePerKwh.length, feedInPricePerKwh.length));
        }
        requireFinite(name, "import price", importPricePerKwh);
        requireFinite(name, "feed-in price", feedInPricePerKwh);
        if (imbalance != null && imbalance.steps() != importPricePerKwh.length) {
            throw new IllegalArgumentException(
                    "The tariff %s has %d steps but its imbalance prices have %d."
                            .formatted(name, importPricePerKwh.length, imbalance.steps()));
        }
        this.name = name;
        EnergyTiers tiers = monthly.tiers();
        if (tiers != null && tiers.steps() != importPricePerKwh.length) {
            throw new IllegalArgumentException(
                    "The tariff %s has %d steps but its tiers have %d."
                            .formatted(name, importPricePerKwh.length, tiers.steps()));
        }
        this.terms = terms;
        this.monthly = monthly;
        this.importPricePerKwh = importPricePerKwh;
        this.feedInPricePerKwh = feedInPricePerKwh;
        this.imbalance = imbalance;
    }

    /// The same prices and terms with what depends on the month.
    public Tariff with(MonthlyTerms other) {
        return new Tariff(name, terms, other, importPricePerKwh, feedInPricePerKwh, imbalance);
    }

    /// The same tariff with prices of its own for what members took beyond their firm trades.
    public Tariff with(@Nullable ImbalancePrices other) {
        return new Tariff(name, terms, monthly, importPricePerKwh, feedInPricePerKwh, other);
    }

    /// The same tariff with other energy prices, `[T]`.
    public Tariff withImportPrices(double[] pricePerKwh) {
        return new Tariff(name, terms, monthly, pricePerKwh.clone(), feedInPricePerKwh, imbalance);
    }

    /// The same tariff for the steps from `from` to `to − 1`.
    public Tariff steps(int from, int to) {
        EnergyTiers tiers = monthly.tiers();
        return new Tariff(
                name,
                terms,
                monthly.withTiers(tiers == null ? null : tiers.steps(from, to)),
                Arrays.copyOfRange(importPricePerKwh, from, to),
                Arrays.copyOfRange(feedInPricePerKwh, from, to),
                imbalance == null ? null : imbalance.steps(from, to));
    }

    private static void requireFinite(String name, String what, double[] prices) {
        for (int t = 0; t < prices.length; t++) {
            if (!Double.isFinite(prices[t])) {
                throw new IllegalArgumentException(
                        "The %s (%s) of the tariff %s at step %d must be finite."
                                .formatted(what, prices[t], name, t));
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
        return imbalance;
    }

    /// Number of steps T.
    public int steps() {
        return importPricePerKwh.length;
    }

    /// Energy price of step `t`, without fee and tax.
    public double importPricePerKwh(int t) {
        return importPricePerKwh[t];
    }

    /// Price paid for exports in step `t`.
    public double feedInPricePerKwh(int t) {
        return feedInPricePerKwh[t];
    }

    /// What one imported kWh costs the member in step `t`: energy, grid fee and tax; without tiers
    /// and discounts, which are known only when the month ends. A negative energy price bears no
    /// tax.
    public double retailPricePerKwh(int t) {
        double price = importPricePerKwh[t];
        double withTax = 1 + terms.vatRate();
        return price >= 0
                ? (price + terms.gridFeePerKwh()) * withTax
                : price + terms.gridFeePerKwh() * withTax;
    }
}
