package org.commonwatt.operate.policy;

/// What a unit of batteries should keep or buy for the dearer hours of the next day, with
/// yesterday's readings as the forecast.
///
/// Walking ahead step by step, *need* grows by the net of dearer steps and shrinks by surplus; its
/// largest value is what must be in the batteries now: later surplus comes too late for it.
final class LookAhead {
    private static final double EQUAL_PRICE = 1e-9;

    private final double[] netAheadKwh;
    private final double[] canGiveKwh;
    private final double[] canTakeKwh;
    private double contentMeterKwh;
    private double roomMeterKwh;
    private double reserveGapKwh;
    private double chargeKwh;
    private double keepKwh;
    private double buyKwh;
    private int cheapSteps;

    /// @param stepsPerDay steps of a day of 24 hours
    /// @param participants N
    LookAhead(int stepsPerDay, int participants) {
        netAheadKwh = new double[stepsPerDay];
        canGiveKwh = new double[participants];
        canTakeKwh = new double[participants];
    }

    /// Looks one published day ahead.
    ///
    /// @param unit the batteries
    /// @param pooled whether they serve the community's net or, a single one, its member's own
    void read(
            Observations o,
            ScenarioDevices devices,
            int copy,
            int[] unit,
            double reserveSoc,
            boolean pooled) {
        double power = sumUp(o, devices, copy, unit, reserveSoc);
        int tariffMember = unit[0];
        double roundTrip = devices.etaCharge[tariffMember] * devices.etaDischarge[tariffMember];
        double wear = 2 * devices.wearPerKwh[tariffMember];
        double price = o.retailPricePerKwh(copy, tariffMember, 0);
        double keep = 0;
        double buy = 0;
        keepKwh = 0;
        buyKwh = 0;
        if (price >= o.dearestRetailPriceAheadPerKwh(copy, tariffMember) - EQUAL_PRICE) {
            return;
        }
        if (pooled) {
            o.forecastCommunityNetKwh(copy, netAheadKwh);
        } else {
            o.forecastNetKwh(copy, tariffMember, netAheadKwh);
        }
        boolean cheaperLater = false;
        cheapSteps = 1;
        for (int lead = 1; lead < netAheadKwh.length; lead++) {
            double ahead = o.retailPricePerKwh(copy, tariffMember, lead);
            double net = netAheadKwh[lead];
            double flow = Math.max(-chargeKwh * roundTrip, Math.min(power, net));
            if (flow < 0 || ahead > price + EQUAL_PRICE) {
                keep += flow;
                keepKwh = Math.max(keepKwh, keep);
            }
            if (buy <= 0 && Math.abs(ahead - price) <= EQUAL_PRICE) {
                cheapSteps++;
            }
            cheaperLater |= ahead < price - EQUAL_PRICE && buy <= 0;
            if (flow < 0 || ahead * roundTrip - wear > price + EQUAL_PRICE) {
                buy += flow;
                buyKwh = cheaperLater ? buyKwh : Math.max(buyKwh, buy);
            }
        }
    }

    private double sumUp(
            Observations o, ScenarioDevices devices, int copy, int[] unit, double reserveSoc) {
        contentMeterKwh = 0;
        roomMeterKwh = 0;
        chargeKwh = 0;
        reserveGapKwh = 0;
        double power = 0;
        for (int i : unit) {
            double stored = o.storedKwh(o.index(copy, i));
            double floor = devices.floorKwh(i, reserveSoc);
            double content = Math.max(0, stored - floor) * devices.etaDischarge[i];
            double room = Math.max(0, devices.maxKwh[i] - stored) * devices.meterPerStored[i];
            canGiveKwh[i] = Math.min(devices.dischargeKwh[i], content);
            canTakeKwh[i] = Math.min(devices.chargeKwh[i], room);
            contentMeterKwh += content;
            roomMeterKwh += room;
            chargeKwh += devices.chargeKwh[i];
            reserveGapKwh += Math.max(0, floor - stored) * devices.meterPerStored[i];
            power += devices.dischargeKwh[i];
        }
        return power;
    }

    /// What battery `i` of the unit can take or give in this step, kWh at the meter.
    double ableKwh(int i, boolean charging) {
        return charging ? canTakeKwh[i] : canGiveKwh[i];
    }

    /// Energy above the reserve, as it would arrive at the meter, kWh.
    double contentMeterKwh() {
        return contentMeterKwh;
    }

    /// Room, as it would be drawn at the meter, kWh.
    double roomMeterKwh() {
        return roomMeterKwh;
    }

    /// Energy at the meter that the reserve is short of, kWh.
    double reserveGapKwh() {
        return reserveGapKwh;
    }

    /// Energy at the meter to keep for dearer hours, kWh.
    double keepKwh() {
        return keepKwh;
    }

    /// Energy worth buying now on top of the present content, kWh at the meter; 0 where it does not
    /// pay or a cheaper hour comes first. Spread evenly over the equally cheap steps that are left,
    /// so that buying makes no new peak.
    double purchaseKwh(double netKwh) {
        double missing = buyKwh - contentMeterKwh - Math.max(0, -netKwh);
        return Math.max(0, Math.min(Math.min(missing, roomMeterKwh) / cheapSteps, chargeKwh));
    }
}
