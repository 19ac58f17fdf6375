package org.commonwatt.experiments.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.commonwatt.market.LedgerItem;

/// The integer by which a ledger file knows each account.
final class Accounts {
    private static final List<LedgerItem> ITEMS = List.of(LedgerItem.values());
    private static final Map<LedgerItem, Integer> IDS = new EnumMap<>(LedgerItem.class);

    static {
        for (int id = 0; id < ITEMS.size(); id++) {
            IDS.put(ITEMS.get(id), id);
        }
    }

    private Accounts() {}

    static int id(LedgerItem item) {
        return Objects.requireNonNull(IDS.get(item));
    }

    static LedgerItem item(int id) {
        return ITEMS.get(id);
    }
}
