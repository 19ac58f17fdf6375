package org.commonwatt.grid.feeder;

/// A branch as seen from its ends: `I_from = y_ff·V_from + y_ft·V_to` and `I_to = y_tf·V_from +
/// y_tt·V_to`, currents into the branch (`docs/FORMULATION.md#feeder-branch`).
final class TwoPortAdmittance {
    final double ffReal;
    final double ffImag;
    final double ftReal;
    final double ftImag;
    final double tfReal;
    final double tfImag;
    final double ttReal;
    final double ttImag;

    TwoPortAdmittance(Branch branch) {
        double r = branch.rPu();
        double x = branch.xPu();
        double g = branch.magnetisingGPu();
        double b = branch.magnetisingBPu();
        // Behind the ratio, between the ends of the impedance z with y in its middle:
        // V1 = a·V2 + c·I2 and the same the other way, a = 1 + z·y/2, c = z + z²·y/4.
        double aReal = 1 + (r * g - x * b) / 2;
        double aImag = (r * b + x * g) / 2;
        double meanReal = (1 + aReal) / 2;
        double meanImag = aImag / 2;
        double cReal = r * meanReal - x * meanImag;
        double cImag = r * meanImag + x * meanReal;
        double square = cReal * cReal + cImag * cImag;
        double seriesReal = cReal / square;
        double seriesImag = -cImag / square;
        double selfReal = aReal * seriesReal - aImag * seriesImag;
        double selfImag = aReal * seriesImag + aImag * seriesReal + branch.chargingPu() / 2;
        double tap = branch.tapRatio();
        double turnReal = Math.cos(Math.toRadians(branch.shiftDegree()));
        double turnImag = Math.sin(Math.toRadians(branch.shiftDegree()));
        ffReal = selfReal / (tap * tap);
        ffImag = selfImag / (tap * tap);
        ttReal = selfReal;
        ttImag = selfImag;
        // −series over conj(t) and over t.
        ftReal = -(seriesReal * turnReal - seriesImag * turnImag) / tap;
        ftImag = -(seriesReal * turnImag + seriesImag * turnReal) / tap;
        tfReal = -(seriesReal * turnReal + seriesImag * turnImag) / tap;
        tfImag = -(seriesImag * turnReal - seriesReal * turnImag) / tap;
    }
}
