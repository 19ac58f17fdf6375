package org.commonwatt.operate.policy;

import org.commonwatt.grid.Actions;

/// The timer that many batteries are sold with: own surplus charges, and in the dear hours of the
/// published day (above its mean price) the battery serves its own member's demand. It never buys,
/// looks at no neighbour and at no forecast. Everything else as the rule.
///
/// The reference that other policies are compared with (`docs/FORMULATION.md#evaluation`).
public final class TimeOfUsePolicy implements Policy {
    private static final double EQUAL_PRICE = 1e-9;

    private final FlexibleRule flexible;
    private final VehicleRule vehicles;
    private final BatteryStock stock;
    private final int[][] units;
    private final double[] ahead;

    /// @param devices what the members own
    public TimeOfUsePolicy(ScenarioDevices devices) {
        flexible = FlexibleRule.byPrice(devices);
        vehicles = VehicleRule.byPrice(devices, PriceView.RETAIL, flexible);
        stock = new BatteryStock(devices);
        units = devices.batteryUnits();
        ahead = new double[(int) Math.round(24 / devices.stepHours)];
    }

    @Override
    public String name() {
        return "time-of-use";
    }

    @Override
    public void act(Observations o, Actions actions) {
        for (int copy = 0; copy < o.copies(); copy++) {
            flexible.act(o, actions, copy, false);
            vehicles.act(o, actions, copy, false);
            for (int[] unit : units) {
                int k = o.index(copy, unit[0]);
                double net = o.netKwh(k) + vehicles.energyKwh(unit[0]);
                stock.take(o, copy, unit, 0);
                boolean serves = o.outage(copy) || isDear(o, copy, unit[0]);
                double gives = serves ? Math.min(net, stock.contentKwh) : 0;
                stock.split(o, actions, copy, unit, net < 0 ? -net : -gives);
            }
        }
    }

    private boolean isDear(Observations o, int copy, int i) {
        o.retailPricesPerKwh(copy, i, ahead);
        double mean = 0;
        for (double price : ahead) {
            mean += price / ahead.length;
        }
        return ahead[0] > mean - EQUAL_PRICE;
    }
}
