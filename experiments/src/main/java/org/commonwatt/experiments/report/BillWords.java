package org.commonwatt.experiments.report;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.commonwatt.market.BillLine;
import org.commonwatt.market.LedgerItem;

/// What the lines of a bill are called, and who is on their other side.
final class BillWords {
    private static final Map<LedgerItem, String> WORDS = words();

    private BillWords() {}

    private static Map<LedgerItem, String> words() {
        Map<LedgerItem, String> words = new EnumMap<>(LedgerItem.class);
        words.put(LedgerItem.RETAIL_ENERGY, "Electricity from the retailer");
        words.put(LedgerItem.TIER_ADJUSTMENT, "Higher or lower price beyond the month’s first kWh");
        words.put(LedgerItem.FEED_IN, "Electricity sold to the retailer");
        words.put(LedgerItem.POOL_PURCHASE, "Electricity from neighbours");
        words.put(LedgerItem.POOL_SALE, "Electricity sold to neighbours");
        words.put(LedgerItem.GRID_FEE, "Network fee");
        words.put(LedgerItem.LOCAL_GRID_FEE, "Network fee for electricity from neighbours");
        words.put(LedgerItem.NETWORK_LOSSES, "Your part of what the community’s network loses");
        words.put(LedgerItem.FUEL, "Fuel");
        words.put(LedgerItem.FIXED, "Standing charge");
        words.put(LedgerItem.CAPACITY_CHARGE, "Charge for the size of your connection");
        words.put(LedgerItem.DEMAND_CHARGE, "Charge on the highest load");
        words.put(LedgerItem.MINIMUM_BILL, "Up to the minimum bill of the month");
        words.put(LedgerItem.VAT, "Value added tax");
        words.put(LedgerItem.DAY_AHEAD, "Electricity that the community bought before the day");
        words.put(LedgerItem.IMBALANCE, "Differences from what was ordered");
        words.put(LedgerItem.SHARED_ASSET, "Your part of what the community owns");
        words.put(LedgerItem.COMMUNITY_SURPLUS, "Your part of the community’s surplus");
        words.put(LedgerItem.GAIN_SHARE, "To your share of what the community saved");
        words.put(LedgerItem.EQUITY_TRANSFER, "Transfer between members");
        words.put(LedgerItem.SUBSIDY, "Discount, paid by a fund outside the community");
        words.put(LedgerItem.ROUNDING, "Rounding to whole cents");
        return words;
    }

    /// Words of a line.
    static String of(BillLine line) {
        String word = WORDS.getOrDefault(line.item(), line.item().key());
        BillLine.CorrectionOf correction = line.correction();
        if (correction == null) {
            return word;
        }
        return (correction.takesBack()
                        ? "Correction of %s, taken back: %s"
                        : "Correction of %s: %s")
                .formatted(correction.period(), word);
    }

    /// Who gets what a member pays for an item, as files name it.
    static String otherSide(LedgerItem item) {
        return switch (item) {
            case POOL_PURCHASE, POOL_SALE, EQUITY_TRANSFER -> "members";
            default -> item.counterparty().name().toLowerCase(Locale.ROOT);
        };
    }
}
