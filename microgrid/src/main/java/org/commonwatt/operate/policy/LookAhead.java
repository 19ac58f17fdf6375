package org.commonwatt.operate.policy;

/// What a unit of batteries should keep or buy for the dearer hours of the next day by the
/// scenario's forecast.
///
/// Walking ahead step by step, *need* grows by the net of dearer steps and shrinks by surplus; its
/// largest value is what must be in the batteries now: later surplus comes too late for it. All
/// energies are kWh at the meter.
final class LookAhead {
    private static final double EQUAL_PRICE = 1e-9;
    private static final int[] NOBODY = {};

    private static final int LEVEL_ROUNDS = 20;

    private final BatteryStock stock;
    private final OwnNeed own;
    private final double[] netAheadKwh;
    private final double[] pricePerKwh;
    private double keepKwh;
    private double buyKwh;
    private int cheapSteps;
    private RuleNumbers.Season season = RuleNumbers.Season.USUAL;

    LookAhead(ScenarioDevices devices, BatteryStock stock) {
        this.stock = stock;
        own = new OwnNeed(devices);
        netAheadKwh = new double[(int) Math.round(24 / devices.stepHours)];
        pricePerKwh = new double[netAheadKwh.length];
    }

    /// Lowest level to which a unit's batteries can bring its net over the coming day, by the
    /// forecast and with all they can hold, kWh per step: where a utility charges for the load of
    /// all, purchases stay below it (`docs/FORMULATION.md#announced`).
    ///
    /// @param unit the batteries of which stock was taken
    double levelKwh(Observations o, int copy, int[] unit, boolean pooled) {
        if (pooled) {
            o.forecastCommunityNetKwh(copy, netAheadKwh);
        } else {
            o.forecastNetKwh(copy, unit[0], netAheadKwh);
        }
        double efficiency = stock.chargeKwh > 0 ? stock.roundTripKwh / stock.chargeKwh : 0;
        double held = stock.contentKwh + stock.roomKwh * efficiency;
        double low = 0;
        double high = 0;
        for (double net : netAheadKwh) {
            high = Math.max(high, net);
        }
        for (int round = 0; round < LEVEL_ROUNDS; round++) {
            double level = (low + high) / 2;
            double above = 0;
            for (double net : netAheadKwh) {
                above += Math.max(0, Math.min(stock.dischargeKwh, net - level));
            }
            low = above > held ? level : low;
            high = above > held ? high : level;
        }
        return high;
    }

    /// Changes the numbers that it goes by.
    void tune(RuleNumbers.Season numbers) {
        season = numbers;
    }

    /// Adds a share of the mean size of a net to each of its steps.
    static void addCaution(double[] netKwh, double share) {
        if (share == 0) {
            return;
        }
        double size = 0;
        for (double net : netKwh) {
            size += Math.abs(net) / netKwh.length;
        }
        for (int lead = 0; lead < netKwh.length; lead++) {
            netKwh[lead] += share * size;
        }
    }

    /// Looks one published day ahead from a step without surplus.
    ///
    /// @param unit the batteries of which stock was taken
    /// @param pooled whether they serve the community's net or, a single one, its member's own
    void plan(Observations o, int copy, int[] unit, boolean pooled) {
        keepKwh = 0;
        buyKwh = 0;
        cheapSteps = 1;
        int buyer = pooled ? o.participants() : unit[0];
        o.retailPricesPerKwh(copy, buyer, pricePerKwh);
        own.plan(o, copy, pooled ? unit : NOBODY, pricePerKwh);
        double price = pricePerKwh[0];
        if (price >= o.dearestRetailPriceAheadPerKwh(copy, buyer) - EQUAL_PRICE) {
            return;
        }
        if (pooled) {
            o.forecastCommunityNetKwh(copy, netAheadKwh);
        } else {
            o.forecastNetKwh(copy, buyer, netAheadKwh);
        }
        addCaution(netAheadKwh, season.batteryCaution());
        double roundTrip = stock.chargeKwh > 0 ? stock.roundTripKwh / stock.chargeKwh : 0;
        double wearInAndOut = stock.chargeKwh > 0 ? 2 * stock.wear / stock.chargeKwh : 0;
        double handing = pooled ? o.localCostPerKwh(copy) * roundTrip : 0;
        double keep = 0;
        double buy = 0;
        boolean cheaperLater = false;
        for (int lead = 1; lead < netAheadKwh.length; lead++) {
            double ahead = pricePerKwh[lead];
            double flow =
                    Math.max(-stock.roundTripKwh, Math.min(stock.dischargeKwh, netAheadKwh[lead]));
            if (flow < 0 || ahead > price + EQUAL_PRICE) {
                keep += flow;
                keepKwh = Math.max(keepKwh, keep);
            }
            if (buy <= 0) {
                cheapSteps += Math.abs(ahead - price) <= EQUAL_PRICE ? 1 : 0;
                cheaperLater |= ahead < price - EQUAL_PRICE;
            }
            if (flow < 0
                    || ahead * roundTrip - wearInAndOut - handing
                            > price * (1 + season.batteryHurdle()) + EQUAL_PRICE) {
                buy += flow;
                buyKwh = cheaperLater ? buyKwh : Math.max(buyKwh, buy);
            }
        }
    }

    /// What is given now of what is wanted: energy that neither dearer hours need nor, but for own
    /// meters now, own meters later.
    ///
    /// @param ownKwh what own meters want now
    double givenKwh(double wantedKwh, double ownKwh) {
        double spare = Math.max(0, stock.contentKwh - season.keepShare() * keepKwh);
        double given =
                Math.max(Math.min(ownKwh, spare), spare - season.ownShare() * own.laterKwh());
        return Math.min(wantedKwh, given);
    }

    /// Energy worth buying now on top of the present content; 0 where it does not pay or a cheaper
    /// hour comes first. Spread evenly over the equally cheap steps that are left, so that buying
    /// makes no new peak.
    double purchaseKwh() {
        double all = season.buyShare() * buyKwh;
        double missing = Math.clamp(all - stock.contentKwh, 0, stock.roomKwh);
        double ownMissing =
                Math.clamp(
                                all + season.ownShare() * own.buyKwh() - stock.contentKwh,
                                0,
                                stock.roomKwh)
                        - missing;
        return Math.min(missing / cheapSteps + ownMissing / own.cheapSteps(), stock.chargeKwh);
    }
}
