package org.commonwatt.operate.policy;

import org.commonwatt.grid.Actions;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.Mechanisms;
import org.commonwatt.operate.scenario.Scenario;

/// Self-consumption with an eye on the tariff: the rule an installer would set up, for the whole
/// community where the market pools, for each member alone elsewhere.
///
/// A *unit* is the set of batteries that share one net: all of them where the market pools, one
/// member's otherwise. Each step, with `net` the unit's demand minus generation (vehicles included)
/// and the scenario's forecast for the day ahead ([LookAhead]):
///
/// 1. surplus charges;
/// 2. deficit discharges, but energy that dearer hours will need before the next surplus is kept;
/// 3. in the cheapest hour before dear ones, what they will need is bought, if losses, wear and the
///    fees between members leave a gain;
/// 4. a reserve for outages stays and is refilled within six hours once used; an announced outage
///    fills the batteries.
///
/// Where the community has bought energy ahead, its batteries keep to that instead
/// (`docs/FORMULATION.md#bought-ahead`).
///
/// Heat pumps and jobs follow the published prices ([FlexibleRule]); generators run in outages,
/// before what is stored is used ([GeneratorRule]). Vehicles take surplus first, then the cheapest
/// published hours that still reach the target, and give back what cheaper hours return in time
/// ([VehicleRule]). Where energy between members pays fees, each battery serves its own meter
/// first. All members use the same public information, so the shares add up without talking.
public final class RulePolicy implements Policy {
    /// Reserve and warning.
    ///
    /// @param reserveSoc soc kept for outages, [0, 1]
    /// @param pools whether the market pools
    /// @param islanding whether members stay connected in an outage
    public record Settings(double reserveSoc, boolean pools, boolean islanding) {
        /// Those of a scenario.
        public static Settings of(Scenario scenario) {
            return new Settings(
                    scenario.settings().reserveSoc(),
                    Mechanisms.of(scenario.mechanism()).pools(),
                    scenario.community().islanding());
        }
    }

    /// Time within which a used reserve is filled again.
    private static final double REFILL_HOURS = 6;

    private final ScenarioDevices devices;
    private final Settings settings;
    private final int[][] singles;
    private final VehicleRule vehicles;
    private final BatteryStock stock;
    private final LookAhead lookAhead;
    private final FlexibleRule flexible;
    private final GeneratorRule generators;
    private final RuleNumbers numbers;
    private final TimeAxis axis;
    private double reserveSoc;

    /// @param devices what the members own
    /// @param settings reserve and pooling
    /// @param axis clock of the run
    public RulePolicy(
            ScenarioDevices devices, Settings settings, RuleNumbers numbers, TimeAxis axis) {
        this.devices = devices;
        this.numbers = numbers;
        this.axis = axis;
        this.settings = settings;
        singles = devices.batteryUnits();
        stock = new BatteryStock(devices);
        lookAhead = new LookAhead(devices, stock);
        generators = new GeneratorRule(devices);
        flexible = FlexibleRule.lookingAhead(devices);
        vehicles = VehicleRule.lookingAhead(devices, flexible);
    }

    /// The rule for a scenario.
    public static RulePolicy of(Scenario scenario, RuleNumbers numbers) {
        var devices = new ScenarioDevices(scenario.community(), scenario.axis().stepHours());
        return new RulePolicy(devices, Settings.of(scenario), numbers, scenario.axis());
    }

    @Override
    public String name() {
        return "rule";
    }

    @Override
    public void act(Observations o, Actions actions) {
        for (int copy = 0; copy < o.copies(); copy++) {
            RuleNumbers.Season season = numbers.at(axis, o.step(copy));
            flexible.tune(season);
            vehicles.tune(season);
            lookAhead.tune(season);
            reserveSoc = settings.reserveSoc();
            reserveSoc += Math.max(0, season.reserveShare()) * (1 - reserveSoc);
            boolean pooled = o.outage(copy) ? settings.islanding() : settings.pools();
            flexible.act(o, actions, copy, pooled);
            double evTotal = vehicles.act(o, actions, copy, pooled);
            double net = flexible.communityNetKwh(o, copy) + evTotal;
            net -= generators.act(o, actions, copy, pooled ? net : 0);
            double bought = o.committedKwh(copy, 0);
            if (pooled && devices.batteryMembers.length == 0) {
                continue;
            }
            if (pooled && !o.outage(copy) && !Double.isNaN(bought)) {
                follow(o, actions, copy, net - bought);
            } else if (pooled) {
                operate(o, actions, copy, devices.batteryMembers, net);
            } else {
                for (int[] single : singles) {
                    int i = single[0];
                    operate(
                            o,
                            actions,
                            copy,
                            single,
                            flexible.netKwh(o, copy, i) + vehicles.energyKwh(i));
                }
            }
        }
    }

    /// Keeps to what was bought ahead: what is left of it charges, what is missing discharges.
    private void follow(Observations o, Actions actions, int copy, double missingKwh) {
        stock.take(o, copy, devices.batteryMembers, reserveSoc);
        stock.split(o, actions, copy, devices.batteryMembers, -missingKwh);
    }

    private void operate(Observations o, Actions actions, int copy, int[] unit, double netKwh) {
        // An outage is what the reserve is for.
        stock.take(o, copy, unit, o.outage(copy) ? 0 : reserveSoc);
        double wanted = -netKwh;
        if (!o.outage(copy)) {
            if (Double.isFinite(o.outageInHours(copy))) {
                double stepsLeft = Math.max(1, o.outageInHours(copy) / devices.stepHours);
                wanted = Math.max(wanted, stock.roomKwh / stepsLeft);
            } else if (netKwh >= 0) {
                lookAhead.plan(o, copy, unit, settings.pools());
                double purchase = lookAhead.purchaseKwh();
                if (o.isSurchargeAnnounced(copy) && purchase > 0) {
                    double level = lookAhead.levelKwh(o, copy, unit, settings.pools());
                    purchase = Math.min(purchase, Math.max(0, level - netKwh));
                }
                double own = stock.ownKwh(o, copy, unit, vehicles);
                wanted = purchase > 0 ? purchase : -lookAhead.givenKwh(netKwh, own);
            }
            double refill = stock.reserveGapKwh * devices.stepHours / REFILL_HOURS;
            wanted = refill > 0 ? Math.max(wanted, refill) : wanted;
        }
        if (unit.length > 1 && !o.outage(copy) && o.localCostPerKwh(copy) > 0) {
            stock.splitOwnFirst(o, actions, copy, unit, wanted, vehicles);
        } else {
            stock.split(o, actions, copy, unit, wanted);
        }
    }
}
