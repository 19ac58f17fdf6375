package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.commonwatt.numeric.GoldenFiles.numbers;
import static org.commonwatt.numeric.GoldenFiles.texts;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonwatt.numeric.GoldenFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every index against an evaluation with 50 digits.
@Tag("golden")
final class EquityGoldenTest {

    private static final double EXACT = 1e-12;
    private static final double NEARLY_EQUAL = 1e-15;
    private static final double NEARLY_EQUAL_RELATIVE = 1e-6;

    /// A case under its name.
    record Case(String name, JsonNode content) {

        double tolerance() {
            return name.startsWith("near_equal") ? NEARLY_EQUAL : EXACT;
        }

        WeightedValues values() {
            double[] x = numbers(content.get("x"));
            return content.has("weight")
                    ? WeightedValues.of(x, numbers(content.get("weight")))
                    : WeightedValues.of(x);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> allCases() {
        return Stream.concat(cases("cases"), cases("weighted_cases")).toList();
    }

    static List<Case> groupedCases() {
        return cases("cases").toList();
    }

    static List<Case> nearlyEqualCases() {
        return allCases().stream().filter(golden -> golden.tolerance() == NEARLY_EQUAL).toList();
    }

    private static Stream<Case> cases(String kind) {
        return GoldenFiles.in("equity").stream()
                .map(file -> file.get(kind))
                .flatMap(
                        all ->
                                all.propertyNames().stream()
                                        .map(name -> new Case(name, all.get(name))));
    }

    @ParameterizedTest
    @MethodSource("allCases")
    void indices_matchTheReference(Case golden) {
        Map<String, InequalityIndex> indices =
                InequalityIndex.standard().stream()
                        .collect(Collectors.toMap(InequalityIndex::name, Function.identity()));
        JsonNode reference = golden.content().get("reference");
        for (String name : reference.propertyNames()) {
            JsonNode expected = reference.get(name);
            double actual =
                    name.equals("mean")
                            ? golden.values().mean()
                            : requireIndex(indices, name).of(golden.values());
            if (expected.isNull()) {
                assertThat(actual).as(name).isNaN();
            } else {
                double tolerance = name.equals("mean") ? EXACT : golden.tolerance();
                close(actual, expected, tolerance * scale(name, expected), name);
            }
        }
    }

    /// The mean is the only number here that has a unit.
    private static double scale(String name, JsonNode expected) {
        return name.equals("mean") ? Math.max(1.0, expected.asDouble()) : 1.0;
    }

    @ParameterizedTest
    @MethodSource("nearlyEqualCases")
    void nearlyEqualAmounts_keepTheirDigits(Case golden) {
        JsonNode reference = golden.content().get("reference");
        for (InequalityIndex index : InequalityIndex.standard()) {
            if (reference.has(index.name())) {
                JsonNode expected = reference.get(index.name());
                double actual = index.of(golden.values());
                assertThat(actual).as(index.name()).isNotNegative();
                close(actual, expected, NEARLY_EQUAL_RELATIVE * expected.asDouble(), index.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("allCases")
    void lorenzCurve_passesTheReferencePoints(Case golden) {
        LorenzCurve curve = LorenzCurve.of(golden.values());
        for (double[] point : GoldenFiles.matrix(golden.content().get("lorenz"))) {
            assertThat(curve.shareOfTotal(point[0])).isCloseTo(point[1], within(EXACT));
        }
    }

    @ParameterizedTest
    @MethodSource("groupedCases")
    void theilDecomposition_matchesTheReference(Case golden) {
        JsonNode expected = golden.content().get("theil_decomposition");
        TheilDecomposition actual =
                TheilDecomposition.of(
                        numbers(golden.content().get("x")), texts(golden.content().get("group")));
        double tolerance = golden.tolerance();
        close(actual.total(), expected.get("total"), tolerance, "total");
        close(actual.within(), expected.get("within"), tolerance, "within");
        close(actual.between(), expected.get("between"), tolerance, "between");
        JsonNode groups = expected.get("groups");
        assertThat(actual.groups())
                .extracting(TheilDecomposition.GroupPart::group)
                .containsExactlyInAnyOrderElementsOf(groups.propertyNames());
        for (TheilDecomposition.GroupPart part : actual.groups()) {
            JsonNode group = groups.get(part.group());
            double mean = group.get("mean").asDouble();
            assertThat(part.people()).isEqualTo(group.get("n").asDouble());
            close(part.mean(), group.get("mean"), EXACT * Math.max(1.0, mean), "mean");
            close(part.shareOfTotal(), group.get("share_of_total"), EXACT, "share");
            close(part.theil(), group.get("theil_T"), tolerance, "T");
            close(part.withinContribution(), group.get("within_contribution"), tolerance, "within");
            close(
                    part.betweenContribution(),
                    group.get("between_contribution"),
                    tolerance,
                    "between");
        }
    }

    private static InequalityIndex requireIndex(Map<String, InequalityIndex> indices, String name) {
        InequalityIndex index = indices.get(name);
        if (index == null) {
            throw new AssertionError("No standard index is called " + name);
        }
        return index;
    }

    private static void close(double actual, JsonNode expected, double tolerance, String what) {
        assertThat(actual).as(what).isCloseTo(expected.asDouble(), within(tolerance));
    }
}
