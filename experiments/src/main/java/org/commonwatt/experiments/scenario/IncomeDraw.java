package org.commonwatt.experiments.scenario;

import org.commonwatt.numeric.RandomStreams;

/// Incomes by group: a number, or a log-normal draw by participant id.
final class IncomeDraw {
    private static final double DEFAULT_SPREAD = 0.3;

    private IncomeDraw() {}

    /// The income of one participant.
    ///
    /// @param income a number, or `{mean|median, spread}`, where spread is the standard deviation
    ///   of the logarithm
    static double of(Section income, RandomStreams streams, String id) {
        if (income.isNumber()) {
            return income.number(0);
        }
        if (income.has("mean") == income.has("median")) {
            income.problem("needs one of mean and median.");
        }
        double spread = income.number("spread", DEFAULT_SPREAD);
        double centre = income.number("median", 0);
        if (income.has("mean")) {
            // The mean of a log-normal is its median times exp(spread²/2).
            centre = income.number("mean", 0) * Math.exp(-spread * spread / 2);
        }
        double draw = streams.stream("assume income", id).nextGaussian();
        return Math.max(1, Math.rint(centre * Math.exp(spread * draw)));
    }
}
