package org.commonwatt.experiments.scenario.series;

/// Numbers as people and meters write them.
public final class Numbers {
    private Numbers() {}

    /// The number a cell holds; NaN where it is blank, no number, or not finite.
    ///
    /// @param decimalComma whether `1.234,5` means a thousand and so on
    public static double parse(String text, boolean decimalComma) {
        if (text.isEmpty() || text.length() > 40) {
            return Double.NaN;
        }
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            boolean known = (c >= '0' && c <= '9') || "+-.eE,".indexOf(c) >= 0;
            if (!known) {
                return Double.NaN;
            }
        }
        try {
            boolean comma = decimalComma && text.indexOf(',') >= 0;
            String plain = comma ? text.replace(".", "").replace(',', '.') : text;
            double value = Double.parseDouble(plain);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
