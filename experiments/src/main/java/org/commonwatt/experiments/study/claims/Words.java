package org.commonwatt.experiments.study.claims;

import java.util.Locale;
import org.commonwatt.numeric.Estimate;

/// Numbers as the pages write them.
final class Words {
    private static final double PERCENT = 100;

    private Words() {}

    /// `12.3 %`; a dash where there is none.
    static String percent(double share) {
        return Double.isFinite(share)
                ? String.format(Locale.ROOT, "%.1f %%", PERCENT * share).replace('-', '−')
                : "–";
    }

    /// `12.3 % [10.1, 14.0]`.
    static String percent(Estimate share) {
        double low = share.interval().low();
        double high = share.interval().high();
        return Double.isFinite(share.value()) && Double.isFinite(low)
                ? "%s [%s, %s]".formatted(percent(share.value()), bare(low), bare(high))
                : percent(share.value());
    }

    private static String bare(double share) {
        return String.format(Locale.ROOT, "%.1f", PERCENT * share).replace('-', '−');
    }

    static String number(double value, int digits) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%." + digits + "f", value).replace('-', '−')
                : "–";
    }

    /// Time for people.
    static String seconds(double seconds) {
        if (seconds < 1e-3) {
            return number(seconds * 1e6, 0) + " µs";
        }
        return seconds < 1 ? number(seconds * 1e3, 1) + " ms" : number(seconds, 0) + " s";
    }
}
