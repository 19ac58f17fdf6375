package org.commonwatt.grid;

/// Limits of a connection point. `Double.POSITIVE_INFINITY` means no limit.
///
/// @param importLimitKw largest import, ≥ 0
/// @param exportLimitKw largest export, ≥ 0
public record Connection(double importLimitKw, double exportLimitKw) {
    /// No limit either way.
    public static final Connection UNLIMITED =
            new Connection(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Connection {
        Checks.limit("importLimitKw", importLimitKw);
        Checks.limit("exportLimitKw", exportLimitKw);
    }
}
