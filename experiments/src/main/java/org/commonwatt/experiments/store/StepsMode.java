package org.commonwatt.experiments.store;

/// How many steps `steps.parquet` keeps.
public enum StepsMode {
    /// No file.
    NONE,
    /// The typical days, see [TypicalDays].
    DAY,
    /// Every step.
    FULL;

    /// Rows of a full table that are written without being forced.
    public static final long FULL_LIMIT = 1_000_000;

    /// Name on the command line.
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
