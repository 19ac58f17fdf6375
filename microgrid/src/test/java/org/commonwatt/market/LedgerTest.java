package org.commonwatt.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.commonwatt.market.LedgerItem.Counterparty;
import org.commonwatt.numeric.Forall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two copies of a community of three.
final class LedgerTest {
    private static final List<LedgerItem> ITEMS = List.of(LedgerItem.values());

    private final Ledger ledger = new Ledger(2, 3);

    @ParameterizedTest
    @EnumSource(LedgerItem.class)
    void posting_movesTheSameAmountOnTwoAccounts(LedgerItem item) {
        ledger.post(1, 4, item, 7, 11);
        assertThat(ledger.amountUnits(4, item)).isEqualTo(11);
        assertThat(ledger.energyMilliwattHours(4, item)).isEqualTo(7);
        assertThat(ledger.amountUnits(1, item.counterparty())).isEqualTo(-11);
        assertThat(ledger.energyMilliwattHours(1, item.counterparty())).isEqualTo(-7);
        assertThat(ledger.memberUnits(4)).isEqualTo(11);
        assertThat(ledger.sumUnits(1)).isZero();
        assertThat(ledger.amountUnits(0, item.counterparty())).isZero();
        assertThat(ledger.memberUnits(1)).isZero();
    }

    @Test
    void memberUnits_addsItsItemsAndNobodyElses() {
        ledger.post(0, 1, LedgerItem.RETAIL_ENERGY, 0, 10);
        ledger.post(0, 1, LedgerItem.FEED_IN, 0, -3);
        ledger.post(0, 2, LedgerItem.VAT, 0, 100);
        ledger.post(0, 0, LedgerItem.ROUNDING, 0, 1000);
        assertThat(ledger.memberUnits(1)).isEqualTo(7);
    }

    @Test
    void anyPostings_sumToZero() {
        Forall.seeds(200)
                .check(
                        r -> {
                            var random = new Ledger(2, 3);
                            for (int k = 0; k < 100; k++) {
                                int copy = r.nextInt(2);
                                int member = copy * 3 + r.nextInt(3);
                                LedgerItem item = ITEMS.get(r.nextInt(ITEMS.size()));
                                long amount = r.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
                                random.post(copy, member, item, r.nextInt(), amount);
                                random.requireZeroSum(copy);
                            }
                        });
    }

    @Test
    void oneSidedPosting_isFound() {
        ledger.postMember(1, LedgerItem.VAT, 0, 5);
        ledger.requireZeroSum(1);
        assertThatThrownBy(() -> ledger.requireZeroSum(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The accounts of copy 0 sum to 5 (1e-5 currency) instead of zero.");
        ledger.postParty(0, LedgerItem.VAT, 0, 5);
        ledger.requireZeroSum(0);
    }

    @Test
    void sweep_movesMoneyAndEnergyOfOneCopy() {
        ledger.post(0, 0, LedgerItem.POOL_PURCHASE, 9, 4);
        ledger.post(1, 3, LedgerItem.POOL_PURCHASE, 9, 4);
        ledger.post(0, 0, LedgerItem.ROUNDING, 1, 2);
        ledger.sweep(0, Counterparty.POOL, Counterparty.COMMUNITY);
        assertThat(ledger.amountUnits(0, Counterparty.POOL)).isZero();
        assertThat(ledger.energyMilliwattHours(0, Counterparty.POOL)).isZero();
        assertThat(ledger.amountUnits(0, Counterparty.COMMUNITY)).isEqualTo(-6);
        assertThat(ledger.energyMilliwattHours(0, Counterparty.COMMUNITY)).isEqualTo(-10);
        assertThat(ledger.amountUnits(1, Counterparty.POOL)).isEqualTo(-4);
        ledger.requireZeroSum(0);
    }

    @Test
    void add_addsEveryAccount() {
        var other = new Ledger(2, 3);
        ledger.post(0, 1, LedgerItem.VAT, 1, 10);
        other.post(0, 1, LedgerItem.VAT, 2, 20);
        other.post(1, 5, LedgerItem.FEED_IN, -3, -30);
        ledger.add(other);
        assertThat(ledger.amountUnits(1, LedgerItem.VAT)).isEqualTo(30);
        assertThat(ledger.energyMilliwattHours(1, LedgerItem.VAT)).isEqualTo(3);
        assertThat(ledger.amountUnits(5, LedgerItem.FEED_IN)).isEqualTo(-30);
        assertThat(ledger.amountUnits(0, Counterparty.TAX_AUTHORITY)).isEqualTo(-30);
        assertThat(ledger.energyMilliwattHours(1, Counterparty.UTILITY)).isEqualTo(3);
        assertThat(other.amountUnits(1, LedgerItem.VAT)).isEqualTo(20);
    }

    @Test
    void copy_hasTheSameBalancesAndALifeOfItsOwn() {
        ledger.post(0, 1, LedgerItem.VAT, 1, 10);
        Ledger copy = ledger.copy();
        assertThat(copy.hash()).isEqualTo(ledger.hash());
        copy.post(0, 1, LedgerItem.VAT, 1, 10);
        assertThat(ledger.amountUnits(1, LedgerItem.VAT)).isEqualTo(10);
        assertThat(copy.participants()).isEqualTo(3);
    }

    @Test
    void clear_leavesAnEmptyLedger() {
        ledger.post(0, 1, LedgerItem.VAT, 1, 10);
        ledger.clear();
        assertThat(ledger.hash()).isEqualTo(new Ledger(2, 3).hash());
    }

    @Test
    void otherShapes_areRefused() {
        for (Ledger other : List.of(new Ledger(3, 2), new Ledger(1, 3), new Ledger(2, 4))) {
            assertThatThrownBy(() -> ledger.add(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("A ledger of 2 × 3 cannot take one of");
            assertThatThrownBy(() -> ledger.copyFrom(other))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Ledger(0, 3)).hasMessage("The copies (0) must be at least 1.");
        assertThatThrownBy(() -> new Ledger(1, -1))
                .hasMessage("The participants (-1) must be at least 1.");
    }

    @Test
    void hash_seesEveryAccountAndSign() {
        List<Consumer<Ledger>> changes =
                List.of(
                        l -> {},
                        l -> l.postMember(0, LedgerItem.VAT, 0, 1),
                        l -> l.postMember(0, LedgerItem.VAT, 0, -1),
                        l -> l.postMember(0, LedgerItem.VAT, 0, -2),
                        l -> l.postMember(0, LedgerItem.VAT, 1, 0),
                        l -> l.postMember(1, LedgerItem.VAT, 0, 1),
                        l -> l.postMember(0, LedgerItem.FEED_IN, 0, 1),
                        l -> l.postParty(0, LedgerItem.VAT, 0, 1),
                        l -> l.postParty(0, LedgerItem.VAT, 1, 0),
                        l -> l.postParty(1, LedgerItem.VAT, 1, 0),
                        l -> l.postMember(0, LedgerItem.VAT, 0, 1L << 32));
        Set<Long> hashes = new HashSet<>();
        for (Consumer<Ledger> change : changes) {
            var changed = new Ledger(2, 3);
            change.accept(changed);
            assertThat(hashes.add(changed.hash())).as("change %s", hashes.size()).isTrue();
        }
    }

    @Test
    void items_haveKeysOfTheirOwn() {
        assertThat(LedgerItem.values()).extracting(LedgerItem::key).doesNotHaveDuplicates();
    }
}
