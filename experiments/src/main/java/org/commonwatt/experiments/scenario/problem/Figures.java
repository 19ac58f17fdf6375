package org.commonwatt.experiments.scenario.problem;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers as messages show them, the same in every locale.
public final class Figures {
    private Figures() {}

    /// A finite number with up to four digits that count, such as `600.5`, `80` or `0.000005`.
    public static String of(double value) {
        return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }
}
