package org.commonwatt.grid.feeder;

/// How well a feeder kept its limits over many load cases, in memory that does not grow. Limits are
/// those of the [Network]; they are counted, not enforced. A load case whose state was not found
/// counts as failed and as nothing else.
public final class FeederFigures {
    /// Slack for rounding: a voltage at its limit keeps it.
    private static final double ROUNDING = 1e-9;

    private final double[] minPu;
    private final double[] maxPu;
    private final int branches;
    private int cases;
    private int failed;
    private int withViolation;
    private int withOverload;
    private long tooLow;
    private long tooHigh;
    private double lossKwh;
    private final Extreme lowest = new Extreme();
    private final Extreme highest = new Extreme();
    private final Extreme busiest = new Extreme();

    /// The most extreme value so far and where it was.
    private static final class Extreme {
        private double value = Double.NaN;
        private int where;
        private int when;

        /// Takes a value over that is larger than the one so far times `sign`.
        private void see(double next, int sign, int place, int time) {
            if (!(sign * next <= sign * value)) {
                value = next;
                where = place;
                when = time;
            }
        }

        private Worst worst() {
            return new Worst(value, where, when);
        }
    }

    /// A value, where and when.
    ///
    /// @param value NaN where no load case was found
    /// @param index index of the bus or branch
    /// @param loadCase the how manieth load case, from 0
    public record Worst(double value, int index, int loadCase) {}

    /// No load case yet.
    public FeederFigures(Network network) {
        minPu = network.buses().stream().mapToDouble(Bus::minVoltagePu).toArray();
        maxPu = network.buses().stream().mapToDouble(Bus::maxVoltagePu).toArray();
        branches = network.branches().size();
    }

    /// Counts a solved load case.
    ///
    /// @param converged what solving it returned
    /// @param hours how long it lasts
    public void add(FeederFlow flow, boolean converged, double hours) {
        int now = cases++;
        if (!converged) {
            failed++;
            return;
        }
        long before = tooLow + tooHigh;
        for (int bus = 0; bus < minPu.length; bus++) {
            double pu = flow.voltagePu(bus);
            lowest.see(pu, -1, bus, now);
            highest.see(pu, 1, bus, now);
            tooLow += pu < minPu[bus] - ROUNDING ? 1 : 0;
            tooHigh += pu > maxPu[bus] + ROUNDING ? 1 : 0;
        }
        withViolation += tooLow + tooHigh > before ? 1 : 0;
        double most = 0;
        for (int branch = 0; branch < branches; branch++) {
            double loading = flow.loading(branch);
            most = Math.max(most, loading);
            busiest.see(loading, 1, branch, now);
        }
        withOverload += most > 1 + ROUNDING ? 1 : 0;
        lossKwh += flow.lossKw() * hours;
    }

    /// Load cases.
    public int cases() {
        return cases;
    }

    /// Load cases whose state was not found.
    public int failed() {
        return failed;
    }

    /// Load cases in which some voltage was outside its limits.
    public int withViolation() {
        return withViolation;
    }

    /// Load cases in which some branch was loaded beyond its limit.
    public int withOverload() {
        return withOverload;
    }

    /// Times that a bus was below its limit, over buses and load cases.
    public long tooLow() {
        return tooLow;
    }

    /// Times that a bus was above its limit.
    public long tooHigh() {
        return tooHigh;
    }

    /// Energy that all branches lost.
    public double lossKwh() {
        return lossKwh;
    }

    /// Lowest voltage in pu, its bus.
    public Worst lowestVoltage() {
        return lowest.worst();
    }

    /// Highest voltage in pu, its bus.
    public Worst highestVoltage() {
        return highest.worst();
    }

    /// Highest loading (1 = at the limit), its branch; 0 where no branch has a limit.
    public Worst highestLoading() {
        return busiest.worst();
    }
}
