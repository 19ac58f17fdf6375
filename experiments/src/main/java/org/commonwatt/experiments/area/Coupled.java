package org.commonwatt.experiments.area;

import java.util.List;
import org.commonwatt.operate.simulation.UtilityBill;
import org.commonwatt.operate.simulation.UtilityRun;

/// What one policy did in all communities side by side.
///
/// @param bills what the utility charged each community, in order
/// @param hashes of the communities' final states
/// @param peaks highest load of all by billing period
record Coupled(List<UtilityBill> bills, List<Long> hashes, List<UtilityRun.Peak> peaks) {
    Coupled {
        bills = List.copyOf(bills);
        hashes = List.copyOf(hashes);
        peaks = List.copyOf(peaks);
    }

    UtilityRun.Peak highest() {
        UtilityRun.Peak highest = peaks.getFirst();
        for (UtilityRun.Peak peak : peaks) {
            highest = peak.loadKw() > highest.loadKw() ? peak : highest;
        }
        return highest;
    }
}
