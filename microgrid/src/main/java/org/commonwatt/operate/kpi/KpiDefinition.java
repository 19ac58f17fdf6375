package org.commonwatt.operate.kpi;

/// What a figure means: one entry of the catalogue from which tables and `docs/METRICS.md` are
/// made.
///
/// @param name name in files (`cost_function`)
/// @param family heading under which tables show it
/// @param unit unit, `1` for ratios and shares
/// @param direction which way is better
/// @param baseline what a ratio is relative to; empty for absolute figures
/// @param meaning one sentence with the formula
public record KpiDefinition(
        String name,
        String family,
        String unit,
        Kpi.Direction direction,
        String baseline,
        String meaning) {}
