package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.explain.Fact.Unit;
import org.commonwatt.explain.PriceReason.Dual;
import org.commonwatt.explain.PriceReason.Formula;
import org.commonwatt.explain.PriceReason.Limit;
import org.commonwatt.explain.PriceReason.NoTrade;
import org.commonwatt.explain.PriceReason.Orders;
import org.commonwatt.explain.PriceReason.Source;
import org.commonwatt.market.CommunityPrice;

/// What set the price between members in a step, with the numbers that it was made of
/// (`docs/FORMULATION.md#explain-price`).
///
/// @param policy whose run
/// @param step which step
/// @param time its start, local
/// @param mechanism name of the market mechanism
/// @param energy what members took and gave
/// @param range between which prices nobody loses against the retailer
/// @param pricePerKwh price as the market made it; NaN without trade
/// @param recomputedPerKwh price from the reason's numbers alone
/// @param reason what set it
public record PriceExplanation(
        String policy,
        int step,
        String time,
        String mechanism,
        Energy energy,
        Range range,
        double pricePerKwh,
        double recomputedPerKwh,
        PriceReason reason)
        implements Explanation {
    /// What a price may be off by from its recomputation.
    private static final double ROUNDING = 1e-9;

    /// A plan's price is that of its yes and no decisions, the directions of trade left open; what
    /// that and the solver's tolerances explain, as a share of the price.
    private static final double PLAN = 0.02;

    /// Energy of the step, kWh.
    ///
    /// @param demandKwh Σ import
    /// @param supplyKwh Σ export
    /// @param pooledKwh exchanged between members
    public record Energy(double demandKwh, double supplyKwh, double pooledKwh) {}

    /// The range of prices, currency/kWh.
    ///
    /// @param floorPerKwh highest feed-in price
    /// @param floorTariff whose tariff that is
    /// @param ceilingPerKwh lowest price of the retailer that a member saves, less the local fee
    /// @param ceilingTariff whose tariff that is
    public record Range(
            double floorPerKwh, String floorTariff, double ceilingPerKwh, String ceilingTariff) {}

    @Override
    public String kind() {
        return "price";
    }

    @Override
    public List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        switch (reason) {
            case NoTrade none ->
                    sentences.add(
                            Sentence.of(
                                    none.key(),
                                    Fact.name(time),
                                    Fact.energy(energy.demandKwh),
                                    Fact.energy(energy.supplyKwh),
                                    Fact.price(range.floorPerKwh),
                                    Fact.price(range.ceilingPerKwh)));
            case Formula formula -> {
                sentences.add(cleared());
                sentences.add(
                        Sentence.of(
                                formula.key(),
                                Fact.price(range.floorPerKwh),
                                Fact.price(range.ceilingPerKwh),
                                Fact.share(formula.place()),
                                Fact.plain(energy.supplyKwh / energy.demandKwh),
                                Fact.energy(Math.abs(energy.demandKwh - energy.supplyKwh))));
                sentences.add(bounds());
            }
            case Orders orders -> {
                sentences.add(cleared());
                sentences.add(
                        Sentence.of(
                                orders.key(),
                                Fact.price(orders.order().marginalBid()),
                                Fact.price(orders.order().marginalAsk()),
                                Fact.share(orders.k()),
                                Fact.price(orders.order().lowest()),
                                Fact.price(orders.order().highest())));
            }
            case Dual dual -> {
                sentences.add(cleared());
                addDual(dual, sentences);
            }
        }
        return sentences;
    }

    private void addDual(Dual dual, List<Sentence> sentences) {
        sentences.add(
                Sentence.of(
                        "price.dual",
                        Fact.price(dual.dualPerKwh()),
                        Fact.price(dual.morePerKwh())));
        if (!dual.foresawAll()) {
            sentences.add(Sentence.of("price.beforeEvents"));
        }
        for (Source source : dual.sources()) {
            sentences.add(
                    Sentence.of(
                            "price.source",
                            Fact.share(source.sharePerKwh()),
                            Fact.term(source.key()),
                            Fact.name(source.time())));
        }
        for (Limit limit : dual.limits()) {
            sentences.add(
                    Sentence.of(
                            "price.limit",
                            Fact.name(limit.name()),
                            Fact.term("family." + limit.family()),
                            Fact.price(limit.valuePerUnit())));
        }
    }

    private Sentence cleared() {
        boolean community = mechanism.equals(CommunityPrice.NAME);
        return Sentence.of(
                community ? "price.community" : "price.cleared",
                Fact.name(time),
                Fact.price(pricePerKwh),
                Fact.energy(energy.pooledKwh),
                Fact.energy(energy.demandKwh),
                Fact.energy(energy.supplyKwh));
    }

    private Sentence bounds() {
        return Sentence.of(
                "price.bounds",
                Fact.price(range.floorPerKwh),
                Fact.name(range.floorTariff),
                Fact.price(range.ceilingPerKwh),
                Fact.name(range.ceilingTariff));
    }

    @Override
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        if (reason instanceof NoTrade) {
            checks.add(new Check("check.noTrade", energy.pooledKwh, 0, Unit.ENERGY));
        } else {
            double off = Math.abs(pricePerKwh - recomputedPerKwh);
            double allowed = reason instanceof Dual ? PLAN * Math.abs(pricePerKwh) : ROUNDING;
            checks.add(new Check("check.price", off, allowed, Unit.PRICE));
        }
        if (reason instanceof Dual dual) {
            double allowed = PLAN * Math.abs(dual.dualPerKwh());
            checks.add(new Check("check.dual", dual.outside(), allowed, Unit.PRICE));
        }
        return checks;
    }
}
