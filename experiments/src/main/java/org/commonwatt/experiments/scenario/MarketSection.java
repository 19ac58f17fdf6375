package org.commonwatt.experiments.scenario;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.experiments.scenario.series.SeriesUnit.Quantity;
import org.commonwatt.market.CoefficientSharing.Keys;
import org.commonwatt.market.MarketTerms;
import org.commonwatt.market.Mechanisms;

/// `market`: how local energy is priced.
final class MarketSection {
    /// Which mechanisms read a key.
    private record Reader(String key, List<String> mechanisms) {}

    private static final List<String> NOT_AHEAD =
            List.of("uniform-price", "pay-as-bid", "mcafee", "community-price");
    private static final List<String> FORMS = List.of("flat", "timeOfUse", "series");
    private static final List<Reader> READERS =
            List.of(
                    new Reader(
                            "k",
                            List.of("coefficient", "dynamic-nem", "uniform-price", "pay-as-bid")),
                    new Reader("keys", List.of("coefficient")),
                    new Reader("horizon", List.of("bill-sharing")),
                    new Reader("operatorShare", List.of("operator-price")),
                    new Reader("price", List.of("community-price")));

    private final String mechanism;
    private final MarketTerms terms;

    MarketSection(Section at, ReadingContext context, List<Member> members) {
        String name = at.text("mechanism", "none");
        // The schema has named an unknown one already.
        mechanism = Mechanisms.names().contains(name) ? name : "none";
        for (Reader reader : READERS) {
            if (at.has(reader.key()) && !reader.mechanisms().contains(mechanism)) {
                at.at(reader.key())
                        .warning(
                                "has no effect under %s; it is read by %s."
                                        .formatted(
                                                mechanism, String.join(", ", reader.mechanisms())),
                                null);
            }
        }
        terms = terms(at, context, members);
    }

    private static MarketTerms terms(Section at, ReadingContext context, List<Member> members) {
        MarketTerms usual = MarketTerms.USUAL;
        Keys keys = at.text("keys", "").equals(Keys.STATIC.key()) ? Keys.STATIC : usual.keys();
        List<Double> shares =
                keys == Keys.DYNAMIC
                        ? List.of()
                        : members.stream().map(MarketSection::ownership).toList();
        if (keys == Keys.STATIC && shares.stream().allMatch(share -> share == 0)) {
            at.at("keys").problem("is static, but the ownership of every participant is 0.");
            return usual;
        }
        List<Double> prices =
                at.has("price")
                        ? Arrays.stream(price(at.at("price"), context)).boxed().toList()
                        : List.of();
        return new MarketTerms(
                within(at.number("k", usual.k()), 0, usual.k()),
                keys,
                shares,
                within(at.number("operatorShare", usual.operatorShare()), -1, 0),
                prices,
                at.text("horizon", "step").equals("day"),
                at.text("matching", usual.matching()));
    }

    /// The schema has named a number out of range already.
    private static double within(double value, double least, double fallback) {
        return value >= least && value <= 1 ? value : fallback;
    }

    private static double ownership(Member member) {
        boolean shared = member.participant().kind().isCommonAsset();
        return shared ? 0 : member.participant().ownershipShare();
    }

    private static double[] price(Section at, ReadingContext context) {
        long forms = at.keys().stream().filter(FORMS::contains).count();
        if (at.isObject() && forms != 1) {
            at.problem("needs exactly one of %s.".formatted(String.join(", ", FORMS)));
        }
        return at.has("timeOfUse")
                ? TimeOfUse.prices(at.at("timeOfUse"), context.axis())
                : context.numbers(at, Quantity.PRICE, 0);
    }

    /// What a community buys before the day is settled against the meters: that needs a market of
    /// what was metered, step by step, and a price for everybody.
    void checkAhead(Section root, List<Member> members) {
        List<Member> without = members.stream().filter(each -> !each.tariff().buysAhead()).toList();
        if (without.size() == members.size()) {
            return;
        }
        if (!without.isEmpty()) {
            root.at(root.has("tariffs") ? "tariffs" : "tariff")
                    .problem(
                            "has a dayAhead price for some members but none for %s."
                                    .formatted(without.getFirst().participant().id()),
                            "each of the tariffs needs one.");
        }
        boolean byDay = terms.billsByDay() && mechanism.equals("bill-sharing");
        if (NOT_AHEAD.contains(mechanism) || byDay) {
            root.at("market")
                    .problem(
                            "is %s, which cannot be combined with energy bought ahead (dayAhead)."
                                    .formatted(mechanism + (byDay ? " by the day" : "")),
                            "mid-market-rate is meant.");
        }
    }

    /// Name of the mechanism.
    String mechanism() {
        return mechanism;
    }

    /// Its parameters.
    MarketTerms terms() {
        return terms;
    }
}
