package org.commonwatt.equity.sharing;

/// What any coalition would have to pay on its own, asked one after the other. Coalitions that
/// differ by one member from the last one asked for may be answered much quicker.
///
/// Belongs to the thread that opened it, and must be closed.
public interface CoalitionCost extends AutoCloseable {

    /// Cost of a coalition, 0 of the empty one; infinite where it cannot live on its own, NaN where
    /// the answer could not be found.
    ///
    /// @param coalition bits as in [Coalition]
    double of(long coalition);

    @Override
    void close();
}
