package org.commonwatt.operate.bilevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.operate.dispatch.CommunityTerms;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;

/// How all days of a community turn out worse than expected (`docs/FORMULATION.md#bilevel-stress`).
///
/// @param name in tables
/// @param demand factor of every demand, ≥ 0
/// @param generation factor of sun and wind, ≥ 0
/// @param price factor of the retailers' import prices, > 0
/// @param outageEvery one day in so many has an outage; 0 for none
public record Stress(String name, double demand, double generation, double price, int outageEvery) {
    /// Hour of the day at which an outage begins, and its length.
    static final double OUTAGE_START = 16;

    static final double OUTAGE_HOURS = 6;

    /// The days as they are.
    public static final Stress NONE = new Stress("base", 1, 1, 1, 0);

    /// Rejects negative factors.
    public Stress {
        if (!(demand >= 0 && generation >= 0 && price > 0 && outageEvery >= 0)) {
            throw new IllegalArgumentException(
                    "Factors of %s must not be negative: %s, %s, %s, %d."
                            .formatted(name, demand, generation, price, outageEvery));
        }
    }

    /// The six scenarios: as it is, demand +30 %, sun and wind halved, prices +50 %, an evening
    /// without grid every tenth day, and all at once.
    public static List<Stress> six() {
        return List.of(
                NONE,
                new Stress("high-demand", 1.3, 1, 1, 0),
                new Stress("low-renewables", 1, 0.5, 1, 0),
                new Stress("price-shock", 1, 1, 1.5, 0),
                new Stress("outage", 1, 1, 1, 10),
                new Stress("all-at-once", 1.3, 0.5, 1.5, 10));
    }

    /// Whether a day has an outage: every tenth from the fifth on, say.
    boolean isOut(int day) {
        return outageEvery > 0 && day % outageEvery == outageEvery / 2;
    }

    /// A day as this stress makes it.
    DispatchProblem on(DispatchProblem day, int number) {
        List<DispatchMember> members = new ArrayList<>();
        for (DispatchMember member : day.members()) {
            members.add(on(member));
        }
        CommunityTerms terms = day.community();
        double[] imports = terms.importLimitKwh().clone();
        double[] exports = terms.exportLimitKwh().clone();
        if (isOut(number)) {
            int from = (int) Math.round(OUTAGE_START / day.stepHours());
            int to = (int) Math.round((OUTAGE_START + OUTAGE_HOURS) / day.stepHours());
            Arrays.fill(imports, Math.min(from, imports.length), Math.min(to, imports.length), 0);
            Arrays.fill(exports, Math.min(from, exports.length), Math.min(to, exports.length), 0);
        }
        return new DispatchProblem(
                day.steps(),
                day.stepHours(),
                members,
                new CommunityTerms(
                        imports,
                        exports,
                        terms.pools(),
                        terms.localCostPerKwh(),
                        terms.carbonKgPerKwh(),
                        terms.valueOfLostLoadPerKwh()));
    }

    private DispatchMember on(DispatchMember member) {
        DispatchMember.Meter meter = member.meter();
        DispatchMember.Equity equity = member.equity();
        return new DispatchMember(
                member.id(),
                times(member.demandKwh(), demand),
                times(member.availableKwh(), generation),
                times(member.sheddableKwh(), demand),
                new DispatchMember.Meter(
                        times(meter.importPricePerKwh(), price),
                        meter.exportPricePerKwh(),
                        meter.importLimitKwh(),
                        meter.exportLimitKwh()),
                member.devices(),
                new DispatchMember.Equity(
                        equity.group(),
                        equity.vulnerable(),
                        equity.incomePerYear(),
                        equity.grossBill() * demand * price,
                        equity.ownershipShare(),
                        equity.commonAsset()));
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }
}
