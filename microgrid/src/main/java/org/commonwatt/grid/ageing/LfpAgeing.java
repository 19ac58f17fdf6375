package org.commonwatt.grid.ageing;

/// Ageing of a lithium-iron-phosphate battery: 250 Ah prismatic cells as measured and fitted for
/// BLAST-Lite (doi:10.1016/j.est.2023.109042). Formulas: `docs/FORMULATION.md#lfp-ageing`.
///
/// Both losses follow a power law of time or cycles whose factor depends on the stress of the
/// moment; each is carried on along the curve of that stress. Valid for cells: packs live a fifth
/// to a third shorter.
///
/// @param cell temperature of the cells
public record LfpAgeing(CellTemperature cell) implements Ageing {
    private static final double KELVIN = 273.15;
    private static final double CALENDAR_EXPONENT = 0.526;
    private static final double CYCLE_EXPONENT = 0.828;

    @Override
    public double calendarLoss(double lossBefore, double days, double meanSoc, double cellC) {
        return grown(lossBefore, calendarRate(meanSoc, cellC), CALENDAR_EXPONENT, days);
    }

    @Override
    public double cycleLoss(
            double lossBefore, double depth, double count, double cRate, double cellC) {
        double rate = cycleRate(depth, cRate, cellC);
        return grown(lossBefore, rate, CYCLE_EXPONENT, depth * count);
    }

    @Override
    public double cellC(double outdoorC) {
        return cell.at(outdoorC);
    }

    @Override
    public boolean needsOutdoor() {
        return !cell.isConstant();
    }

    /// Potential of the anode against lithium, V, at a state of charge: Safari and Delacourt
    /// (doi:10.1149/1.3567007).
    public static double anodePotential(double soc) {
        double x = 0.0085 + Math.clamp(soc, 0, 1) * (0.78 - 0.0085);
        return 0.6379
                + 0.5416 * StrictMath.exp(-305.5309 * x)
                + 0.044 * StrictMath.tanh(-(x - 0.1958) / 0.1088)
                - 0.1978 * StrictMath.tanh((x - 1.0571) / 0.0854)
                - 0.6875 * StrictMath.tanh((x + 0.0117) / 0.0529)
                - 0.0175 * StrictMath.tanh((x - 0.5692) / 0.0875);
    }

    /// Calendar loss after one day from new.
    ///
    /// @param soc state of charge
    /// @param cellC temperature of the cells, °C
    public static double calendarRate(double soc, double cellC) {
        double kelvin = cellC + KELVIN;
        return 8.37e4
                * StrictMath.exp(-5210 / kelvin)
                * StrictMath.exp(-3560 * anodePotential(soc) / kelvin);
    }

    /// Cycle loss after one equivalent full cycle from new.
    ///
    /// @param depth depth of the cycles
    /// @param cRate mean |change of the state of charge| per hour
    /// @param cellC temperature of the cells, °C
    public static double cycleRate(double depth, double cRate, double cellC) {
        double kelvin = cellC + KELVIN;
        return (4.38e-8 + 1.55e-8 * depth + 1.68e-7 * cRate)
                * (StrictMath.exp(2190 / kelvin) + StrictMath.exp(-1.55e5 / kelvin));
    }

    /// Loss that follows `rate · x^exponent`, carried on by `more` from where it is `lossBefore`:
    /// `dq = k·p·(q/k)^((p−1)/p)·dx`, integrated exactly for a constant rate.
    private static double grown(double lossBefore, double rate, double exponent, double more) {
        if (more == 0) {
            return lossBefore;
        }
        double equivalent = power(lossBefore / rate, 1 / exponent);
        return Math.max(lossBefore, rate * power(equivalent + more, exponent));
    }

    /// `base^exponent`, base ≥ 0: the same bits everywhere, and unlike `StrictMath.pow` without
    /// allocating.
    private static double power(double base, double exponent) {
        return StrictMath.exp(exponent * StrictMath.log(base));
    }
}
