package org.commonwatt.experiments.study.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.commonwatt.experiments.study.claims.PublishedClaim.Figure;
import org.commonwatt.numeric.Estimate;

/// Every published claim beside what we reach in every family, and beside what nobody can beat.
final class ClaimRows {
    /// What comes of a claim.
    enum Verdict {
        /// Ours is better, by its interval.
        BEATEN("beaten"),
        /// Ours is better, but other weeks could have said otherwise.
        UNCERTAIN("not beaten for certain"),
        /// Ours is not better.
        NOT_BEATEN("not beaten"),
        /// No policy can be better.
        IMPOSSIBLE("impossible");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /// @param claimed a share
        /// @param ours the same, with an interval or without
        /// @param bound the most that is possible; NaN where nothing is known
        static Verdict of(double claimed, Estimate ours, double bound) {
            if (bound < claimed) {
                return IMPOSSIBLE;
            }
            if (ours.interval().low() >= claimed) {
                return BEATEN;
            }
            return ours.value() >= claimed ? UNCERTAIN : NOT_BEATEN;
        }
    }

    /// @param claim what others published
    /// @param family where it is tried
    /// @param ours the variant that stands for us
    /// @param value what it reaches
    /// @param rule what the rule reaches, which learns nothing; NaN where it was not played
    /// @param best the best variant without foresight, chosen afterwards
    /// @param bestValue what that reaches
    /// @param bound the most that is possible; NaN where nothing is known
    /// @param verdict on ours
    record Row(
            PublishedClaim claim,
            Family family,
            String ours,
            Estimate value,
            double rule,
            String best,
            double bestValue,
            double bound,
            Verdict verdict) {}

    private static final String RULE = "rule";

    private ClaimRows() {}

    /// @param figures by family, in order
    static List<Row> of(Manifest manifest, Map<FamilyEvidence, List<VariantFigures>> figures) {
        List<Row> rows = new ArrayList<>();
        for (PublishedClaim claim : manifest.claims()) {
            figures.forEach(
                    (evidence, variants) -> {
                        Map<String, VariantFigures> byName = new LinkedHashMap<>();
                        variants.forEach(each -> byName.put(each.variant().name(), each));
                        manifest.ours(claim.figure()).stream()
                                .map(byName::get)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .ifPresent(ours -> rows.add(row(claim, evidence, ours, byName)));
                    });
        }
        return rows;
    }

    private static Row row(
            PublishedClaim claim,
            FamilyEvidence evidence,
            VariantFigures ours,
            Map<String, VariantFigures> all) {
        Function<VariantFigures, Estimate> figure = figure(claim.figure());
        Estimate value = figure.apply(ours);
        VariantFigures best =
                all.values().stream()
                        .filter(each -> !FamilyEvidence.CLAIRVOYANT.contains(each.variant().name()))
                        .filter(each -> Double.isFinite(figure.apply(each).value()))
                        .max(Comparator.comparingDouble(each -> figure.apply(each).value()))
                        .orElse(ours);
        double bound = bound(claim.figure(), evidence, all);
        VariantFigures rule = all.get(RULE);
        Verdict verdict = Verdict.of(claim.most(), value, bound);
        if (claim.figure() == Figure.ROBUSTNESS
                && verdict == Verdict.BEATEN
                && !ours.money().robustnessCounts()) {
            verdict = Verdict.UNCERTAIN;
        }
        return new Row(
                claim,
                evidence.family(),
                ours.variant().name(),
                value,
                rule == null ? Double.NaN : figure.apply(rule).value(),
                best.variant().name(),
                figure.apply(best).value(),
                bound,
                verdict);
    }

    private static Function<VariantFigures, Estimate> figure(Figure figure) {
        return switch (figure) {
            case COST -> each -> each.money().reduction();
            case GINI -> each -> each.fairness().sharedReduction();
            case ROBUSTNESS -> each -> each.money().robustness();
            case PEAK -> each -> each.physics().peakReduction();
            case GROUPS -> each -> each.fairness().groupsReduction();
        };
    }

    /// The most that is possible in a family.
    private static double bound(
            Figure figure, FamilyEvidence evidence, Map<String, VariantFigures> all) {
        return switch (figure) {
            case COST -> evidence.headroom();
            case GINI -> 1 - evidence.giniBound() / evidence.gini(FamilyEvidence.REFERENCE);
            case PEAK -> {
                VariantFigures flattest = all.get(BuiltIn.FLATTEST);
                yield flattest == null ? Double.NaN : flattest.physics().peakReduction().value();
            }
            case ROBUSTNESS, GROUPS -> Double.NaN;
        };
    }
}
