package org.commonwatt.operate.simulation;

import java.util.Arrays;
import org.commonwatt.grid.feeder.Network;

/// Voltages and loadings of the feeder over a run: extremes of each bus and branch in each column
/// of [StripColumns], hours outside the limits, steps without a solution.
public final class FeederTrace {
    private final Network network;
    private final StripColumns columns;
    private final float[] lowestPu;
    private final float[] highestPu;
    private final float[] loading;
    private final int[] stepsOutside;
    private final int[] stepsOverloaded;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private double highestLoading;
    private int unsolvedSteps;
    private int stepsWithViolation;
    private int stepsWithOverload;

    FeederTrace(Network network, StripColumns columns) {
        this.network = network;
        this.columns = columns;
        int buses = network.buses().size();
        int branches = network.branches().size();
        lowestPu = new float[buses * columns.count()];
        highestPu = new float[lowestPu.length];
        loading = new float[branches * columns.count()];
        stepsOutside = new int[buses];
        stepsOverloaded = new int[branches];
        Arrays.fill(lowestPu, Float.POSITIVE_INFINITY);
        Arrays.fill(highestPu, Float.NEGATIVE_INFINITY);
    }

    void addBus(int t, int bus, double voltagePu, boolean outside) {
        int at = bus * columns.count() + columns.of(t);
        lowestPu[at] = Math.min(lowestPu[at], (float) voltagePu);
        highestPu[at] = Math.max(highestPu[at], (float) voltagePu);
        lowest = Math.min(lowest, voltagePu);
        highest = Math.max(highest, voltagePu);
        stepsOutside[bus] += outside ? 1 : 0;
    }

    void addBranch(int t, int branch, double share, boolean overloaded) {
        int at = branch * columns.count() + columns.of(t);
        loading[at] = Math.max(loading[at], (float) share);
        highestLoading = Math.max(highestLoading, share);
        stepsOverloaded[branch] += overloaded ? 1 : 0;
    }

    void addStep(boolean outside, boolean overloaded) {
        stepsWithViolation += outside ? 1 : 0;
        stepsWithOverload += overloaded ? 1 : 0;
    }

    void addUnsolved() {
        unsolvedSteps++;
    }

    void copyFrom(FeederTrace other) {
        System.arraycopy(other.lowestPu, 0, lowestPu, 0, lowestPu.length);
        System.arraycopy(other.highestPu, 0, highestPu, 0, highestPu.length);
        System.arraycopy(other.loading, 0, loading, 0, loading.length);
        System.arraycopy(other.stepsOutside, 0, stepsOutside, 0, stepsOutside.length);
        System.arraycopy(other.stepsOverloaded, 0, stepsOverloaded, 0, stepsOverloaded.length);
        lowest = other.lowest;
        highest = other.highest;
        highestLoading = other.highestLoading;
        unsolvedSteps = other.unsolvedSteps;
        stepsWithViolation = other.stepsWithViolation;
        stepsWithOverload = other.stepsWithOverload;
    }

    /// The network.
    public Network network() {
        return network;
    }

    /// The columns.
    public StripColumns columns() {
        return columns;
    }

    /// Lowest voltage of a bus in a column, per unit; infinite where nothing was solved.
    public double lowestPu(int bus, int column) {
        return lowestPu[bus * columns.count() + column];
    }

    /// Highest voltage of a bus in a column, per unit; minus infinite where nothing was solved.
    public double highestPu(int bus, int column) {
        return highestPu[bus * columns.count() + column];
    }

    /// Highest loading of a branch in a column, share of its rating; 0 without a rating.
    public double loading(int branch, int column) {
        return loading[branch * columns.count() + column];
    }

    /// Steps in which a bus was outside its voltage limits.
    public int stepsOutside(int bus) {
        return stepsOutside[bus];
    }

    /// Steps in which a branch was above its rating.
    public int stepsOverloaded(int branch) {
        return stepsOverloaded[branch];
    }

    /// Steps in which some bus was outside its voltage limits.
    public int stepsWithViolation() {
        return stepsWithViolation;
    }

    /// Steps in which some branch was above its rating.
    public int stepsWithOverload() {
        return stepsWithOverload;
    }

    /// Lowest voltage of any bus, per unit; infinite where nothing was solved.
    public double lowestPu() {
        return lowest;
    }

    /// Highest voltage of any bus, per unit; minus infinite where nothing was solved.
    public double highestPu() {
        return highest;
    }

    /// Highest loading of any branch, share of its rating.
    public double highestLoading() {
        return highestLoading;
    }

    /// Steps whose power flow has no solution: the voltage collapsed.
    public int unsolvedSteps() {
        return unsolvedSteps;
    }
}
