package org.commonwatt.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.RecordFuzz;
import org.commonwatt.market.EnergyTiers.Block;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/// Blocks of kWh per month.
final class EnergyTiersTest {
    private static final double NO_END = Double.POSITIVE_INFINITY;

    /// Nothing up to 100 kWh, 0.02 up to 250, 0.05 beyond.
    private static final List<Block> THREE =
            List.of(new Block(100, 0), new Block(250, 0.02), new Block(NO_END, 0.05));

    @Test
    void energyBeyondTheBlocks_paysEachBlocksAdder() {
        EnergyTiers tiers = EnergyTiers.ofBlocks(THREE, 1);
        assertThat(tiers.adderCost(0, 80, 1)).isZero();
        // 150 · 0.02 + 50 · 0.05
        assertThat(tiers.adderCost(0, 300, 1)).isCloseTo(5.5, within(1e-12));
        // Half a month: blocks end at 50 and 125. 75 · 0.02 + 175 · 0.05
        assertThat(tiers.adderCost(0, 300, 0.5)).isCloseTo(10.25, within(1e-12));
    }

    @Test
    void bands_payTheirShareOfTheWholeMonthsEnergy() {
        var other = List.of(new Block(100, 0), new Block(NO_END, -0.01));
        EnergyTiers tiers = new EnergyTiers(List.of(THREE, other), new int[] {0, 1});
        // 300 kWh, a third of it in band 0: 5.5/3 − 200 · 0.01 · 2/3
        assertThat(tiers.adderCost(new long[] {9, 100_000_000, 200_000_000}, 1, 1))
                .isCloseTo(5.5 / 3 - 4.0 / 3, within(1e-9));
        assertThat(tiers.adderCost(new long[2], 0, 1)).isZero();
    }

    @Test
    void cost_isTheIntegralOfTheAdder() {
        Forall.seeds(300).check(EnergyTiersTest::integrates);
    }

    /// The midpoint rule with steps that hit every threshold is exact.
    private static void integrates(RandomStream r) {
        List<Block> blocks = new ArrayList<>();
        int upTo = 0;
        for (int b = r.nextInt(4); b > 0; b--) {
            upTo += 1 + r.nextInt(50);
            blocks.add(new Block(upTo, r.nextDouble(-0.1, 0.3)));
        }
        blocks.add(new Block(NO_END, r.nextDouble(-0.1, 0.3)));
        int energyKwh = r.nextInt(300);
        double sum = 0;
        for (int kwh = 0; kwh < energyKwh; kwh++) {
            double middle = kwh + 0.5;
            sum +=
                    blocks.stream()
                            .filter(block -> middle < block.upToKwh())
                            .findFirst()
                            .orElseThrow()
                            .adderPerKwh();
        }
        EnergyTiers tiers = EnergyTiers.ofBlocks(blocks, 1);
        assertThat(tiers.adderCost(0, energyKwh, 1)).isCloseTo(sum, within(1e-9));
        // Part of a month: the same blocks in smaller kWh.
        assertThat(tiers.adderCost(0, energyKwh / 4.0, 0.25)).isCloseTo(sum / 4, within(1e-9));
    }

    @Test
    void firstSteps_keepBandsAndBlocks() {
        EnergyTiers tiers = new EnergyTiers(List.of(THREE, THREE), new int[] {0, 1, 1});
        EnergyTiers first = tiers.steps(0, 2);
        assertThat(first.steps()).isEqualTo(2);
        assertThat(first.band(1)).isEqualTo(1);
        assertThat(first.blocks(1)).isEqualTo(THREE);
        assertThat(first.toString()).isNotEqualTo(tiers.toString());
    }

    @Test
    void wrongBlocks_areRefused() {
        assertThatThrownBy(() -> EnergyTiers.ofBlocks(List.of(new Block(10, 0)), 1))
                .hasMessage("The last block ends at 10.0 kWh but must have no end.");
        assertThatThrownBy(
                        () ->
                                EnergyTiers.ofBlocks(
                                        List.of(new Block(10, 0), new Block(10, 0.1)), 1))
                .hasMessage("The upToKwh (10.0) must be above that of the block before (10.0).");
        assertThatThrownBy(() -> new EnergyTiers(List.of(THREE), new int[] {0, 1}))
                .hasMessage("The band (1) of step 1 must be one of 1 bands.");
        RecordFuzz.check(
                new Block(10, 0.1),
                (name, value) ->
                        name.equals("upToKwh")
                                ? value == NO_END
                                : !Double.isNaN(value) && !Double.isInfinite(value));
    }

    @Test
    void tariffWithTiersOfAnotherLength_isRefused() {
        Tariff tariff = Tariff.flat("x", TariffTerms.PLAIN, 0.3, 0, 2);
        MonthlyTerms one = MonthlyTerms.NONE.withTiers(EnergyTiers.ofBlocks(THREE, 1));
        assertThatThrownBy(() -> tariff.with(one))
                .hasMessage("The tariff x has 2 import prices but 1 prices of tiers.");
    }
}
