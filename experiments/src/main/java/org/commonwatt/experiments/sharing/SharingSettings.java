package org.commonwatt.experiments.sharing;

import java.util.List;
import java.util.Map;

/// What is shared and how.
///
/// @param methods names of [SharingMethods], in the order of the tables; the first is the one that
///   bills follow
/// @param firstDay first day of the window, 0 upwards
/// @param days length of the window
/// @param peakPricePerKw price of the largest import of a coalition, 0 for none
/// @param weighting weights of a weighted Shapley value
/// @param effort how much is computed
public record SharingSettings(
        List<String> methods,
        int firstDay,
        int days,
        double peakPricePerKw,
        Weighting weighting,
        Effort effort) {

    /// Weights of the members.
    ///
    /// @param byIncome mean income / income of a household instead of 1
    /// @param own weights of single members by id, > 0
    public record Weighting(boolean byIncome, Map<String, Double> own) {
        /// Everybody the same.
        public static final Weighting NONE = new Weighting(false, Map.of());

        /// Copies the weights.
        public Weighting {
            own = Map.copyOf(own);
        }
    }

    /// How much is computed.
    ///
    /// @param blocks blocks of sampled orders, see [org.commonwatt.equity.sharing.SampledShapley]
    /// @param nodes most nodes of one search for the worst coalition
    /// @param seed of sampled orders
    public record Effort(int blocks, int nodes, long seed) {}

    /// Copies the methods.
    public SharingSettings {
        methods = List.copyOf(methods);
    }
}
