package org.commonwatt.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.explain.PriceReason.NoTrade;
import org.commonwatt.explain.PriceReason.Orders;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.Mechanisms;
import org.commonwatt.market.auction.OrderBook;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PriceExplanationTest {
    static List<String> mechanisms() {
        return Mechanisms.names();
    }

    private static PriceExplanation price(Scenario scenario, String policy, int step) {
        return new PriceFinder(scenario).price(Policies.of(policy, scenario, 1), step);
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
