package org.commonwatt.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.commonwatt.market.LedgerItem.Counterparty;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Three members and, at index 1, a shared asset.
final class PeriodCloseTest {
    private static final int ASSET = 1;
    private static final double[] EQUAL = {1, 0, 1, 1};

    private final Ledger period = new Ledger(1, 4);

    private void assetOwes(long units) {
        period.post(0, ASSET, LedgerItem.RETAIL_ENERGY, 0, units);
    }

    private long passedOn(int member) {
        return period.amountUnits(member, LedgerItem.SHARED_ASSET);
    }

    @Test
    void passOn_equalShares_giveTheLastUnitToTheLowestIndex() {
        assetOwes(10);
        PeriodClose.passOn(period, 0, ASSET, EQUAL);
        assertThat(passedOn(0)).isEqualTo(4);
        assertThat(passedOn(2)).isEqualTo(3);
        assertThat(passedOn(3)).isEqualTo(3);
        assertThat(period.memberUnits(ASSET)).isZero();
        period.requireZeroSum(0);
    }

    @Test
    void passOn_income_isSharedLikeACost() {
        assetOwes(-10);
        PeriodClose.passOn(period, 0, ASSET, EQUAL);
        // −3.33 each, rounded down to −4; the two units too many go back to the lowest indices.
        assertThat(passedOn(0)).isEqualTo(-3);
        assertThat(passedOn(2)).isEqualTo(-3);
        assertThat(passedOn(3)).isEqualTo(-4);
        assertThat(period.memberUnits(ASSET)).isZero();
    }

    @Test
    void passOn_unequalShares_giveTheLastUnitToTheLargestRemainder() {
        assetOwes(10);
        PeriodClose.passOn(period, 0, ASSET, new double[] {1, 0, 2, 0});
        // 3.33 and 6.67.
        assertThat(passedOn(0)).isEqualTo(3);
        assertThat(passedOn(2)).isEqualTo(7);
        assertThat(passedOn(3)).isZero();
    }

    @Test
    void passOn_theAssetsOwnShare_isIgnored() {
        assetOwes(9);
        PeriodClose.passOn(period, 0, ASSET, new double[] {1, 100, 1, 1});
        assertThat(passedOn(0)).isEqualTo(3);
    }

    @Test
    void passOn_nothingOwed_postsNothing() {
        long before = period.hash();
        PeriodClose.passOn(period, 0, ASSET, EQUAL);
        assertThat(period.hash()).isEqualTo(before);
    }

    @Test
    void passOn_anotherCopy_staysAlone() {
        var two = new Ledger(2, 2);
        two.post(1, 3, LedgerItem.FIXED, 0, 5);
        PeriodClose.passOn(two, 1, 1, new double[] {1, 0});
        assertThat(two.memberUnits(2)).isEqualTo(5);
        assertThat(two.memberUnits(0)).isZero();
        two.requireZeroSum(0);
        two.requireZeroSum(1);
    }

    @Test
    void passOn_withoutOwners_isRefused() {
        assetOwes(10);
        assertThatThrownBy(() -> PeriodClose.passOn(period, 0, ASSET, new double[] {0, 1, 0, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positive, finite sum (0.0)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1, Double.POSITIVE_INFINITY})
    void passOn_sharesThatAreNoNumbers_areRefused(double wrong) {
        assetOwes(10);
        assertThatThrownBy(
                        () -> PeriodClose.passOn(period, 0, ASSET, new double[] {3, 0, wrong, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(" + wrong + ")");
        assertThat(period.memberUnits(ASSET)).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void passOn_sharesForOthers_areRefused(int length) {
        assetOwes(10);
        assertThatThrownBy(() -> PeriodClose.passOn(period, 0, ASSET, new double[length]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The ownership has %d shares but needs 4.".formatted(length));
    }

    @Test
    void passOn_anything_losesNoUnit() {
        Forall.seeds(2000).check(PeriodCloseTest::losesNoUnit);
    }

    private static void losesNoUnit(RandomStream r) {
        int n = 2 + r.nextInt(20);
        int asset = r.nextInt(n);
        var ledger = new Ledger(1, n);
        long owed = r.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
        ledger.post(0, asset, LedgerItem.DEMAND_CHARGE, 0, owed);
        double[] shares = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            shares[i] = r.chance(0.3) ? 0 : Math.pow(10, r.nextDouble(-6, 6));
            sum += i == asset ? 0 : shares[i];
        }
        if (sum == 0) {
            shares[(asset + 1) % n] = 1;
            sum = 1;
        }
        PeriodClose.passOn(ledger, 0, asset, shares);
        long given = 0;
        for (int i = 0; i < n; i++) {
            if (i != asset) {
                long part = ledger.amountUnits(i, LedgerItem.SHARED_ASSET);
                assertThat((double) part)
                        .isBetween(
                                owed * (shares[i] / sum) - 1.001, owed * (shares[i] / sum) + 1.001);
                given += part;
            }
        }
        assertThat(given).isEqualTo(owed);
        assertThat(ledger.memberUnits(asset)).isZero();
        assertThat(ledger.amountUnits(0, Counterparty.COMMUNITY)).isZero();
        ledger.requireZeroSum(0);
    }

    @Test
    void roundToCents_leavesWholeCentsAndKeepsTheRestForTheCommunity() {
        period.post(0, 0, LedgerItem.RETAIL_ENERGY, 0, 1_234);
        period.post(0, 2, LedgerItem.RETAIL_ENERGY, 0, 1_500);
        period.post(0, 3, LedgerItem.FEED_IN, 0, -500);
        PeriodClose.roundToCents(period, 0);
        assertThat(period.memberUnits(0)).isEqualTo(1_000);
        // Half a cent goes to the even cent.
        assertThat(period.memberUnits(2)).isEqualTo(2_000);
        assertThat(period.memberUnits(3)).isZero();
        assertThat(period.amountUnits(0, LedgerItem.ROUNDING)).isEqualTo(-234);
        assertThat(period.amountUnits(0, Counterparty.COMMUNITY)).isEqualTo(234 - 500 - 500);
        period.requireZeroSum(0);
    }

    @Test
    void roundToCents_twice_changesNothingMore() {
        period.post(0, 0, LedgerItem.RETAIL_ENERGY, 0, 1_234);
        PeriodClose.roundToCents(period, 0);
        long once = period.hash();
        PeriodClose.roundToCents(period, 0);
        assertThat(period.hash()).isEqualTo(once);
    }
}
