package org.commonwatt.operate.policy;

/// What a unit of batteries holds, and what it should keep or buy for the dearer hours of the next
/// day by the scenario's forecast.
///
/// Walking ahead step by step, *need* grows by the net of dearer steps and shrinks by surplus; its
/// largest value is what must be in the batteries now: later surplus comes too late for it. All
/// energies are kWh at the meter.
final class LookAhead {
    private static final double EQUAL_PRICE = 1e-9;

    private final ScenarioDevices devices;
    private final double[] netAheadKwh;
    private final double[] pricePerKwh;
    private final double[] canGiveKwh;
    private final double[] canTakeKwh;
    private double contentKwh;
    private double roomKwh;
    private double chargeKwh;
    private double dischargeKwh;
    private double reserveGapKwh;
    private double keepKwh;
    private double buyKwh;
    private double roundTripKwh;
    private double wear;
    private int cheapSteps;

    LookAhead(ScenarioDevices devices) {
        this.devices = devices;
        netAheadKwh = new double[(int) Math.round(24 / devices.stepHours)];
        pricePerKwh = new double[netAheadKwh.length];
        canGiveKwh = new double[devices.capacityKwh.length];
        canTakeKwh = new double[devices.capacityKwh.length];
    }

    /// Takes stock of the batteries.
    ///
    /// @param unit the batteries
    /// @param reserveSoc soc that stays out of reach
    void takeStock(Observations o, int copy, int[] unit, double reserveSoc) {
        contentKwh = 0;
        roomKwh = 0;
        chargeKwh = 0;
        dischargeKwh = 0;
        reserveGapKwh = 0;
        roundTripKwh = 0;
        wear = 0;
        for (int i : unit) {
            double stored = o.storedKwh(o.index(copy, i));
            double floor = devices.floorKwh(i, reserveSoc);
            double content = Math.max(0, stored - floor) * devices.etaDischarge[i];
            double room = Math.max(0, devices.maxKwh[i] - stored) * devices.meterPerStored[i];
            canGiveKwh[i] = Math.min(devices.dischargeKwh[i], content);
            canTakeKwh[i] = Math.min(devices.chargeKwh[i], room);
            contentKwh += content;
            roomKwh += room;
            chargeKwh += devices.chargeKwh[i];
            dischargeKwh += devices.dischargeKwh[i];
            roundTripKwh += devices.chargeKwh[i] * devices.roundTrip[i];
            wear += devices.chargeKwh[i] * devices.wearPerKwh[i];
            reserveGapKwh += Math.max(0, floor - stored) * devices.meterPerStored[i];
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
        double price = pricePerKwh[0];
        if (price >= o.dearestRetailPriceAheadPerKwh(copy, buyer) - EQUAL_PRICE) {
            return;
        }
        if (pooled) {
            o.forecastCommunityNetKwh(copy, netAheadKwh);
        } else {
            o.forecastNetKwh(copy, buyer, netAheadKwh);
        }
        double roundTrip = chargeKwh > 0 ? roundTripKwh / chargeKwh : 0;
        double wearInAndOut = chargeKwh > 0 ? 2 * wear / chargeKwh : 0;
        double keep = 0;
        double buy = 0;
        boolean cheaperLater = false;
        for (int lead = 1; lead < netAheadKwh.length; lead++) {
            double ahead = pricePerKwh[lead];
            double flow = Math.max(-roundTripKwh, Math.min(dischargeKwh, netAheadKwh[lead]));
            if (flow < 0 || ahead > price + EQUAL_PRICE) {
                keep += flow;
                keepKwh = Math.max(keepKwh, keep);
            }
            if (buy <= 0) {
                cheapSteps += Math.abs(ahead - price) <= EQUAL_PRICE ? 1 : 0;
                cheaperLater |= ahead < price - EQUAL_PRICE;
            }
            if (flow < 0 || ahead * roundTrip - wearInAndOut > price + EQUAL_PRICE) {
                buy += flow;
                buyKwh = cheaperLater ? buyKwh : Math.max(buyKwh, buy);
            }
        }
    }

    /// What battery `i` of the unit can take or give in this step.
    double ableKwh(int i, boolean charging) {
        return charging ? canTakeKwh[i] : canGiveKwh[i];
    }

    /// Room in the batteries.
    double roomKwh() {
        return roomKwh;
    }

    /// Energy that the reserve is short of.
    double reserveGapKwh() {
        return reserveGapKwh;
    }

    /// Energy above the reserve that dearer hours do not need.
    double spareKwh() {
        return Math.max(0, contentKwh - keepKwh);
    }

    /// Energy worth buying now on top of the present content; 0 where it does not pay or a cheaper
    /// hour comes first. Spread evenly over the equally cheap steps that are left, so that buying
    /// makes no new peak.
    double purchaseKwh() {
        double missing = Math.max(0, Math.min(buyKwh - contentKwh, roomKwh));
        return Math.min(missing / cheapSteps, chargeKwh);
    }
}
