package org.commonwatt.experiments.pricing;

import java.util.List;
import org.commonwatt.operate.policy.PriceResponsivePolicy;
import org.commonwatt.operate.reward.RewardWeights;

/// How the pricing study is done.
///
/// @param elasticity of the members
/// @param weights what the operator is paid for: community cost, peak and carbon
/// @param weeks test weeks at most
/// @param leadInDays days before a week that the rule plays
/// @param candidates laws tried in each round
/// @param rounds of the search
/// @param windows training windows that a round is judged by, the same for all candidates
/// @param windowDays their length
/// @param seed of the search
public record PricingSettings(
        double elasticity,
        RewardWeights weights,
        int weeks,
        int leadInDays,
        int candidates,
        int rounds,
        int windows,
        int windowDays,
        long seed) {
    /// What a kW of a week's highest import costs the operator: about two a month.
    private static final double PEAK_PER_KW = 0.5;

    /// What a kg of carbon dioxide costs the operator: a hundred a tonne.
    private static final double PER_KG = 0.1;

    private static final RewardWeights USUAL_WEIGHTS = weights(PEAK_PER_KW, PER_KG);

    private static RewardWeights weights(double peakPerKw, double carbonPerKg) {
        double comfort = RewardWeights.USUAL.comfortPerKelvinHour();
        return new RewardWeights(1, 1, 1, comfort, peakPerKw, carbonPerKg, List.of());
    }

    /// All test weeks.
    public static final PricingSettings USUAL =
            new PricingSettings(
                    PriceResponsivePolicy.USUAL_ELASTICITY, USUAL_WEIGHTS, 52, 2, 32, 16, 6, 4, 1);

    /// Two test weeks and a short search.
    public static final PricingSettings QUICK =
            new PricingSettings(
                    PriceResponsivePolicy.USUAL_ELASTICITY, USUAL_WEIGHTS, 2, 2, 16, 6, 4, 3, 1);

    /// The same for an operator who is paid otherwise.
    ///
    /// @param peakPerKw what a kW of a week's highest import costs it, ≥ 0
    /// @param carbonPerKg what a kg of carbon dioxide costs it, ≥ 0
    public PricingSettings paying(double peakPerKw, double carbonPerKg) {
        return new PricingSettings(
                elasticity,
                weights(peakPerKw, carbonPerKg),
                weeks,
                leadInDays,
                candidates,
                rounds,
                windows,
                windowDays,
                seed);
    }

    /// Checks the counts.
    public PricingSettings {
        if (weeks < 1 || leadInDays < 1 || windows < 1 || windowDays < 1) {
            throw new IllegalArgumentException(
                    "Weeks, leadInDays, windows and windowDays must be at least 1: %d, %d, %d, %d."
                            .formatted(weeks, leadInDays, windows, windowDays));
        }
    }
}
