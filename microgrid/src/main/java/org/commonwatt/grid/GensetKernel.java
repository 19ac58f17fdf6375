package org.commonwatt.grid;

/// One member's generator set in one step (`docs/FORMULATION.md#genset`).
///
/// An action above 0 runs it at that share of its rated power, at least at its minimum load; limits
/// start or raise it where energy is missing, and lower it to its minimum where there is too much.
/// A start takes its time from the first step, at most the whole of it.
final class GensetKernel {
    private GensetKernel() {}

    /// Writes output and whether it runs for an action in [−1, 1].
    static void request(FleetParameters p, FleetState s, StepFlows f, int k, double action) {
        int i = k % p.size;
        f.gensetRunning[k] = action > 0 ? 1 : 0;
        f.gensetKwh[k] = 0;
        if (action > 0) {
            f.gensetKwh[k] = within(p, s, k, i, action * p.gensets.ratedKwh[i]);
        }
    }

    private static double within(FleetParameters p, FleetState s, int k, int i, double wanted) {
        double most = mostKwh(p, s, k, i);
        return Math.min(Math.max(wanted, p.gensets.leastKwh[i]), most);
    }

    private static double mostKwh(FleetParameters p, FleetState s, int k, int i) {
        return s.gensetOn[k] == 1 ? p.gensets.ratedKwh[i] : p.gensets.startingKwh[i];
    }

    /// Starts or raises it by up to `amount` kWh; returns by how much output rose: more than asked
    /// where the minimum load is higher.
    static double raise(FleetParameters p, FleetState s, StepFlows f, int k, double amount) {
        int i = k % p.size;
        double before = f.gensetKwh[k];
        f.gensetRunning[k] = 1;
        f.gensetKwh[k] = Math.max(before, within(p, s, k, i, before + amount));
        double more = f.gensetKwh[k] - before;
        f.generationKwh[k] += more;
        return more;
    }

    /// Further energy that it could give.
    static double spareKwh(FleetParameters p, FleetState s, StepFlows f, int k) {
        return Math.max(0, mostKwh(p, s, k, k % p.size) - f.gensetKwh[k]);
    }

    /// Energy by which it could run lower.
    static double lowerableKwh(FleetParameters p, StepFlows f, int k) {
        return Math.max(0, f.gensetKwh[k] - p.gensets.leastKwh[k % p.size]);
    }

    /// Lowers it by up to `amount` kWh, not below its minimum load; returns by how much.
    static double lower(FleetParameters p, StepFlows f, int k, double amount) {
        double less = Math.min(amount, lowerableKwh(p, f, k));
        f.gensetKwh[k] -= less;
        f.generationKwh[k] = Math.max(0, f.generationKwh[k] - less);
        return less;
    }

    /// Counts starts and fuel and remembers whether it runs.
    static void apply(FleetParameters p, FleetState s, StepFlows f, int k) {
        int i = k % p.size;
        boolean runs = f.gensetRunning[k] == 1;
        boolean starts = runs && s.gensetOn[k] == 0;
        f.gensetStarts[k] = starts ? 1 : 0;
        f.fuelLitres[k] =
                runs
                        ? p.gensets.noLoadLitres[i]
                                + p.gensets.litresPerKwh[i] * f.gensetKwh[k]
                                + (starts ? p.gensets.startLitres[i] : 0)
                        : 0;
        s.gensetOn[k] = runs ? 1 : 0;
    }
}
