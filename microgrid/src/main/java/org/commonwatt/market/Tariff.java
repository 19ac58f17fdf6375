package org.commonwatt.market;

/// What one member pays the retailer and gets for exports, step by step.
///
/// Prices are in currency/kWh; import prices are net of grid fee and tax, which [TariffTerms] adds.
/// Negative prices are allowed. Immutable. See `docs/FORMULATION.md#tariff`.
public final class Tariff {
    private final String name;
    private final TariffTerms terms;
    private final double[] importPricePerKwh;
    private final double[] feedInPricePerKwh;

    /// Copies the series.
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
        if (importPricePerKwh.length != feedInPricePerKwh.length) {
            throw new IllegalArgumentException(
                    "The tariff %s has %d import prices but %d feed-in prices."
                            .formatted(name, importPricePerKwh.length, feedInPricePerKwh.length));
        }
        requireFinite(name, "import price", importPricePerKwh);
        requireFinite(name, "feed-in price", feedInPricePerKwh);
        this.name = name;
        this.terms = terms;
        this.importPricePerKwh = importPricePerKwh.clone();
        this.feedInPricePerKwh = feedInPricePerKwh.clone();
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
        java.util.Arrays.fill(imports, importPrice);
        java.util.Arrays.fill(exports, feedIn);
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

    /// What one imported kWh costs the member in step `t`: energy, grid fee and tax.
    public double retailPricePerKwh(int t) {
        return (importPricePerKwh[t] + terms.gridFeePerKwh()) * (1 + terms.vatRate());
    }
}
