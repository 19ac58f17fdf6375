package org.commonwatt.grid;

import java.util.Arrays;

/// What the members ask of their devices: numbers in [−1, 1], flat `[copy × participant]`.
///
/// +1 charges at full power, −1 discharges at full power. Values outside are cut to the range, NaN
/// is refused by the physics. Devices a member lacks ignore their entry.
public final class Actions {
    private final double[] storage;
    private final double[] ev;

    /// All zero.
    ///
    /// @param size copies × participants
    public Actions(int size) {
        Checks.count("size", size, 1, Integer.MAX_VALUE);
        storage = new double[size];
        ev = new double[size];
    }

    /// Battery action at flat index `k`.
    public double storage(int k) {
        return storage[k];
    }

    /// Vehicle action at flat index `k`.
    public double ev(int k) {
        return ev[k];
    }

    /// Sets the battery action at flat index `k`.
    public void storage(int k, double action) {
        storage[k] = action;
    }

    /// Sets the vehicle action at flat index `k`.
    public void ev(int k, double action) {
        ev[k] = action;
    }

    /// Sets everything to zero.
    public void clear() {
        Arrays.fill(storage, 0);
        Arrays.fill(ev, 0);
    }
}
