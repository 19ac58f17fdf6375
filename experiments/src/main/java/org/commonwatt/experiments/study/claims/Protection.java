package org.commonwatt.experiments.study.claims;

import java.util.List;
import org.commonwatt.numeric.Estimate;

/// What a robust variant costs and brings beside the same one that takes days as they were.
///
/// @param robust the robust variant
/// @param plain the other
/// @param dearer by how much weeks as they were cost more, share
/// @param protection by how much the worst tenth costs less, share
record Protection(String robust, String plain, Estimate dearer, Estimate protection) {
    /// What weeks as they were may cost more.
    private static final double BUDGET = 0.05;

    /// What the worst tenth shall cost less.
    private static final double GOAL = 0.12;

    /// Whether the goal is reached within the budget: for certain, by the value alone, or not.
    String verdict() {
        boolean isAffordable = dearer.value() <= BUDGET;
        if (isAffordable && protection.interval().low() >= GOAL) {
            return "yes";
        }
        return isAffordable && protection.value() >= GOAL ? "not for certain" : "no";
    }

    static EvidenceTable table(Family family, List<Protection> all) {
        return new EvidenceTable(
                family.name() + "-protection",
                "What protection costs",
                "Robust variants beside what they are the robust form of. The goal is a worst tenth at least %s cheaper for at most %s more in weeks as they were."
                        .formatted(Words.percent(GOAL), Words.percent(BUDGET)),
                List.of(
                        "policy",
                        "beside",
                        "weeks as they were, dearer",
                        "worst tenth, cheaper",
                        "goal"),
                all.stream().map(Protection::row).toList());
    }

    private List<String> row() {
        return List.of(robust, plain, Words.percent(dearer), Words.percent(protection), verdict());
    }
}
