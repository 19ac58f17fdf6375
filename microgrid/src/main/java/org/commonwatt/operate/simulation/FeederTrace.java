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
    final int[] stepsOutside;
    final int[] stepsOverloaded;
    private int unsolvedSteps;

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
        stepsOutside[bus] += outside ? 1 : 0;
    }

    void addBranch(int t, int branch, double share) {
        int at = branch * columns.count() + columns.of(t);
        loading[at] = Math.max(loading[at], (float) share);
        stepsOverloaded[branch] += share > 1 ? 1 : 0;
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
        unsolvedSteps = other.unsolvedSteps;
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

    /// Steps whose power flow has no solution: the voltage collapsed.
    public int unsolvedSteps() {
        return unsolvedSteps;
    }
}
