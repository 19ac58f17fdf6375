package org.commonwatt.server.live;

import org.commonwatt.grid.Actions;
import org.commonwatt.operate.scenario.Scenario;

/// What was decided in each step, to play it once more.
final class Decisions {
    private static final int DEVICES = 5;

    private final int n;

    /// `[step][device × member]`; null where nothing has been decided.
    private final double[][] decided;

    private final double[] operatorShare;

    Decisions(int steps, int members) {
        n = members;
        decided = new double[steps][];
        operatorShare = new double[steps];
    }

    /// The first steps, as they are now, for a run of this scenario.
    ///
    /// @param boughtKwh what was bought ahead for each step of it
    org.commonwatt.operate.agent.Decisions first(int steps, Scenario scenario, double[] boughtKwh) {
        var noted = new org.commonwatt.operate.agent.Decisions(scenario);
        var asked = new Actions(n);
        for (int t = 0; t < steps; t++) {
            write(t, asked);
            noted.note(asked, operatorShare[t], boughtKwh);
        }
        return noted;
    }

    void keep(int step, Actions actions, double share) {
        double[] row = decided[step];
        if (row == null) {
            row = new double[DEVICES * n];
            decided[step] = row;
        }
        for (int i = 0; i < n; i++) {
            row[i] = actions.storage(i);
            row[n + i] = actions.ev(i);
            row[2 * n + i] = actions.heat(i);
            row[3 * n + i] = actions.job(i);
            row[4 * n + i] = actions.genset(i);
        }
        operatorShare[step] = share;
    }

    void write(int step, Actions actions) {
        double[] row = decided[step];
        for (int i = 0; i < n; i++) {
            actions.storage(i, row[i]);
            actions.ev(i, row[n + i]);
            actions.heat(i, row[2 * n + i]);
            actions.job(i, row[3 * n + i]);
            actions.genset(i, row[4 * n + i]);
        }
    }

    double operatorShare(int step) {
        return operatorShare[step];
    }
}
