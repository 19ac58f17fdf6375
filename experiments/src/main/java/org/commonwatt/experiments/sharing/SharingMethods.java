package org.commonwatt.experiments.sharing;

import java.util.List;
import org.commonwatt.equity.sharing.DualCore;
import org.commonwatt.equity.sharing.EqualSharing;
import org.commonwatt.equity.sharing.GainSharing;
import org.commonwatt.equity.sharing.LeastCore;
import org.commonwatt.equity.sharing.LeximinCore;
import org.commonwatt.equity.sharing.MiddlePrices;
import org.commonwatt.equity.sharing.Nucleolus;
import org.commonwatt.equity.sharing.ProportionalSharing;
import org.commonwatt.equity.sharing.SampledShapley;
import org.commonwatt.equity.sharing.ShapleyValue;
import org.commonwatt.equity.sharing.WeightedShapley;
import org.commonwatt.equity.sharing.Workers;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.optim.Solver;

/// The ways of sharing by name.
public final class SharingMethods {
    /// Most members whose coalitions are all costed for the Shapley value; beyond, orders are
    /// sampled.
    static final int EXACT_SHAPLEY = 15;

    private static final double LEVEL = 0.95;

    private static final List<String> NAMES =
            List.of(
                    "equal",
                    "proportional",
                    "shapley",
                    "weighted-shapley",
                    "nucleolus",
                    "least-core",
                    "dual-core",
                    "leximin-core",
                    "mid-market-rate");

    private SharingMethods() {}

    /// All names.
    public static List<String> names() {
        return NAMES;
    }

    /// Whether a method looks at the cost of every coalition.
    static boolean needsTable(String name, int members) {
        return switch (name) {
            case "weighted-shapley", "nucleolus" -> true;
            case "shapley" -> members <= EXACT_SHAPLEY;
            default -> false;
        };
    }

    /// Whether a method looks at no coalition but those of one and of all, so that it works for any
    /// number of members.
    static boolean worksForAny(String name) {
        return switch (name) {
            case "equal", "proportional", "dual-core", "mid-market-rate" -> true;
            default -> false;
        };
    }

    /// A method.
    ///
    /// @param sampled whether the Shapley value is sampled
    static GainSharing of(
            String name,
            boolean sampled,
            SharingSettings.Effort effort,
            Solver solver,
            Workers workers) {
        return switch (name) {
            case "equal" -> new EqualSharing();
            case "proportional" -> new ProportionalSharing();
            case "shapley" ->
                    sampled
                            ? new SampledShapley(
                                    effort.blocks(),
                                    LEVEL,
                                    RandomStreams.of(effort.seed()),
                                    workers)
                            : new ShapleyValue();
            case "weighted-shapley" -> new WeightedShapley();
            case "nucleolus" -> new Nucleolus(solver);
            case "least-core" -> new LeastCore(solver);
            case "dual-core" -> new DualCore();
            case "leximin-core" -> new LeximinCore(solver);
            case "mid-market-rate" -> new MiddlePrices();
            default ->
                    throw new IllegalArgumentException(
                            "There is no method %s; there are %s."
                                    .formatted(name, String.join(", ", NAMES)));
        };
    }
}
