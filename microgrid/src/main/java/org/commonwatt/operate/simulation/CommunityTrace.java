package org.commonwatt.operate.simulation;

/// The community's sums step by step: one array of length T per quantity.
// Ordinals index columns in memory only; files use names.
@SuppressWarnings("EnumOrdinal")
public final class CommunityTrace {
    /// Community quantities; energies in kWh per step.
    public enum Column {
        /// Σ demand.
        DEMAND_KWH,
        /// Σ served demand.
        SERVED_KWH,
        /// Σ unserved demand.
        UNSERVED_KWH,
        /// Σ generation used.
        GENERATION_KWH,
        /// Σ generation curtailed.
        CURTAILED_KWH,
        /// Σ battery charging, shared battery included.
        CHARGE_KWH,
        /// Σ battery discharging, shared battery included.
        DISCHARGE_KWH,
        /// Σ EV charging.
        EV_CHARGE_KWH,
        /// Σ EV discharging.
        EV_DISCHARGE_KWH,
        /// Σ electricity of heat pumps.
        HEAT_PUMP_KWH,
        /// Σ demand of deferrable jobs, part of the demand.
        JOB_KWH,
        /// Σ output of generators, part of generation and curtailed.
        GENSET_KWH,
        /// Energy exchanged between members: min(Σ import, Σ export).
        POOLED_KWH,
        /// Energy that the feeder loses; 0 without one.
        NETWORK_LOSS_KWH,
        /// Import from the utility, the feeder's losses included.
        COMMUNITY_IMPORT_KWH,
        /// Export to the utility.
        COMMUNITY_EXPORT_KWH,
        /// Σ stored in batteries at the end of the step.
        STORED_KWH,
        /// Σ stored in connected EVs at the end of the step.
        EV_STORED_KWH,
        /// Mean over members of the all-in retail price.
        RETAIL_PRICE_PER_KWH,
        /// Price between members (energy only); NaN where nothing was traded.
        POOL_PRICE_PER_KWH,
        /// Mean over members of the feed-in price.
        FEED_IN_PRICE_PER_KWH,
        /// Emissions of the utility's energy, kg.
        EMISSIONS_KG,
        /// 1 while the utility's grid is out, else 0.
        OUTAGE
    }

    private final int steps;
    private static final int COLUMNS = Column.values().length;

    /// Row by row, `[step × column]`: a step writes one piece of memory.
    private final double[] values;

    /// An empty trace of `steps` steps, all zero.
    public CommunityTrace(int steps) {
        this.steps = steps;
        values = new double[steps * COLUMNS];
    }

    /// Number of steps T.
    public int steps() {
        return steps;
    }

    /// Value of `column` in step `t`.
    public double value(Column column, int t) {
        return values[t * COLUMNS + column.ordinal()];
    }

    /// A copy of a column.
    public double[] column(Column column) {
        double[] copy = new double[steps];
        for (int t = 0; t < steps; t++) {
            copy[t] = value(column, t);
        }
        return copy;
    }

    /// Sum of a column over the run.
    public double sum(Column column) {
        double sum = 0;
        for (int t = 0; t < steps; t++) {
            sum += value(column, t);
        }
        return sum;
    }

    void set(Column column, int t, double value) {
        values[t * COLUMNS + column.ordinal()] = value;
    }

    /// Takes over the content of a trace of the same length.
    void copyFrom(CommunityTrace other) {
        System.arraycopy(other.values, 0, values, 0, values.length);
    }
}
