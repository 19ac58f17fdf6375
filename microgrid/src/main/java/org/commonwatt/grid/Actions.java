package org.commonwatt.grid;

import java.util.Arrays;

/// What the members ask of their devices: numbers in [−1, 1], flat `[copy × participant]`.
///
/// For storage +1 charges at full power, −1 discharges at full power. Values outside are cut to the
/// range, NaN is refused by the physics. Devices a member lacks ignore their entry.
public final class Actions {
    private final double[] storage;
    private final double[] ev;
    private final double[] heat;
    private final double[] job;
    private final double[] genset;

    /// All zero.
    ///
    /// @param size copies × participants
    public Actions(int size) {
        Checks.count("size", size, 1, Integer.MAX_VALUE);
        storage = new double[size];
        ev = new double[size];
        heat = new double[size];
        job = new double[size];
        genset = new double[size];
    }

    /// Battery action at flat index `k`.
    public double storage(int k) {
        return storage[k];
    }

    /// Vehicle action at flat index `k`.
    public double ev(int k) {
        return ev[k];
    }

    /// Heat pump action at flat index `k`: +1 warms to the upper end of comfort, −1 coasts to the
    /// lower end, 0 is ordinary heating.
    public double heat(int k) {
        return heat[k];
    }

    /// Job action at flat index `k`: above 0 starts the job that waits.
    public double job(int k) {
        return job[k];
    }

    /// Generator action at flat index `k`: above 0 runs it at that share of its power.
    public double genset(int k) {
        return genset[k];
    }

    /// Sets the battery action at flat index `k`.
    public void storage(int k, double action) {
        storage[k] = action;
    }

    /// Sets the vehicle action at flat index `k`.
    public void ev(int k, double action) {
        ev[k] = action;
    }

    /// Sets the heat pump action at flat index `k`.
    public void heat(int k, double action) {
        heat[k] = action;
    }

    /// Sets the job action at flat index `k`.
    public void job(int k, double action) {
        job[k] = action;
    }

    /// Sets the generator action at flat index `k`.
    public void genset(int k, double action) {
        genset[k] = action;
    }

    /// Sets everything to zero.
    public void clear() {
        Arrays.fill(storage, 0);
        Arrays.fill(ev, 0);
        Arrays.fill(heat, 0);
        Arrays.fill(job, 0);
        Arrays.fill(genset, 0);
    }
}
