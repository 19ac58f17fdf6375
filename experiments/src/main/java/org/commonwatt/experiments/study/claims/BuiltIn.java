package org.commonwatt.experiments.study.claims;

import org.commonwatt.experiments.evaluation.Contestant;
import org.commonwatt.operate.policy.Planners;
import org.commonwatt.optim.highs.HighsSolver;

/// The contestants that are not trained. Those that plan know what the peak of a week costs.
final class BuiltIn {
    /// Perfect foresight that cares for the highest import before anything else.
    static final String FLATTEST = "flattest";

    /// High enough to lower the peak as far as it goes, low enough for the solver's tolerances.
    private static final double FLAT_PRICE = 20;

    private BuiltIn() {}

    /// @param peakPricePerKw of the family
    static Contestant of(String name, double peakPricePerKw) {
        return switch (name) {
            case "oracle" -> foresight(name, peakPricePerKw);
            case FLATTEST -> foresight(name, FLAT_PRICE);
            case "mpc" ->
                    new Contestant(
                            name,
                            0,
                            "peak " + peakPricePerKw,
                            (slice, _) ->
                                    Planners.mpc(slice, new HighsSolver(), 1, peakPricePerKw));
            case Planners.ROBUST_MPC ->
                    new Contestant(
                            name,
                            0,
                            "peak " + peakPricePerKw,
                            (slice, _) ->
                                    Planners.robustMpc(
                                            slice,
                                            new HighsSolver(),
                                            1,
                                            peakPricePerKw,
                                            Planners.USUAL_RADIUS));
            default -> Contestant.builtIn(name);
        };
    }

    private static Contestant foresight(String name, double peakPricePerKw) {
        return new Contestant(
                name,
                0,
                "peak " + peakPricePerKw,
                (slice, from) ->
                        Planners.oracle(slice, new HighsSolver(), 1, from, peakPricePerKw));
    }
}
