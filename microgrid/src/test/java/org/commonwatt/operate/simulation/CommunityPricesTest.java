package org.commonwatt.operate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.CommunityPrice;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.market.MarketTerms;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;

class CommunityPricesTest {
    /// Hour 0: together they take 2 kWh; hour 1: they give 2 kWh; hour 2: the grid is out and 1 kWh
    /// stays unserved.
    private static ScenarioFixture sunAndNeighbour(String mechanism) {
        return new ScenarioFixture()
                .mechanism(mechanism)
                .outages(true, new Outage(2, 3, 2))
                .member(Participant.home("sun"), new double[] {1, 1, 0}, new double[] {0, 4, 0})
                .member(
                        Participant.home("neighbour"),
                        new double[] {1, 1, 1},
                        new double[] {0, 0, 0});
    }

    @Test
    void priced_takesTheRetailersPriceOnItsSide_andNeverTheValueOfLostLoad() {
        Scenario priced =
                CommunityPrices.priced(
                        sunAndNeighbour(CommunityPrice.NAME).build(), HighsSolver::new);
        List<Double> price = priced.market().pricePerKwh();
        assertThat(price.get(0)).isCloseTo(0.30, within(1e-9));
        assertThat(price.get(1)).isCloseTo(0.10, within(1e-9));
        assertThat(price.get(2)).isCloseTo(0.30, within(1e-9));
    }

    @Test
    void run_underThePricesOfTheDispatch_leavesNothingBetweenTheMembers() {
        Scenario priced =
                CommunityPrices.priced(
                        sunAndNeighbour(CommunityPrice.NAME).build(), HighsSolver::new);
        RunResult result = Runs.run(priced, "none", StepObserver.NONE);
        // Hour 0: 0.30 each. Hour 1: sun gives 3 kWh and the neighbour takes 1, all at 0.10.
        assertThat(result.bills().get(0).total()).isEqualTo(0.00);
        assertThat(result.bills().get(1).total()).isEqualTo(0.40);
        assertThat(result.bills().get(0).amount(LedgerItem.POOL_SALE))
                .isCloseTo(-0.1, within(1e-9));
    }

    @Test
    void priced_ofAnotherMechanismOrWithASeries_isTheSameScenario() {
        Scenario other = sunAndNeighbour("mid-market-rate").build();
        assertThat(CommunityPrices.priced(other, HighsSolver::new)).isSameAs(other);
        Scenario given =
                other.withMarket(
                        CommunityPrice.NAME, MarketTerms.USUAL.withPricePerKwh(List.of(0.2)));
        assertThat(CommunityPrices.priced(given, HighsSolver::new)).isSameAs(given);
    }
}
