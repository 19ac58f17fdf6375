package org.commonwatt.optim;

/// The community of `scale/README.md`, of any size: loads, panels and batteries by formula, one
/// balance row per step for all members together, a price on the peak.
final class CommunityBalance {
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final double[] SHAPE = {
        0, 0, 0, 0, 0, 0.02, 0.1, 0.25, 0.42, 0.58, 0.7, 0.77, 0.8, 0.77, 0.7, 0.58, 0.42, 0.25,
        0.1, 0.02, 0, 0, 0, 0
    };
    private static final double CAPACITY_KWH = 6.4;

    private final int members;
    private final int steps;
    private final double stepHours;

    CommunityBalance(int members, int steps) {
        this.members = members;
        this.steps = steps;
        this.stepHours = 24.0 / steps;
    }

    private int hour(int t) {
        return 24 * t / steps;
    }

    private int evening(int t) {
        return hour(t) >= 17 && hour(t) <= 21 ? 1 : 0;
    }

    double loadKwh(int i, int t) {
        double wave = 0.2 * ((7 * i + 3 * t) % 11) / 11;
        return (0.3 + wave + 0.6 * evening(t) * (1 + i % 4) / 4) * stepHours;
    }

    double pvKwh(int i, int t) {
        boolean owns = i % 5 == 0 || i % 5 == 2 || i % 5 == 3;
        double kwPeak = owns ? 3.0 + 0.5 * (i % 3) : 0.0;
        return kwPeak * SHAPE[hour(t)] * (1 - 0.3 * ((5 * i + t) % 7) / 7) * stepHours;
    }

    double buyPerKwh(int t) {
        return 0.20 + 0.15 * evening(t) + 0.01 * ((5 * hour(t)) % 7);
    }

    /// The lean form. Columns per step: import, export; then per member and step what is needed of
    /// unserved, curtailed, discharge, charge, stored; then the peak.
    Model model() {
        int blocks = members * steps;
        Model model = new Model(2 * steps + 5 * blocks + 1, 2 * steps + blocks, 8 * blocks);
        int grid = model.columnCount();
        for (int t = 0; t < steps; t++) {
            model.addColumn(0, 12 * members * stepHours, buyPerKwh(t));
            model.addColumn(0, 8 * members * stepHours, -0.06);
        }
        int peak = model.addColumn(0, INFINITE, 0.30);
        int[][] balance = new int[steps][4 * members];
        int[] used = new int[steps];
        for (int i = 0; i < members; i++) {
            for (int t = 0; t < steps; t++) {
                balance[t][used[t]++] = model.addColumn(0, loadKwh(i, t), 5.0);
                if (pvKwh(i, t) > 0) {
                    balance[t][used[t]++] = ~model.addColumn(0, pvKwh(i, t), 0.0);
                }
            }
            if (i % 3 != 1) {
                addBattery(model, i, balance, used);
            }
        }
        for (int t = 0; t < steps; t++) {
            double netKwh = netLoadKwh(t);
            model.addRow(netKwh, netKwh);
            model.addEntry(grid + 2 * t, 1);
            model.addEntry(grid + 2 * t + 1, -1);
            for (int k = 0; k < used[t]; k++) {
                int column = balance[t][k];
                model.addEntry(column >= 0 ? column : ~column, column >= 0 ? 1 : -1);
            }
            model.addRow(-INFINITE, 0);
            model.addEntry(grid + 2 * t, 1 / stepHours);
            model.addEntry(peak, -1);
        }
        return model;
    }

    /// Says who takes part: the others' load, panels and batteries are left out.
    ///
    /// @param coalition bit i for member i
    /// @param whole [#model()] as it was built, which is not changed
    /// @param model another copy of it
    void setMembers(int coalition, Model whole, Model model) {
        int column = 2 * steps + 1;
        double[] upper = whole.arrays().columns().upper();
        double[] netKwh = new double[steps];
        for (int i = 0; i < members; i++) {
            boolean present = (coalition >> i & 1) == 1;
            int own = columnsOf(i);
            for (int k = 0; k < own; k++, column++) {
                double lower = whole.arrays().columns().lower()[column];
                // Only stored energy has a lower bound; it may stay where it is.
                boolean free = present || lower > 0;
                model.setColumnBounds(column, lower, free ? upper[column] : 0.0);
            }
            for (int t = 0; t < steps && present; t++) {
                netKwh[t] += loadKwh(i, t) - pvKwh(i, t);
            }
        }
        for (int t = 0; t < steps; t++) {
            int balance = model.rowCount() - 2 * (steps - t);
            model.setRowBounds(balance, netKwh[t], netKwh[t]);
        }
    }

    private int columnsOf(int i) {
        int count = i % 3 != 1 ? 4 * steps : steps;
        for (int t = 0; t < steps; t++) {
            count += pvKwh(i, t) > 0 ? 1 : 0;
        }
        return count;
    }

    private double netLoadKwh(int t) {
        double sum = 0.0;
        for (int i = 0; i < members; i++) {
            sum += loadKwh(i, t) - pvKwh(i, t);
        }
        return sum;
    }

    /// Charge, discharge and stored energy of each step, and what ties one step to the next. What
    /// the balance subtracts is marked by the complement of its index.
    private void addBattery(Model model, int i, int[][] balance, int[] used) {
        double powerKwh = (3.0 + 0.5 * (i % 2)) * stepHours;
        double initialKwh = (0.3 + 0.1 * (i % 4)) * CAPACITY_KWH;
        int first = model.columnCount();
        for (int t = 0; t < steps; t++) {
            balance[t][used[t]++] = ~model.addColumn(0, powerKwh, 0.01);
            balance[t][used[t]++] = model.addColumn(0, powerKwh, 0.01);
            double leastKwh = t == steps - 1 ? initialKwh : 0.1 * CAPACITY_KWH;
            int stored = model.addColumn(leastKwh, CAPACITY_KWH, 0.0);
            double before = t == 0 ? initialKwh : 0.0;
            model.addRow(before, before);
            model.addEntry(stored, 1);
            model.addEntry(first + 3 * t, -0.95);
            model.addEntry(first + 3 * t + 1, 1 / 0.94);
            if (t > 0) {
                model.addEntry(stored - 3, -1);
            }
        }
    }
}
