package org.commonwatt.operate.policy;

/// The prices by which members choose hours of the coming day.
interface PriceView {
    /// The published retail prices.
    PriceView RETAIL =
            new PriceView() {
                @Override
                public double perKwh(Observations o, int copy, int i, int lead) {
                    return o.retailPricePerKwh(copy, i, lead);
                }

                @Override
                public void write(Observations o, int copy, int i, double[] out) {
                    o.retailPricesPerKwh(copy, i, out);
                }
            };

    /// What a kWh costs member `i`, `lead` steps ahead, 0 … one day.
    double perKwh(Observations o, int copy, int i, int lead);

    /// Writes the prices from the present step on; at most one day long.
    void write(Observations o, int copy, int i, double[] out);
}
