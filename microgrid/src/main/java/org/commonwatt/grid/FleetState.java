package org.commonwatt.grid;

import java.util.Arrays;
import org.commonwatt.numeric.KeyHash;

/// What a community remembers from step to step: flat arrays `[copy × participant]`, index `copy·N
/// + i`, one column per kind of device.
///
/// Mutable; one thread at a time per copy. Kernels of the same package write it; others read the
/// accessors. [#hash] names the state bit for bit, [#copyFrom] restores it bit for bit.
public final class FleetState {
    private final int copies;
    private final int participants;

    /// Next step of each copy, `[copy]`.
    final int[] step;

    /// Energy in the stationary battery, kWh.
    final double[] storedKwh;

    /// Present capacity of the battery (nameplate × state of health), kWh.
    final double[] capacityKwh;

    /// Energy in the vehicle at the charger, kWh; 0 while away.
    final double[] evStoredKwh;

    /// Index of the present session, or of the next one while away.
    final int[] evSession;

    /// 1 while the vehicle is at the charger.
    final int[] evConnected;

    /// Room temperature, °C.
    final double[] roomTemperatureC;

    /// Heat in the tank above cold water, kWh.
    final double[] tankKwh;

    /// 1 while the generator runs.
    final int[] gensetOn;

    /// Index of the present deferrable job, or of the next one.
    final int[] jobIndex;

    /// Steps that the present job has run; −1 while it waits.
    final int[] jobOffset;

    /// Losses and the day so far of batteries that age.
    final AgeingState ageing;

    /// A state of `copies` communities of `participants` members, everything 0.
    ///
    /// @param copies number of copies stepped in lock-step, ≥ 1
    /// @param participants N
    /// @param ageing the part of batteries that age, of as many copies
    FleetState(int copies, int participants, AgeingState ageing) {
        this.ageing = ageing;
        this.copies = copies;
        this.participants = participants;
        int size = copies * participants;
        step = new int[copies];
        storedKwh = new double[size];
        capacityKwh = new double[size];
        evStoredKwh = new double[size];
        evSession = new int[size];
        evConnected = new int[size];
        roomTemperatureC = new double[size];
        tankKwh = new double[size];
        gensetOn = new int[size];
        jobIndex = new int[size];
        jobOffset = new int[size];
    }

    /// Number of copies.
    public int copies() {
        return copies;
    }

    /// Number of participants N.
    public int participants() {
        return participants;
    }

    /// Index of participant `i` of `copy` in flat arrays.
    public int index(int copy, int i) {
        return copy * participants + i;
    }

    /// Step that `copy` executes next.
    public int step(int copy) {
        return step[copy];
    }

    /// Energy in the battery at flat index `k`, kWh.
    public double storedKwh(int k) {
        return storedKwh[k];
    }

    /// Puts energy into the battery at flat index `k`, for episodes that begin somewhere.
    ///
    /// @param soc stored energy over present capacity, [0, 1]
    public void setSoc(int k, double soc) {
        Checks.within("soc", soc, 0, 1);
        storedKwh[k] = soc * capacityKwh[k];
    }

    /// Present battery capacity at flat index `k`, kWh.
    public double capacityKwh(int k) {
        return capacityKwh[k];
    }

    /// Energy in the vehicle at flat index `k`, kWh; 0 while away.
    public double evStoredKwh(int k) {
        return evStoredKwh[k];
    }

    /// Whether the vehicle at flat index `k` is at its charger.
    public boolean evConnected(int k) {
        return evConnected[k] == 1;
    }

    /// Session index at flat index `k`: the present one, or the next while away.
    public int evSession(int k) {
        return evSession[k];
    }

    /// Temperature of the heated room at flat index `k`, °C; 0 without one.
    public double roomTemperatureC(int k) {
        return roomTemperatureC[k];
    }

    /// Heat in the hot-water tank at flat index `k` above cold water, kWh; 0 without one.
    public double tankKwh(int k) {
        return tankKwh[k];
    }

    /// Whether the generator at flat index `k` runs.
    public boolean gensetOn(int k) {
        return gensetOn[k] == 1;
    }

    /// Index at flat index `k` of the deferrable job that runs or is next.
    public int jobIndex(int k) {
        return jobIndex[k];
    }

    /// Whether the deferrable job at flat index `k` runs.
    public boolean jobRuns(int k) {
        return jobOffset[k] >= 0;
    }

    /// Steps that the present deferrable job at flat index `k` has run; −1 while none runs.
    public int jobOffset(int k) {
        return jobOffset[k];
    }

    /// A state with the same content.
    public FleetState copy() {
        FleetState other = new FleetState(copies, participants, ageing.empty(copies));
        other.copyFrom(this);
        return other;
    }

    /// Takes over the content of a state of the same shape.
    public void copyFrom(FleetState other) {
        if (other.copies != copies || other.participants != participants) {
            throw new IllegalArgumentException(
                    "A state of %d × %d cannot take one of %d × %d."
                            .formatted(copies, participants, other.copies, other.participants));
        }
        ageing.requireShapeOf(other.ageing);
        System.arraycopy(other.step, 0, step, 0, copies);
        double[][] from = other.doubles();
        double[][] to = doubles();
        for (int k = 0; k < to.length; k++) {
            System.arraycopy(from[k], 0, to[k], 0, to[k].length);
        }
        int[][] fromInts = other.ints();
        int[][] toInts = ints();
        for (int k = 0; k < toInts.length; k++) {
            System.arraycopy(fromInts[k], 0, toInts[k], 0, toInts[k].length);
        }
    }

    /// 64-bit hash of every bit of the state.
    public long hash() {
        long hash = 0;
        for (int value : step) {
            hash = KeyHash.absorb(hash, value);
        }
        for (double[] column : doubles()) {
            for (double value : column) {
                hash = KeyHash.absorb(hash, Double.doubleToRawLongBits(value));
            }
        }
        for (int[] column : ints()) {
            for (int value : column) {
                hash = KeyHash.absorb(hash, value);
            }
        }
        return hash;
    }

    private double[][] doubles() {
        return new double[][] {
            storedKwh,
            capacityKwh,
            evStoredKwh,
            roomTemperatureC,
            tankKwh,
            ageing.calendarLoss,
            ageing.cycleLoss,
            ageing.soc,
            ageing.outdoorSumC
        };
    }

    private int[][] ints() {
        return new int[][] {evSession, evConnected, gensetOn, jobIndex, jobOffset, ageing.steps};
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FleetState that
                && Arrays.equals(step, that.step)
                && Arrays.deepEquals(doubles(), that.doubles())
                && Arrays.deepEquals(ints(), that.ints());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hash());
    }
}
