package org.commonwatt.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.explain.PriceReason.Dual;
import org.commonwatt.explain.PriceReason.NoTrade;
import org.commonwatt.explain.PriceReason.Orders;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.Mechanisms;
import org.commonwatt.market.auction.OrderBook;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.CommunityPrices;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PriceExplanationTest {
    static List<String> mechanisms() {
        return Mechanisms.names();
    }

    private static PriceExplanation price(Scenario scenario, String policy, int step) {
        return new PriceFinder(
                        new Replay(scenario),
                        new PriceFinder.Plan(scenario, true),
                        HighsSolver::new)
                .price(Policies.of(policy, scenario, 1), step);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void price_ofAnyMarketAndStep_isRecomputedFromItsReason(String mechanism) {
        int traded = 0;
        for (long seed = 0; seed < 3; seed++) {
            Scenario scenario = ScenarioFixture.random(seed, 5, 48, mechanism);
            for (int step = 0; step < 48; step++) {
                PriceExplanation price = price(scenario, "rule", step);
                assertThat(price.isFaithful())
                        .as("seed %d, step %d: %s", seed, step, price)
                        .isTrue();
                traded += price.reason() instanceof NoTrade ? 0 : 1;
            }
        }
        assertThat(traded > 0).isEqualTo(!mechanism.equals("none"));
    }

    /// 3 kWh wanted, 1 offered between 0.10 and 0.30: 1/p = (2/3)/0.30 + (1/3)/0.10 = 50/9.
    @Test
    void price_bySupplyAndDemand_isTheHarmonicMeanOfTheHand() {
        Scenario scenario =
                new ScenarioFixture()
                        .mechanism("supply-demand-ratio")
                        .member(Participant.home("user"), new double[] {3}, new double[] {0})
                        .member(Participant.home("maker"), new double[] {0}, new double[] {1})
                        .build();
        PriceExplanation price = price(scenario, "none", 0);
        assertThat(price.recomputedPerKwh()).isCloseTo(0.18, within(1e-12));
        assertThat(price.pricePerKwh()).isCloseTo(0.18, within(1e-12));
        assertThat(price.energy().demandKwh()).isEqualTo(3);
    }

    @Test
    void price_withoutSupply_saysSo() {
        Scenario scenario =
                new ScenarioFixture()
                        .mechanism("mid-market-rate")
                        .member(Participant.home("user"), new double[] {3}, new double[] {0})
                        .build();
        assertThat(price(scenario, "none", 0).reason()).isEqualTo(new NoTrade("price.noSupply"));
    }

    /// Bids 2 at 0.30 and 2 at 0.20, asks 1 at 0.10 and 2 at 0.15: three trade, the bid at 0.20 in
    /// part, so the price is its own limit: from max(0.15, 0.20) to min(0.20, ∞).
    @Test
    void order_withABidFilledInPart_hasItsLimitAsOnlyPrice() {
        var book = new OrderBook(4);
        book.add(0, true, 2, 0.30);
        book.add(1, true, 2, 0.20);
        book.add(2, false, 1, 0.10);
        book.add(3, false, 2, 0.15);
        MeritOrder order = MeritOrder.of(book);
        assertThat(order.tradedKwh()).isEqualTo(3);
        assertThat(order.lowest()).isEqualTo(0.20);
        assertThat(order.highest()).isEqualTo(0.20);
        assertThat(order.whole()).isFalse();
        assertThat(order.meanBid()).isCloseTo((2 * 0.30 + 0.20) / 3, within(1e-12));
    }

    /// Three hours at 0.12, one at 0.30; a battery (ηc 0.9, wear 0.03 each way) with room to spare.
    /// Another kWh at 0.30 comes out of the battery: 1/0.9 kWh more at a cheap hour, (0.12 +
    /// 0.03)/0.9 + 0.03 = 0.19667. Kept to the end a kWh would be worth the mean price, 0.165, less
    /// than the 0.16667 that it takes.
    @Test
    void price_ofThePlan_isWhatAnotherKwhCosts() {
        var battery = new Battery(20, 5, 5, 0.9, 1, 0, 1, 0, 0.03, 0, null);
        Scenario unpriced =
                new ScenarioFixture()
                        .mechanism("community-price")
                        .prices(0.12, 0.12, 0.12, 0.30)
                        .member(
                                Participant.home("a").withBattery(battery),
                                new double[] {1, 1, 1, 1},
                                new double[4])
                        .member(Participant.home("b"), new double[] {1, 1, 1, 1}, new double[4])
                        .build();
        Scenario scenario = CommunityPrices.priced(unpriced, HighsSolver::new);
        PriceExplanation price = price(scenario, "rule", 3);
        assertThat(price.pricePerKwh()).isCloseTo(0.59 / 3, within(1e-6));
        Dual dual = (Dual) price.reason();
        assertThat(dual.morePerKwh()).isCloseTo(0.59 / 3, within(1e-6));
        assertThat(dual.lessPerKwh()).isCloseTo(0.59 / 3, within(1e-6));
        double imported = 0;
        for (PriceReason.Source source : dual.sources()) {
            assertThat(source.key()).isEqualTo("source.import");
            assertThat(source.time()).doesNotEndWith("03:00");
            imported += source.sharePerKwh();
        }
        assertThat(imported).isCloseTo(1 / 0.9, within(1e-6));
        assertThat(price.isFaithful()).isTrue();
        // Where it costs nothing to store, the hour is as dear as its retailer.
        assertThat(price(scenario, "rule", 0).pricePerKwh()).isCloseTo(0.12, within(1e-6));
    }

    /// A price that the scenario gives is explained by that.
    @Test
    void price_thatIsGiven_isThatOfItsStep() {
        Scenario scenario = ScenarioFixture.random(1, 3, 24, "community-price");
        Scenario given =
                scenario.withMarket(
                        "community-price", scenario.market().withPricePerKwh(List.of(0.2)));
        PriceExplanation price =
                new PriceFinder(new Replay(given), null, HighsSolver::new)
                        .price(Policies.of("rule", given, 1), 12);
        assertThat(price.recomputedPerKwh()).isEqualTo(0.2);
        assertThat(price.isFaithful()).isTrue();
    }

    /// The check looks at the price, not at itself.
    @Test
    void checks_ofAnotherPrice_fail() {
        Scenario scenario = ScenarioFixture.random(2, 5, 48, "uniform-price");
        for (int step = 0; step < 48; step++) {
            PriceExplanation price = price(scenario, "rule", step);
            if (price.reason() instanceof Orders) {
                var wrong =
                        new PriceExplanation(
                                price.policy(),
                                step,
                                price.time(),
                                price.mechanism(),
                                price.energy(),
                                price.range(),
                                price.pricePerKwh() + 0.01,
                                price.recomputedPerKwh(),
                                price.reason());
                assertThat(wrong.isFaithful()).isFalse();
                return;
            }
        }
        throw new AssertionError("The auction of seed 2 has trades.");
    }
}
