package org.commonwatt.equity.sharing;

import java.util.Arrays;
import org.commonwatt.equity.sharing.SharingProblem.PricedCosts;
import org.commonwatt.numeric.RandomStream;

/// A market for two goods that are only worth something in pairs: v(S) = min(left(S), right(S)).
/// Totally balanced; where the left good is scarce, paying each member its left goods is a core
/// point.
@SuppressWarnings("ArrayRecordComponent") // Views; never compared.
record MarketGame(double[] left, double[] right, MemberFigures figures) {

    /// Members 0 and 1 bring the same and have the same figures; the last one brings nothing.
    static MarketGame drawn(RandomStream random) {
        int n = 4 + random.nextInt(4);
        double[] left = new double[n];
        double[] right = new double[n];
        double[] load = new double[n];
        double[] weight = new double[n];
        double[] burden = new double[n];
        double[] alone = new double[n];
        for (int i = 0; i < n; i++) {
            left[i] = random.nextBoolean() ? random.nextInt(5) : 0;
            right[i] = random.nextBoolean() ? random.nextInt(5) : 0;
            load[i] = 1 + random.nextInt(9);
            weight[i] = 1 + random.nextInt(3);
            burden[i] = random.nextInt(4) == 0 ? Double.NaN : 0.01 * (1 + random.nextInt(9));
        }
        for (double[] figures : new double[][] {left, right, load, weight, burden}) {
            figures[1] = figures[0];
        }
        left[n - 1] = 0;
        right[n - 1] = 0;
        for (int i = 0; i < n; i++) {
            alone[i] = 10 * load[i];
        }
        return new MarketGame(left, right, new MemberFigures(alone, load, weight, burden));
    }

    int members() {
        return left.length;
    }

    /// The problem; v({i}) may be above 0, so costs alone are before what a member can do itself.
    SharingProblem problem() {
        double[] values = new double[1 << members()];
        for (int s = 0; s < values.length; s++) {
            values[s] = Math.min(Coalition.sum(s, left), Coalition.sum(s, right));
        }
        double[] scarce = Arrays.stream(left).sum() <= Arrays.stream(right).sum() ? left : right;
        double gain = values[values.length - 1];
        double goods = Arrays.stream(left).sum() + Arrays.stream(right).sum();
        double[] atDuals = figures.aloneCost().clone();
        double[] atMiddle = figures.aloneCost().clone();
        for (int i = 0; i < members(); i++) {
            atDuals[i] -= scarce[i];
            atMiddle[i] -= goods > 0 ? gain * (left[i] + right[i]) / goods : 0;
        }
        return SharingProblem.of(TableGame.of(values), figures)
                .with(new PricedCosts(atDuals, 0, atMiddle));
    }

    /// The same market with its members in another order: member k was `order[k]`.
    MarketGame inOrder(int[] order) {
        return new MarketGame(
                picked(left, order),
                picked(right, order),
                new MemberFigures(
                        picked(figures.aloneCost(), order),
                        picked(figures.loadKwh(), order),
                        picked(figures.weights(), order),
                        picked(figures.burdenPerCost(), order)));
    }

    private static double[] picked(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }
}
