package org.commonwatt.experiments.scenario;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.market.DemandTerms;
import org.commonwatt.market.Discount;
import org.commonwatt.market.EnergyTiers;
import org.commonwatt.market.EnergyTiers.Block;
import org.commonwatt.market.MonthlyTerms;
import org.jspecify.annotations.Nullable;

/// The keys of a tariff that depend on the billing month: `tiers`, `fixedPerMonth`,
/// `minimumPerMonth`, `demandChargeByMonth`, `demandRatchet`.
final class MonthlySection {
    private final Section at;
    private final int steps;

    private MonthlySection(Section at, int steps) {
        this.at = at;
        this.steps = steps;
    }

    /// The month's terms without what hangs on a member.
    ///
    /// @param sheet what the tariff's file says, or null
    /// @param fileTiers tiers of the file, or null
    static MonthlyTerms read(
            Section at, int steps, @Nullable TariffSheet sheet, @Nullable EnergyTiers fileTiers) {
        var section = new MonthlySection(at, steps);
        if (fileTiers != null && at.has("tiers")) {
            at.at("tiers").problem("stand beside a file that has tiers; give one of them.");
        }
        return new MonthlyTerms(
                fileTiers == null ? section.tiers() : fileTiers,
                section.amount("fixedPerMonth") + (sheet == null ? 0 : sheet.fixedPerMonth()),
                0,
                at.has("minimumPerMonth") || sheet == null
                        ? section.amount("minimumPerMonth")
                        : sheet.minimumPerMonth(),
                section.demand(sheet == null ? List.of() : sheet.demandChargeByMonth()),
                Discount.NONE);
    }

    private double amount(String key) {
        return Math.max(0, at.number(key, 0));
    }

    private @Nullable EnergyTiers tiers() {
        List<Section> items = at.at("tiers").items();
        List<Block> blocks = new ArrayList<>();
        double before = 0;
        for (int k = 0; k < items.size(); k++) {
            Section tier = items.get(k);
            boolean last = k == items.size() - 1;
            if (last && tier.has("upTo")) {
                tier.at("upTo").problem("must be missing in the last tier, which has no end.");
            }
            double upTo = last ? Double.POSITIVE_INFINITY : tier.number("upTo", 0);
            if (upTo <= before) {
                tier.at("upTo")
                        .problem("must be a number above the tier before (%s).".formatted(before));
                upTo = before + 1;
            }
            before = upTo;
            blocks.add(new Block(upTo, tier.number("adder", 0)));
        }
        return blocks.isEmpty() ? null : EnergyTiers.ofBlocks(blocks, steps);
    }

    private DemandTerms demand(List<Double> ofFile) {
        List<Double> byMonth = new ArrayList<>();
        for (Section month : at.at("demandChargeByMonth").items()) {
            byMonth.add(Math.max(0, month.number(0)));
        }
        boolean several = at.has("demandCharge") && !byMonth.isEmpty();
        if (several || (!ofFile.isEmpty() && at.has("demandCharge"))) {
            at.at("demandCharge")
                    .problem(
                            "stands beside %s; give one of them."
                                    .formatted(
                                            several
                                                    ? "demandChargeByMonth"
                                                    : "a file that has demand charges"));
        }
        boolean whole = byMonth.isEmpty() || byMonth.size() == 12;
        Section ratchet = at.at("demandRatchet");
        return new DemandTerms(
                byMonth.isEmpty() ? ofFile : whole ? byMonth : List.of(),
                Math.clamp(ratchet.number("share", 0), 0, 1),
                ratchet.isObject() ? Math.clamp(ratchet.integer("months", 11), 0, 60) : 0);
    }
}
