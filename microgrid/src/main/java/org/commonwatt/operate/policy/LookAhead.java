package org.commonwatt.operate.policy;

/// What a unit of batteries should keep or buy for the dearer hours of the next day, with
/// yesterday's readings as the forecast.
///
/// Walking ahead step by step, *need* grows by the net of dearer steps and shrinks by surplus; its
/// largest value is what must be in the batteries now: later surplus comes too late for it.
final class LookAhead {
    private static final double EQUAL_PRICE = 1e-9;

    private double contentMeterKwh;
    private double roomMeterKwh;
    private double chargeKwh;
    private double keepKwh;
    private double buyKwh;

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
        boolean cheaperLater = false;
        for (int lead = 1; lead < o.stepsPerDay(); lead++) {
            double net =
                    pooled
                            ? o.communityNetYesterdayKwh(copy, lead)
                            : o.netYesterdayKwh(copy, tariffMember, lead);
            double ahead = o.retailPricePerKwh(copy, tariffMember, lead);
            double flow = Math.max(-chargeKwh * roundTrip, Math.min(power, net));
            if (flow < 0 || ahead > price + EQUAL_PRICE) {
                keep += flow;
                keepKwh = Math.max(keepKwh, keep);
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
        double power = 0;
        for (int i : unit) {
            double stored = o.storedKwh(o.index(copy, i));
            double floor = devices.floorKwh(i, reserveSoc);
            contentMeterKwh += Math.max(0, stored - floor) * devices.etaDischarge[i];
            roomMeterKwh += Math.max(0, devices.maxKwh[i] - stored) * devices.meterPerStored[i];
            chargeKwh += devices.chargeKwh[i];
            power += devices.dischargeKwh[i];
        }
        return power;
    }

    /// Energy above the reserve, as it would arrive at the meter, kWh.
    double contentMeterKwh() {
        return contentMeterKwh;
    }

    /// Room, as it would be drawn at the meter, kWh.
    double roomMeterKwh() {
        return roomMeterKwh;
    }

    /// Energy at the meter to keep for dearer hours, kWh.
    double keepKwh() {
        return keepKwh;
    }

    /// Energy worth buying now on top of the present content, kWh at the meter; 0 where it does not
    /// pay or a cheaper hour comes first.
    double purchaseKwh(double netKwh) {
        double missing = buyKwh - contentMeterKwh - Math.max(0, -netKwh);
        return Math.max(0, Math.min(missing, Math.min(roomMeterKwh, chargeKwh)));
    }
}
