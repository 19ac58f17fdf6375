package org.commonwatt.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonwatt.numeric.Forall;
import org.junit.jupiter.api.Test;

final class NoMarketTest extends ClearingMechanismContract {
    @Override
    ClearingMechanism mechanism() {
        return new NoMarket();
    }

    @Test
    void step_costsWhatTheRetailerAsks() {
        Forall.seeds(500)
                .check(
                        r -> {
                            RandomMarket market = RandomMarket.draw(r);
                            Clearing c = market.clear(mechanism());
                            assertThat(c.purchaseKwh).containsOnly(0);
                            for (int i = 0; i < market.size(); i++) {
                                assertThat(market.cost(c, i)).isEqualTo(market.retailCost(i));
                            }
                        });
        assertThat(mechanism().pools()).isFalse();
    }
}
