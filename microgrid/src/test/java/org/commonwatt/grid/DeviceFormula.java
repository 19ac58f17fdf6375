package org.commonwatt.grid;

import java.math.BigDecimal;
import java.math.MathContext;

/// A member's next stored energy from the formulas, with 50 digits.
final class DeviceFormula {
    private static final MathContext DIGITS = new MathContext(50);
    private static final double RELATIVE = 1e-13;

    private DeviceFormula() {}

    /// Requires that battery and vehicle of member `i` moved by their formulas.
    static void require(
            Participant member, double stepHours, double storedBeforeKwh, RandomRun run, int i) {
        StepFlows f = run.flows;
        Battery battery = member.battery();
        if (battery != null) {
            boolean curved = battery.curves() != null;
            double in = curved ? f.oneWayEfficiency[i] : battery.etaCharge();
            double out = curved ? f.oneWayEfficiency[i] : battery.etaDischarge();
            BigDecimal kept =
                    big(storedBeforeKwh)
                            .multiply(root(1 - battery.standingLossPerHour(), stepHours), DIGITS);
            compare(
                    kept,
                    big(f.chargeKwh[i]).multiply(big(in)),
                    big(f.dischargeKwh[i]).divide(big(out), DIGITS),
                    run.state.storedKwh(i),
                    member.id() + " battery");
            window(battery, f, run.state, i);
        }
        Ev ev = member.ev();
        if (ev != null && run.state.evConnected(i) && f.evArrivedKwh[i] > 0) {
            compare(
                    big(f.evArrivedKwh[i]),
                    big(f.evChargeKwh[i]).multiply(big(ev.etaCharge())),
                    big(f.evDischargeKwh[i]).divide(big(ev.etaDischarge()), DIGITS),
                    run.state.evStoredKwh(i),
                    member.id() + " vehicle");
        }
    }

    private static void compare(
            BigDecimal kept, BigDecimal added, BigDecimal drawn, double actual, String what) {
        BigDecimal expected = kept.add(added).subtract(drawn);
        double scale = kept.add(added).add(drawn).doubleValue();
        double gap = expected.subtract(big(actual)).abs().doubleValue();
        if (!(gap <= RELATIVE * scale + Double.MIN_NORMAL)) {
            throw new AssertionError(
                    "%s: stored %s but the formula says %s"
                            .formatted(what, actual, expected.doubleValue()));
        }
    }

    /// An action never leaves the window.
    private static void window(Battery battery, StepFlows f, FleetState s, int i) {
        double top = battery.maxSoc() * battery.capacityKwh() * (1 + RELATIVE);
        boolean curved = battery.curves() != null;
        double capacity = curved ? battery.capacityKwh() : s.capacityKwh(i);
        double floor = battery.minSoc() * capacity * (1 - RELATIVE);
        if (f.chargeKwh[i] > 0 && s.storedKwh(i) > top) {
            throw new AssertionError("charged above the window: " + s.storedKwh(i));
        }
        if (f.dischargeKwh[i] > 0 && s.storedKwh(i) < floor - RELATIVE * battery.capacityKwh()) {
            throw new AssertionError("discharged below the window: " + s.storedKwh(i));
        }
    }

    /// `base` to the power of a whole part of an hour, by Newton's method from the double.
    private static BigDecimal root(double base, double stepHours) {
        int n = (int) Math.round(1 / stepHours);
        if (base == 1 || n == 1) {
            return big(base);
        }
        BigDecimal a = big(base);
        BigDecimal x = big(Math.pow(base, stepHours));
        for (int round = 0; round < 3; round++) {
            BigDecimal next = a.divide(x.pow(n - 1, DIGITS), DIGITS);
            x = x.multiply(big(n - 1)).add(next).divide(big(n), DIGITS);
        }
        return x;
    }

    private static BigDecimal big(double value) {
        return new BigDecimal(value);
    }
}
