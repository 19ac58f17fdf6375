package org.commonwatt.grid.feeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// A branch as its record says it is: checks the voltages and powers at its ends against each other
/// in complex numbers, without any of the feeder's frames.
final class TwoPort {
    private static final double PU = 1e-8;

    private TwoPort() {}

    static void check(FeederFlow flow, int k) {
        Network network = flow.feeder().network();
        Branch branch = network.branches().get(k);
        if (!branch.inService()) {
            assertThat(flow.fromKw(k)).isZero();
            return;
        }
        Complex tap = Complex.polar(branch.tapRatio(), branch.shiftDegree());
        Complex from = voltage(flow, branch.from());
        Complex to = voltage(flow, branch.to());
        Complex powerFrom = new Complex(flow.fromKw(k), flow.fromKvar(k)).times(1e-3);
        Complex powerTo = new Complex(flow.toKw(k), flow.toKvar(k)).times(1e-3);
        Complex halfCharging = new Complex(0, branch.chargingPu() / 2);
        Complex halfImpedance = new Complex(branch.rPu() / 2, branch.xPu() / 2);
        // Currents into the impedance from both sides, behind the ratio and the charging.
        Complex inner = from.over(tap);
        Complex in = powerFrom.over(inner).conjugate().minus(inner.times(halfCharging));
        Complex out = powerTo.over(to).conjugate().minus(to.times(halfCharging));
        Complex middle = inner.minus(in.times(halfImpedance));
        Complex other = to.minus(out.times(halfImpedance));
        Complex magnetising =
                middle.times(new Complex(branch.magnetisingGPu(), branch.magnetisingBPu()));
        assertThat(middle.minus(other).size()).as("voltage in the middle").isLessThan(PU);
        assertThat(in.plus(out).minus(magnetising).size()).as("current").isLessThan(PU);
        double kva = Math.max(in(powerFrom, from), in(powerTo, to)) * network.baseKva();
        assertThat(flow.loading(k)).isCloseTo(kva / branch.ratingKva(), within(PU));
    }

    private static double in(Complex power, Complex voltage) {
        return power.size() / voltage.size();
    }

    private static Complex voltage(FeederFlow flow, int bus) {
        return Complex.polar(flow.voltagePu(bus), flow.angleDegree(bus));
    }

    private record Complex(double re, double im) {
        static Complex polar(double size, double degree) {
            double angle = Math.toRadians(degree);
            return new Complex(size * Math.cos(angle), size * Math.sin(angle));
        }

        Complex plus(Complex o) {
            return new Complex(re + o.re, im + o.im);
        }

        Complex minus(Complex o) {
            return new Complex(re - o.re, im - o.im);
        }

        Complex times(Complex o) {
            return new Complex(re * o.re - im * o.im, re * o.im + im * o.re);
        }

        Complex times(double factor) {
            return new Complex(re * factor, im * factor);
        }

        Complex conjugate() {
            return new Complex(re, -im);
        }

        Complex over(Complex o) {
            return times(o.conjugate()).times(1 / (o.re * o.re + o.im * o.im));
        }

        double size() {
            return Math.hypot(re, im);
        }
    }
}
