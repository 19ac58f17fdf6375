package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EnergyBurdenTest {

    private static final List<HouseholdBill> BILLS =
            List.of(
                    new HouseholdBill("home_0", "low", 146.0, 20_000),
                    new HouseholdBill("home_1", "low", 73.0, 10_000),
                    new HouseholdBill("home_2", "high", -5.0, 80_000),
                    new HouseholdBill("home_3", "high", 292.0, 80_000));

    @Test
    void of_seventyThreeDays_scalesBillsToAYear() {
        // 365/73 = 5 windows a year: 730/20000, 365/10000, 0, 1460/80000.
        double[] burdens = EnergyBurden.of(73, BILLS).values();
        assertThat(burdens)
                .containsExactly(new double[] {0.0365, 0.0365, 0, 0.01825}, within(1e-15));
    }

    @Test
    void of_negativeBill_countsAsZeroAndIsCounted() {
        EnergyBurden burden = EnergyBurden.of(73, BILLS);
        assertThat(burden.floored()).isEqualTo(1);
        assertThat(burden.households().get(2).burden()).isZero();
        assertThat(burden.households().get(2).floored()).isTrue();
    }

    @Test
    void headline_shortWindow_isUndefinedWhileTheOthersAreThere() {
        EnergyBurden week = EnergyBurden.of(7, BILLS);
        assertThat(week.headline()).isNaN();
        assertThat(week.headline(new Jain())).isNaN();
        assertThat(week.improvementOver(EnergyBurden.of(73, BILLS))).isNaN();
        // 365/7 · 146/20000
        assertThat(week.worstOff()).isCloseTo(365.0 / 7 * 0.0073, within(1e-15));
        // The means of 0.0073, 0.0073 and of 0, 0.00365.
        assertThat(week.betweenGroupGap()).isCloseTo(365.0 / 7 * 0.005475, within(1e-15));
        assertThat(EnergyBurden.of(28, BILLS).headline()).isCloseTo(0.35, within(1e-15));
    }

    @Test
    void headline_longWindow_isTheGiniOfTheBurden() {
        EnergyBurden burden = EnergyBurden.of(73, BILLS);
        // In units of 0.01825: {0, 1, 2, 2}; differences 1+2+2+1+1 = 7; 2·7/(2·16·5/4) = 0.35.
        assertThat(burden.headline()).isCloseTo(0.35, within(1e-15));
        // (0 + 1 + 2 + 2)²/(4·9)
        assertThat(burden.headline(new Jain())).isCloseTo(25.0 / 36, within(1e-15));
    }

    @Test
    void betweenGroupGap_twoGroups_isTheDifferenceOfMeans() {
        // 0.0365 against (0 + 0.01825)/2.
        assertThat(EnergyBurden.of(73, BILLS).betweenGroupGap())
                .isCloseTo(0.0365 - 0.009125, within(1e-15));
    }

    @Test
    void shareAbove_threshold_countsOnlyHigherBurdens() {
        EnergyBurden burden = EnergyBurden.of(73, BILLS);
        assertThat(burden.shareAbove(0.02)).isEqualTo(0.5);
        assertThat(burden.shareAbove(0.5)).isZero();
    }

    @Test
    void improvementOver_moreEqualBurden_isTheFallOfTheGini() {
        EnergyBurden reference = EnergyBurden.of(73, BILLS);
        List<HouseholdBill> fairer =
                List.of(
                        new HouseholdBill("home_0", "low", 100, 20_000),
                        new HouseholdBill("home_1", "low", 50, 10_000),
                        new HouseholdBill("home_2", "high", 400, 80_000),
                        new HouseholdBill("home_3", "high", 400, 80_000));
        assertThat(EnergyBurden.of(73, fairer).improvementOver(reference))
                .isCloseTo(1.0, within(1e-12));
        assertThat(reference.improvementOver(reference)).isZero();
        assertThat(reference.improvementOver(EnergyBurden.of(73, List.of()))).isNaN();
    }

    @Test
    void decomposition_groups_addUp() {
        TheilDecomposition split = EnergyBurden.of(73, BILLS).decomposition();
        assertThat(split.within() + split.between()).isCloseTo(split.total(), within(1e-15));
        assertThat(split.groups()).hasSize(2);
    }

    @Test
    void of_noHouseholds_isUndefined() {
        EnergyBurden nobody = EnergyBurden.of(73, List.of());
        assertThat(nobody.headline()).isNaN();
        assertThat(nobody.worstOff()).isNaN();
        assertThat(nobody.shareAbove(0.1)).isNaN();
        assertThat(nobody.betweenGroupGap()).isNaN();
        assertThat(nobody.floored()).isZero();
    }

    @Test
    void new_meaninglessNumbers_areRejected() {
        rejects(() -> new HouseholdBill("home_7", "low", Double.NaN, 1000), "NaN for home_7");
        rejects(() -> new HouseholdBill("home_7", "low", 10, 0), "0.0 for home_7");
        rejects(() -> EnergyBurden.of(0, BILLS), "0.0");
    }

    private static void rejects(Runnable creation, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(creation::run)
                .withMessageContaining(message);
    }
}
