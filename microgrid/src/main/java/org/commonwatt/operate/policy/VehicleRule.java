package org.commonwatt.operate.policy;

import org.commonwatt.grid.Actions;

/// The rule for electric vehicles: surplus first, then the cheapest published hours that still
/// reach the target; at once where time runs short or an outage is announced. Vehicles that may
/// feed back serve a deficit with what they hold beyond their need and what cheaper hours of their
/// stay return in time; those that look ahead also take in cheap hours what dearer ones of the same
/// stay will want.
final class VehicleRule {
    private static final double EQUAL_PRICE = 1e-12;

    private final ScenarioDevices devices;
    private final PriceView prices;
    private final FlexibleRule flexible;
    private final boolean looksAhead;
    private final double[] evKwh;

    /// Expected net of those whom a vehicle serves.
    private final double[] netAheadKwh;

    private RuleNumbers.Season season = RuleNumbers.Season.USUAL;

    private VehicleRule(
            ScenarioDevices devices, PriceView prices, FlexibleRule flexible, boolean looksAhead) {
        this.devices = devices;
        this.prices = prices;
        this.flexible = flexible;
        this.looksAhead = looksAhead;
        evKwh = new double[devices.capacityKwh.length];
        netAheadKwh = new double[(int) Math.round(24 / devices.stepHours)];
    }

    /// The rule by retail prices, which expects the net of the scenario's forecast.
    static VehicleRule lookingAhead(ScenarioDevices devices, FlexibleRule flexible) {
        return new VehicleRule(devices, PriceView.RETAIL, flexible, true);
    }

    /// The rule that expects prices only.
    ///
    /// @param prices by which hours are chosen
    static VehicleRule byPrice(ScenarioDevices devices, PriceView prices, FlexibleRule flexible) {
        return new VehicleRule(devices, prices, flexible, false);
    }

    /// Changes the numbers that it goes by.
    void tune(RuleNumbers.Season numbers) {
        season = numbers;
    }

    /// Energy that member `i`'s vehicle was asked to take in the last call, kWh at the meter.
    double energyKwh(int i) {
        return evKwh[i];
    }

    /// Writes the actions of one copy; after [FlexibleRule#act].
    ///
    /// @param pooled whether surplus is the community's or each member's own
    /// @return energy that all vehicles together are asked to take, kWh at the meter
    double act(Observations o, Actions actions, int copy, boolean pooled) {
        double total = 0;
        for (int i : devices.evMembers) {
            double net =
                    pooled
                            ? flexible.communityNetKwh(o, copy) + total
                            : flexible.netKwh(o, copy, i);
            double action = vehicleAction(o, copy, i, Math.max(0, -net));
            if (devices.evGiveMeterKwh[i] > 0 && o.evConnected(o.index(copy, i))) {
                if (looksAhead) {
                    expect(o, copy, i, pooled);
                }
                action = Math.min(1, action + stockAction(o, copy, i, pooled));
                if (action == 0 && net > 0) {
                    action = -givenAction(o, copy, i, net, pooled);
                }
            }
            actions.ev(o.index(copy, i), action);
            evKwh[i] = action * devices.evFullMeterKwh[i];
            total += evKwh[i];
        }
        return total;
    }

    private void expect(Observations o, int copy, int i, boolean pooled) {
        if (pooled) {
            o.forecastCommunityNetKwh(copy, netAheadKwh);
        } else {
            o.forecastNetKwh(copy, i, netAheadKwh);
        }
        LookAhead.addCaution(netAheadKwh, season.vehicleCaution());
    }

    private double vehicleAction(Observations o, int copy, int i, double surplusKwh) {
        int k = o.index(copy, i);
        double need = o.evNeedKwh(k);
        if (!o.evConnected(k) || need <= 0) {
            return 0;
        }
        double stepsNeeded = need / devices.evFullKwh[i];
        double full = Math.min(1, stepsNeeded);
        int stepsLeft = (int) Math.round(o.evHoursLeft(k) / devices.stepHours);
        boolean warned = Double.isFinite(o.outageInHours(copy));
        if (stepsNeeded > stepsLeft - 1 || warned) {
            return full;
        }
        double surplus = Math.min(full, surplusKwh / devices.evFullMeterKwh[i]);
        return o.outage(copy)
                ? surplus
                : Math.max(surplus, cheapAction(o, copy, i, stepsNeeded, stepsLeft));
    }

    /// The part of its power with which a vehicle takes what it will give in dearer steps of its
    /// stay before a cheaper one, spread evenly over the equally cheap steps before them; 0 where
    /// losses and fees leave nothing.
    private double stockAction(Observations o, int copy, int i, boolean pooled) {
        if (!looksAhead || o.outage(copy)) {
            return 0;
        }
        int k = o.index(copy, i);
        double price = prices.perKwh(o, copy, i, 0);
        double handing = pooled ? o.localCostPerKwh(copy) : 0;
        double wantedKwh = -o.evSpareKwh(k);
        int equal = 1;
        boolean isDear = false;
        int horizon = Math.min(stepsLeft(o, k) - 1, netAheadKwh.length - 1);
        for (int lead = 1; lead <= horizon; lead++) {
            double ahead = prices.perKwh(o, copy, i, lead);
            if (ahead < price - EQUAL_PRICE) {
                break;
            }
            if ((ahead - handing) * roundTrip(i) > price + EQUAL_PRICE) {
                wantedKwh += takenKwh(i, lead) / devices.evEtaDischarge[i];
                isDear = true;
            } else if (!isDear) {
                equal++;
            }
        }
        double roomKwh = devices.evCapacityKwh[i] - o.evStoredKwh(k) - o.evNeedKwh(k);
        double stocked = Math.min(wantedKwh, roomKwh) / devices.evFullKwh[i];
        return Math.clamp(stocked / equal, 0, 1);
    }

    private int stepsLeft(Observations o, int k) {
        return (int) Math.round(o.evHoursLeft(k) / devices.stepHours);
    }

    private double roundTrip(int i) {
        return devices.evEtaDischarge[i] * devices.evFullKwh[i] / devices.evFullMeterKwh[i];
    }

    /// What a vehicle can give in a later step and somebody is expected to want.
    private double takenKwh(int i, int lead) {
        double full = devices.evGiveMeterKwh[i];
        return looksAhead ? Math.clamp(netAheadKwh[lead], 0, full) : full;
    }

    /// The part of its power with which a vehicle serves a deficit: what it holds beyond its need
    /// or cheaper steps return in time, losses and fees included, and dearer steps of its stay do
    /// not need.
    private double givenAction(Observations o, int copy, int i, double deficitKwh, boolean pooled) {
        int k = o.index(copy, i);
        if (o.outage(copy)) {
            return 0;
        }
        double full = devices.evGiveMeterKwh[i];
        double price = prices.perKwh(o, copy, i, 0);
        double worth = price - (pooled ? o.localCostPerKwh(copy) : 0);
        int horizon = Math.min(stepsLeft(o, k) - 2, o.stepsPerDay() - 1);
        double refillKwh = o.evSpareKwh(k) - o.evNeedKwh(k);
        double keptKwh = 0;
        for (int lead = 1; lead <= horizon; lead++) {
            double ahead = prices.perKwh(o, copy, i, lead);
            refillKwh += ahead < worth * roundTrip(i) ? devices.evFullKwh[i] : 0;
            keptKwh +=
                    ahead > price + EQUAL_PRICE ? takenKwh(i, lead) / devices.evEtaDischarge[i] : 0;
        }
        double free = Math.min(o.evStoredKwh(k) - devices.evMinKwh[i], refillKwh) - keptKwh;
        return Math.clamp(Math.min(free * devices.evEtaDischarge[i], deficitKwh) / full, 0, 1);
    }

    /// Spreads what dearer steps need not give evenly over the steps that cost as much as this one;
    /// 0 where enough cheaper steps follow.
    private double cheapAction(Observations o, int copy, int i, double stepsNeeded, int stepsLeft) {
        double price = prices.perKwh(o, copy, i, 0);
        int cheaper = 0;
        int equal = 1;
        int horizon = Math.min(stepsLeft - 1, o.stepsPerDay());
        for (int lead = 1; lead <= horizon; lead++) {
            double ahead = prices.perKwh(o, copy, i, lead);
            cheaper += ahead < price - EQUAL_PRICE ? 1 : 0;
            equal += Math.abs(ahead - price) <= EQUAL_PRICE ? 1 : 0;
        }
        return Math.max(0, Math.min(1, (stepsNeeded - cheaper) / equal));
    }
}
