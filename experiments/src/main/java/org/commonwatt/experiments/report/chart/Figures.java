package org.commonwatt.experiments.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/// Numbers for people: at most three significant digits on screen, all of them on hover.
public final class Figures {
    /// Shown where there is no number.
    public static final String NONE = "—";

    /// What additions leave behind where the result is nothing.
    private static final double NOTHING = 1e-9;

    private static final char NARROW_SPACE = '\u202f';
    private static final char MINUS = '\u2212';
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final Map<String, String> SYMBOLS =
            Map.of("GBP", "£", "EUR", "€", "USD", "$", "JPY", "¥", "INR", "₹");

    private Figures() {}

    /// At most three significant digits: `12.3`, `1 230`, `−0.0412`; a dash for NaN.
    public static String screen(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        if (Math.abs(value) < NOTHING) {
            return "0";
        }
        return grouped(new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros());
    }

    /// The same with a unit; `1` is no unit.
    public static String screen(double value, String unit) {
        return withUnit(screen(value), unit);
    }

    /// All digits that a `double` has.
    public static String exact(double value) {
        return Double.isFinite(value)
                ? grouped(BigDecimal.valueOf(value).stripTrailingZeros())
                : NONE;
    }

    /// The same with a unit.
    public static String exact(double value, String unit) {
        return withUnit(exact(value), unit);
    }

    /// A share as percent: `12.3 %`.
    public static String percent(double share) {
        return withUnit(screen(share * 100), "%");
    }

    /// A share as whole percent, for sentences: `12 %`; below 1 % two significant digits.
    public static String wholePercent(double share) {
        if (!Double.isFinite(share)) {
            return NONE;
        }
        int digits = Math.abs(share) < 0.01 ? 1 : Math.abs(share) < 1 ? 2 : 3;
        var rounded = new BigDecimal(share * 100).round(new MathContext(digits));
        return withUnit(rounded.signum() == 0 ? "0" : grouped(rounded.stripTrailingZeros()), "%");
    }

    /// Money with three significant digits: `£12.3`, `−£4`.
    public static String money(double amount, String currency) {
        return withCurrency(screen(amount), currency);
    }

    /// Money to the cent: `£12.30`.
    public static String cents(double amount, String currency) {
        if (!Double.isFinite(amount)) {
            return NONE;
        }
        BigDecimal value = BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN);
        return withCurrency(grouped(value), currency);
    }

    /// Decimal text (`-1234.50`) as it looks on screen, digits untouched.
    public static String digits(String decimal) {
        return grouped(new BigDecimal(decimal));
    }

    /// Sign of a currency (`£`), or its code.
    public static String symbol(String currency) {
        return SYMBOLS.getOrDefault(currency, currency);
    }

    private static String withCurrency(String number, String currency) {
        if (number.equals(NONE)) {
            return NONE;
        }
        String symbol = SYMBOLS.getOrDefault(currency, currency + "\u00a0");
        return number.charAt(0) == MINUS ? MINUS + symbol + number.substring(1) : symbol + number;
    }

    private static String withUnit(String number, String unit) {
        return number.equals(NONE) || unit.isEmpty() || unit.equals("1")
                ? number
                : number + "\u00a0" + unit;
    }

    private static String grouped(BigDecimal value) {
        String plain = value.abs().toPlainString();
        int point = plain.indexOf('.');
        int end = point < 0 ? plain.length() : point;
        var out = new StringBuilder();
        for (int k = 0; k < end; k++) {
            // Four digits read well without a gap.
            if (k > 0 && end > 4 && (end - k) % 3 == 0) {
                out.append(NARROW_SPACE);
            }
            out.append(plain.charAt(k));
        }
        out.append(plain, end, plain.length());
        return value.signum() < 0 ? MINUS + out.toString() : out.toString();
    }
}
