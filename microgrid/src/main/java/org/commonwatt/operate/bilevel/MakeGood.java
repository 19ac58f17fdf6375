package org.commonwatt.operate.bilevel;

import java.util.Arrays;

/// What keeps the worst-off group from paying more than under the unweighted plan
/// (`docs/FORMULATION.md#bilevel-guarantee`): whatever it has paid more, the others give back.
public final class MakeGood {
    private MakeGood() {}

    /// Transfers, + pays, zero in sum; zeros where the group has not lost.
    ///
    /// The group's members get in proportion to what each of them lost. The others give in
    /// proportion to what they gained against the unweighted plan, as far as that goes, and the
    /// rest in equal parts. Where nobody else is, nothing can be made good.
    ///
    /// @param bill what each has paid so far, earlier transfers included
    /// @param unweighted what each would have paid under the unweighted plan
    /// @param worstOff whether a participant belongs to the group
    /// @param payer whether a participant can pay: no common asset
    public static double[] transfers(
            double[] bill, double[] unweighted, boolean[] worstOff, boolean[] payer) {
        int n = bill.length;
        double[] transfers = new double[n];
        double lost = 0;
        double losses = 0;
        double gains = 0;
        int payers = 0;
        for (int i = 0; i < n; i++) {
            double more = bill[i] - unweighted[i];
            if (worstOff[i]) {
                lost += more;
                losses += Math.max(0, more);
            } else if (payer[i]) {
                gains += Math.max(0, -more);
                payers++;
            }
        }
        if (lost <= 0 || payers == 0) {
            return transfers;
        }
        double fromGains = Math.min(lost, gains);
        double equalPart = (lost - fromGains) / payers;
        for (int i = 0; i < n; i++) {
            double more = bill[i] - unweighted[i];
            if (worstOff[i]) {
                transfers[i] = -lost * Math.max(0, more) / losses;
            } else if (payer[i]) {
                double part = gains > 0 ? fromGains * Math.max(0, -more) / gains : 0;
                transfers[i] = part + equalPart;
            }
        }
        return transfers;
    }

    /// Sum of what some pay.
    static double sum(double[] values, boolean[] of) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += of[i] ? values[i] : 0;
        }
        return sum;
    }

    /// Money that changes hands.
    static double moved(double[] transfers) {
        return Arrays.stream(transfers).filter(t -> t > 0).sum();
    }
}
