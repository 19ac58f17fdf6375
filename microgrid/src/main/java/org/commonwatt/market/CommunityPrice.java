package org.commonwatt.market;

import org.commonwatt.grid.StepFlows;

/// Community price: everybody pays π_t for what the meter takes and gets π_t for what it gives,
/// whoever is on the other side (`docs/FORMULATION.md#community-price`).
///
/// What members exchange costs π_t. On what the retailer supplies, the member's own tariff is
/// posted as ever, and the difference to π_t is charged beside it ([Clearing#communityCharge]): an
/// imported kWh then costs π_t and the local grid fee, an exported one earns π_t. The surplus of
/// these charges (congestion, peak) goes back in proportion to load; a deficit is raised likewise.
/// π_t is the dual of the community's energy balance; without a series it is that of a community
/// without binding limits, the price outside ([DynamicNem]).
public final class CommunityPrice extends PricedPool {
    /// Name in scenario files.
    public static final String NAME = "community-price";

    private final double[] pricePerKwh;
    private final DynamicNem outside = new DynamicNem();

    /// The price outside, by the community's net position.
    public CommunityPrice() {
        this(new double[0]);
    }

    /// @param pricePerKwh π_t of each step, `[T]`, one entry for all steps, or empty; copied
    public CommunityPrice(double[] pricePerKwh) {
        this.pricePerKwh = pricePerKwh.clone();
        for (double price : pricePerKwh) {
            if (!Double.isFinite(price)) {
                throw new IllegalArgumentException(
                        "The community price (%s) must be finite.".formatted(price));
            }
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    protected double pricePerKwh(
            Prices prices, int t, int copy, double demandKwh, double supplyKwh) {
        return switch (pricePerKwh.length) {
            case 0 -> outside.pricePerKwh(prices, t, copy, demandKwh, supplyKwh);
            case 1 -> pricePerKwh[0];
            default -> pricePerKwh[t];
        };
    }

    @Override
    public void clear(Prices prices, int t, StepFlows flows, int copy, Clearing out) {
        super.clear(prices, t, flows, copy, out);
        if (prices.poolFloorPerKwh(t) > prices.poolCeilingPerKwh(t)) {
            return;
        }
        int n = prices.participants();
        int base = copy * n;
        double demand = 0;
        double supply = 0;
        double load = 0;
        for (int k = base; k < base + n; k++) {
            demand += flows.gridImportKwh[k];
            supply += flows.gridExportKwh[k];
            load += load(flows, k);
        }
        double price = pricePerKwh(prices, t, copy, demand, supply);
        double surplus = 0;
        for (int i = 0; i < n; i++) {
            int k = base + i;
            double bought = flows.gridImportKwh[k] - out.purchaseKwh[k];
            double sold = flows.gridExportKwh[k] - out.saleKwh[k];
            double retail =
                    prices.importPricePerKwh(t, i)
                            + prices.gridFeePerKwh(i)
                            - prices.localGridFeePerKwh(i);
            double charge =
                    bought * (price - retail) - sold * (price - prices.feedInPricePerKwh(t, i));
            out.communityCharge[k] = charge;
            surplus += charge;
        }
        for (int k = base; k < base + n; k++) {
            double share = load > 0 ? load(flows, k) / load : 1.0 / n;
            out.communityCharge[k] -= share * surplus;
        }
    }

    private static double load(StepFlows flows, int k) {
        return flows.servedKwh[k] + flows.heatPumpKwh[k];
    }
}
