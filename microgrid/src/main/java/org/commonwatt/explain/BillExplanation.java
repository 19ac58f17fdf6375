package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.explain.Fact.Unit;
import org.commonwatt.market.Bill;
import org.commonwatt.market.BillLine;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.market.Money;
import org.commonwatt.operate.scenario.Scenario;

/// Why a member owes what it owes: from all it wanted at the retail price to the bill, in bars that
/// add up to the last unit (`docs/FORMULATION.md#explain-bill`).
///
/// @param policy whose run
/// @param participant the member
/// @param bars in the order of [BillPart]; those of 0 without energy are left out
/// @param billUnits the bill, 1e-5 currency
/// @param retailBillUnits the same meter at the member's own tariff without a local market
/// @param remainderUnits bill less all bars but the rounding, as recomputed from flows and prices
/// @param roundingUnits what rounding of postings and of periods to whole cents can come to
/// @param replayMatches whether the replay ended in the very state of the run that is explained
public record BillExplanation(
        String policy,
        String participant,
        List<Bar> bars,
        long billUnits,
        long retailBillUnits,
        long remainderUnits,
        long roundingUnits,
        boolean replayMatches)
        implements Explanation {
    /// A bar of the waterfall.
    ///
    /// @param amountUnits 1e-5 currency, + the member pays more
    /// @param energyKwh energy behind it; 0 where there is none
    public record Bar(BillPart part, long amountUnits, double energyKwh) {
        /// The amount in currency.
        public double amount() {
            return Money.amount(amountUnits);
        }
    }

    private static final Map<LedgerItem, BillPart> CHARGES = charges();

    public BillExplanation {
        bars = List.copyOf(bars);
    }

    private static Map<LedgerItem, BillPart> charges() {
        Map<LedgerItem, BillPart> parts = new EnumMap<>(LedgerItem.class);
        for (LedgerItem fee :
                List.of(
                        LedgerItem.FIXED,
                        LedgerItem.CAPACITY_CHARGE,
                        LedgerItem.DEMAND_CHARGE,
                        LedgerItem.MINIMUM_BILL,
                        LedgerItem.TIER_ADJUSTMENT,
                        LedgerItem.NETWORK_LOSSES)) {
            parts.put(fee, BillPart.FEES);
        }
        parts.put(LedgerItem.FUEL, BillPart.FUEL);
        parts.put(LedgerItem.SHARED_ASSET, BillPart.SHARED_ASSET);
        parts.put(LedgerItem.COMMUNITY_SURPLUS, BillPart.COMMUNITY);
        parts.put(LedgerItem.GAIN_SHARE, BillPart.GAIN_SHARE);
        parts.put(LedgerItem.EQUITY_TRANSFER, BillPart.EQUITY);
        parts.put(LedgerItem.SUBSIDY, BillPart.EQUITY);
        return parts;
    }

    /// Explains a bill.
    ///
    /// @param i index of the member
    public static BillExplanation of(Scenario scenario, ReplayedBills replay, int i) {
        Bill bill = replay.accounts().bills().get(i);
        WaterfallMeter meter = replay.meter();
        Map<BillPart, Long> units = new EnumMap<>(BillPart.class);
        Map<BillPart, Double> energy = new EnumMap<>(BillPart.class);
        for (BillPart part : BillPart.values()) {
            boolean metered = part.compareTo(BillPart.IMBALANCE) <= 0;
            units.put(part, metered ? Money.units(meter.cost(part, i)) : 0L);
            energy.put(part, metered ? meter.energyKwh(part, i) : 0.0);
        }
        double taxed = 0;
        for (BillLine line : bill.lines()) {
            BillPart part =
                    line.correction() != null ? BillPart.CORRECTIONS : CHARGES.get(line.item());
            if (part != null) {
                units.merge(part, line.amountUnits(), Long::sum);
            }
            taxed += part == BillPart.FEES ? taxed(line) : 0;
        }
        double vat = scenario.tariffs().get(i).terms().vatRate();
        units.merge(BillPart.FEES, Money.units(Math.max(0, taxed) * vat), Long::sum);
        long sum = units.values().stream().mapToLong(Long::longValue).sum();
        long remainder = bill.totalUnits() - sum;
        units.put(BillPart.ROUNDING, remainder);
        long periods = bill.lines().stream().map(BillLine::period).distinct().count();
        return new BillExplanation(
                replay.policy(),
                bill.participantId(),
                bars(units, energy),
                bill.totalUnits(),
                bill.retailBillUnits(),
                remainder,
                Math.round(meter.postingUnits())
                        + 10L * scenario.axis().days()
                        + periods * Money.UNITS_PER_CENT / 2,
                replay.matches());
    }

    /// The bills of all members added up, bar by bar.
    ///
    /// @param name how they are called together
    public static BillExplanation ofAll(Scenario scenario, ReplayedBills replay, String name) {
        Map<BillPart, Long> units = new EnumMap<>(BillPart.class);
        Map<BillPart, Double> energy = new EnumMap<>(BillPart.class);
        long[] sums = new long[4];
        for (int i = 0; i < scenario.community().size(); i++) {
            BillExplanation one = of(scenario, replay, i);
            for (Bar bar : one.bars) {
                units.merge(bar.part(), bar.amountUnits(), Long::sum);
                energy.merge(bar.part(), bar.energyKwh(), Double::sum);
            }
            sums[0] += one.billUnits;
            sums[1] += one.retailBillUnits;
            sums[2] += one.remainderUnits;
            sums[3] += one.roundingUnits;
        }
        return new BillExplanation(
                replay.policy(),
                name,
                bars(units, energy),
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                replay.matches());
    }

    /// Nobody is paid tax on losses that feed-in made negative.
    private static double taxed(BillLine line) {
        return line.item() == LedgerItem.NETWORK_LOSSES
                ? Math.max(0, line.amount())
                : line.amount();
    }

    private static List<Bar> bars(Map<BillPart, Long> units, Map<BillPart, Double> energy) {
        List<Bar> bars = new ArrayList<>();
        units.forEach(
                (part, amount) -> {
                    double kwh = energy.getOrDefault(part, 0.0);
                    if (amount != 0 || kwh > 0 || part == BillPart.GROSS) {
                        bars.add(new Bar(part, amount, kwh));
                    }
                });
        return bars;
    }

    @Override
    public String kind() {
        return "bill";
    }

    /// The gross bill, currency.
    public double gross() {
        return bars.getFirst().amount();
    }

    /// The bill, currency.
    public double bill() {
        return Money.amount(billUnits);
    }

    @Override
    public List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(
                Sentence.of(
                        billUnits >= 0 ? "bill.owes" : "bill.gets",
                        Fact.name(participant),
                        Fact.money(Math.abs(bill())),
                        Fact.money(gross()),
                        Fact.name(policy)));
        bars.stream()
                .filter(bar -> bar.part() != BillPart.GROSS && bar.part() != BillPart.ROUNDING)
                .max(Comparator.comparingLong(bar -> Math.abs(bar.amountUnits())))
                .filter(bar -> bar.amountUnits() != 0)
                .ifPresent(bar -> sentences.add(largest(bar)));
        double market = Money.amount(retailBillUnits - billUnits);
        sentences.add(
                Sentence.of(
                        market >= 0 ? "bill.cheaper" : "bill.dearer",
                        Fact.money(Math.abs(market)),
                        Fact.money(Money.amount(retailBillUnits))));
        return sentences;
    }

    private static Sentence largest(Bar bar) {
        return Sentence.of(
                bar.amountUnits() < 0 ? "bill.mostSaved" : "bill.mostAdded",
                Fact.term("bar." + bar.part().key()),
                Fact.money(Math.abs(bar.amount())));
    }

    @Override
    public List<Check> checks() {
        long sum = bars.stream().mapToLong(Bar::amountUnits).sum();
        return List.of(
                Check.replay(replayMatches),
                new Check("check.adds", Math.abs(Money.amount(sum - billUnits)), 0, Unit.MONEY),
                new Check(
                        "check.recomputed",
                        Math.abs(Money.amount(remainderUnits)),
                        Money.amount(roundingUnits),
                        Unit.MONEY));
    }
}
