package org.commonwatt.operate.policy;

/// What batteries that serve a community hold for their own meters: behind a meter energy pays no
/// fee, so that storing may pay there where handing a kWh to a neighbour does not
/// (`docs/FORMULATION.md#policies`).
///
/// Every battery looks at its own member's forecast until a cheaper step comes; all energies are
/// kWh at the meter.
final class OwnNeed {
    private static final double EQUAL_PRICE = 1e-9;

    private final ScenarioDevices devices;
    private final double[] netAheadKwh;
    private double buyKwh;
    private double laterKwh;
    private int cheapSteps;

    OwnNeed(ScenarioDevices devices) {
        this.devices = devices;
        netAheadKwh = new double[(int) Math.round(24 / devices.stepHours)];
    }

    /// Looks ahead; with no fee nothing is an own need.
    ///
    /// @param unit the batteries
    /// @param pricePerKwh from the present step on
    void plan(Observations o, int copy, int[] unit, double[] pricePerKwh) {
        buyKwh = 0;
        laterKwh = 0;
        cheapSteps = 1;
        double local = o.localCostPerKwh(copy);
        if (local <= 0) {
            return;
        }
        int end = 1;
        boolean isDear = false;
        while (end < pricePerKwh.length && pricePerKwh[end] >= pricePerKwh[0] - EQUAL_PRICE) {
            isDear |= pricePerKwh[end] > pricePerKwh[0] + EQUAL_PRICE;
            cheapSteps += isDear ? 0 : 1;
            end++;
        }
        for (int i : unit) {
            o.forecastNetKwh(copy, i, netAheadKwh);
            add(i, local, pricePerKwh, end);
        }
    }

    private void add(int i, double local, double[] pricePerKwh, int end) {
        double price = pricePerKwh[0];
        double roundTrip = devices.roundTrip[i];
        double worn = 2 * devices.wearPerKwh[i];
        double buy = 0;
        double mostBuy = 0;
        double later = 0;
        double mostLater = 0;
        for (int lead = 1; lead < end; lead++) {
            double gain = pricePerKwh[lead] * roundTrip - worn - price;
            double flow =
                    Math.clamp(
                            netAheadKwh[lead],
                            -devices.chargeKwh[i] * roundTrip,
                            devices.dischargeKwh[i]);
            if (flow < 0 || (gain > EQUAL_PRICE && gain <= local * roundTrip + EQUAL_PRICE)) {
                buy += flow;
                mostBuy = Math.max(mostBuy, buy);
            }
            if (flow < 0 || pricePerKwh[lead] <= price + EQUAL_PRICE) {
                later += flow;
                mostLater = Math.max(mostLater, later);
            }
        }
        buyKwh += mostBuy;
        laterKwh += mostLater;
    }

    /// Energy worth buying for own meters only.
    double buyKwh() {
        return buyKwh;
    }

    /// What own meters need in later steps that cost as much as the present one.
    double laterKwh() {
        return laterKwh;
    }

    /// Equally cheap steps before dearer ones, the present one included.
    int cheapSteps() {
        return cheapSteps;
    }
}
