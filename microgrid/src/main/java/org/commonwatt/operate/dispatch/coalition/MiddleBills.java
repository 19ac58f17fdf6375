package org.commonwatt.operate.dispatch.coalition;

/// What members pay when neighbours trade at the middle of the retailer's prices
/// (`docs/FORMULATION.md#mid-market-rate`), for given nets: buyers get what sellers have in
/// proportion to their need, the rest comes from and goes to the retailer. The peak is paid by
/// those who take energy in the first step in which it is reached.
///
/// @param buyPerKwh price of the retailer per member and step, `[n][T]`
/// @param sellPerKwh what the retailer pays, `[n][T]`
/// @param localCostPerKwh what leaves the community for an exchanged kWh, `[T]`, paid by buyers
/// @param peakCharge to be split; 0 for none
@SuppressWarnings("ArrayRecordComponent") // Views; never compared.
record MiddleBills(
        double[][] buyPerKwh, double[][] sellPerKwh, double[] localCostPerKwh, double peakCharge) {

    /// @param netKwh of members and steps, + takes energy, `[n][T]`
    double[] of(double[][] netKwh) {
        double[] bills = new double[netKwh.length];
        int peakStep = 0;
        double peakKwh = 0;
        for (int t = 0; t < localCostPerKwh.length; t++) {
            double needed = 0;
            double offered = 0;
            double middle = 0;
            double all = 0;
            for (int i = 0; i < bills.length; i++) {
                all += netKwh[i][t];
                needed += Math.max(0, netKwh[i][t]);
                offered += Math.max(0, -netKwh[i][t]);
                middle += (buyPerKwh[i][t] + sellPerKwh[i][t]) / 2 / bills.length;
            }
            double traded = Math.min(needed, offered);
            double boughtPart = needed > 0 ? traded / needed : 0;
            double soldPart = offered > 0 ? traded / offered : 0;
            for (int i = 0; i < bills.length; i++) {
                double in = Math.max(0, netKwh[i][t]);
                double out = Math.max(0, -netKwh[i][t]);
                double local = boughtPart * (middle + localCostPerKwh[t]);
                bills[i] += in * (local + (1 - boughtPart) * buyPerKwh[i][t]);
                bills[i] -= out * (soldPart * middle + (1 - soldPart) * sellPerKwh[i][t]);
            }
            if (all > peakKwh) {
                peakKwh = all;
                peakStep = t;
            }
        }
        addPeak(bills, netKwh, peakStep);
        return bills;
    }

    private void addPeak(double[] bills, double[][] netKwh, int t) {
        double needed = 0;
        for (double[] net : netKwh) {
            needed += Math.max(0, net[t]);
        }
        for (int i = 0; i < bills.length && needed > 0; i++) {
            bills[i] += peakCharge * Math.max(0, netKwh[i][t]) / needed;
        }
    }
}
