package org.commonwatt.operate.policy;

import org.commonwatt.grid.Actions;
import org.commonwatt.grid.TimeAxis;

/// Batteries by an hour table: for each season and hour of the day the state of charge up to which
/// to buy, and the one below which not to discharge. Surplus charges, deficit discharges; the net
/// is the community's where the market pools, the own one elsewhere. Everything else as the rule.
///
/// Ninety-six numbers that an operator can read, and change by hand ([HourTable]).
public final class TablePolicy implements Policy {
    private final ScenarioDevices devices;
    private final RulePolicy.Settings settings;
    private final HourTable table;
    private final TimeAxis axis;
    private final FlexibleRule flexible;
    private final VehicleRule vehicles;
    private final GeneratorRule generators;
    private final BatteryStock stock;
    private final int[][] units;

    /// @param devices what the members own
    /// @param settings reserve and pooling
    /// @param axis clock of the run
    public TablePolicy(
            ScenarioDevices devices, RulePolicy.Settings settings, HourTable table, TimeAxis axis) {
        this.devices = devices;
        this.settings = settings;
        this.table = table;
        this.axis = axis;
        generators = new GeneratorRule(devices);
        flexible = FlexibleRule.lookingAhead(devices);
        vehicles = VehicleRule.lookingAhead(devices, flexible);
        stock = new BatteryStock(devices);
        units = devices.batteryUnits();
    }

    @Override
    public String name() {
        return "table";
    }

    @Override
    public void act(Observations o, Actions actions) {
        for (int copy = 0; copy < o.copies(); copy++) {
            boolean pooled = o.outage(copy) ? settings.islanding() : settings.pools();
            flexible.act(o, actions, copy, pooled);
            double evTotal = vehicles.act(o, actions, copy, pooled);
            double net = flexible.communityNetKwh(o, copy) + evTotal;
            net -= generators.act(o, actions, copy, pooled ? net : 0);
            if (pooled && devices.batteryMembers.length > 0) {
                operate(o, actions, copy, devices.batteryMembers, net);
            } else if (!pooled) {
                for (int[] unit : units) {
                    double own = flexible.netKwh(o, copy, unit[0]);
                    operate(o, actions, copy, unit, own + vehicles.energyKwh(unit[0]));
                }
            }
        }
    }

    private void operate(Observations o, Actions actions, int copy, int[] unit, double netKwh) {
        int t = o.step(copy);
        int row = HourTable.row(axis, t);
        boolean outage = o.outage(copy);
        boolean warned = Double.isFinite(o.outageInHours(copy));
        double reserve = outage ? 0 : Math.max(settings.reserveSoc(), table.keepSoc(row));
        stock.take(o, copy, unit, reserve);
        double wanted = netKwh < 0 ? -netKwh : -Math.min(netKwh, stock.contentKwh);
        if (!outage) {
            double fill = warned ? 1 : Math.max(table.buySoc(row), settings.reserveSoc());
            double missing = 0;
            for (int i : unit) {
                double stored = o.storedKwh(o.index(copy, i));
                double target = Math.min(fill * devices.capacityKwh[i], devices.maxKwh[i]);
                missing += Math.max(0, target - stored) * devices.meterPerStored[i];
            }
            wanted = missing > 0 ? Math.max(wanted, missing) : wanted;
        }
        stock.split(o, actions, copy, unit, wanted);
    }
}
