package org.commonwatt.experiments.network.matlab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/// What case files may call: functions of one number, and the functions that name columns.
final class Functions {
    /// Element-wise functions of one number.
    static final Map<String, DoubleUnaryOperator> OF_ONE =
            Map.ofEntries(
                    Map.entry("sqrt", Math::sqrt),
                    Map.entry("sin", Math::sin),
                    Map.entry("cos", Math::cos),
                    Map.entry("tan", Math::tan),
                    Map.entry("asin", Math::asin),
                    Map.entry("acos", Math::acos),
                    Map.entry("atan", Math::atan),
                    Map.entry("abs", Math::abs),
                    Map.entry("exp", Math::exp),
                    Map.entry("log", Math::log),
                    Map.entry("log10", Math::log10),
                    Map.entry(
                            "round",
                            value -> Math.copySign(Math.floor(Math.abs(value) + 0.5), value)),
                    Map.entry("floor", Math::floor),
                    Map.entry("ceil", Math::ceil));

    /// Numbers with a name.
    static final Map<String, Double> CONSTANTS =
            Map.of(
                    "pi", Math.PI,
                    "Inf", Double.POSITIVE_INFINITY,
                    "inf", Double.POSITIVE_INFINITY,
                    "NaN", Double.NaN,
                    "nan", Double.NaN,
                    "eps", Math.ulp(1.0));

    /// Functions that return column numbers, by name: what they return, in order.
    static final Map<String, Map<String, Double>> INDICES =
            Map.of(
                    "idx_bus",
                    named(
                            "PQ 1 PV 2 REF 3 NONE 4 BUS_I 1 BUS_TYPE 2 PD 3 QD 4 GS 5 BS 6"
                                    + " BUS_AREA 7 VM 8 VA 9 BASE_KV 10 ZONE 11 VMAX 12 VMIN 13"
                                    + " LAM_P 14 LAM_Q 15 MU_VMAX 16 MU_VMIN 17"),
                    "idx_brch",
                    named(
                            "F_BUS 1 T_BUS 2 BR_R 3 BR_X 4 BR_B 5 RATE_A 6 RATE_B 7 RATE_C 8 TAP 9"
                                    + " SHIFT 10 BR_STATUS 11 PF 14 QF 15 PT 16 QT 17 MU_SF 18"
                                    + " MU_ST 19 ANGMIN 12 ANGMAX 13 MU_ANGMIN 20 MU_ANGMAX 21"),
                    "idx_gen",
                    named(
                            "GEN_BUS 1 PG 2 QG 3 QMAX 4 QMIN 5 VG 6 MBASE 7 GEN_STATUS 8 PMAX 9"
                                    + " PMIN 10 MU_PMAX 22 MU_PMIN 23 MU_QMAX 24 MU_QMIN 25 PC1 11"
                                    + " PC2 12 QC1MIN 13 QC1MAX 14 QC2MIN 15 QC2MAX 16 RAMP_AGC 17"
                                    + " RAMP_10 18 RAMP_30 19 RAMP_Q 20 APF 21"),
                    "idx_cost",
                    named(
                            "PW_LINEAR 1 POLYNOMIAL 2 MODEL 1 STARTUP 2 SHUTDOWN 3 NCOST 4"
                                    + " COST 5"));

    private Functions() {}

    private static Map<String, Double> named(String pairs) {
        List<String> words = List.of(pairs.split(" "));
        var named = new LinkedHashMap<String, Double>();
        for (int k = 0; k < words.size(); k += 2) {
            named.put(words.get(k), Double.valueOf(words.get(k + 1)));
        }
        return named;
    }
}
