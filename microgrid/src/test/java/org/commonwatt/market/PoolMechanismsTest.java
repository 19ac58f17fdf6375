package org.commonwatt.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.CoefficientSharing.Keys;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.GoldenFiles;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The mechanisms that price metered flows: each passes the contract and its own numbers.
final class PoolMechanismsTest {
    private static final double TINY = 1e-12;

    private static RandomMarket market(TariffTerms terms, double... net) {
        StepFlows flows = new StepFlows(net.length);
        for (int i = 0; i < net.length; i++) {
            flows.gridImportKwh[i] = Math.max(0, net[i]);
            flows.gridExportKwh[i] = Math.max(0, -net[i]);
            flows.servedKwh[i] = 1 + i;
        }
        Tariff tariff = Tariff.flat("plain", terms, 0.3, 0.1, 1);
        return new RandomMarket(Collections.nCopies(net.length, tariff), flows);
    }

    private static double[] bills(List<RandomMarket> steps, ClearingMechanism mechanism) {
        double[] bills = new double[steps.getFirst().size()];
        for (RandomMarket step : steps) {
            Clearing c = step.clear(mechanism);
            for (int i = 0; i < bills.length; i++) {
                bills[i] += step.cost(c, i);
            }
        }
        return bills;
    }

    private static void assertBills(JsonNode golden, double[] bills) {
        double[] wanted = GoldenFiles.numbers(golden.get("bills"));
        assertThat(bills).hasSameSizeAs(wanted);
        for (int i = 0; i < bills.length; i++) {
            assertThat(bills[i]).as("bill %d", i).isCloseTo(wanted[i], within(TINY));
        }
    }

    static List<GoldenSettlement> goldenCases() {
        return GoldenSettlement.cases();
    }

    @Tag("golden")
    @ParameterizedTest
    @MethodSource("goldenCases")
    void supplyDemandRatio_matchesTheReference(GoldenSettlement golden) {
        assertBills(
                golden.of("supply_demand_ratio"), bills(golden.steps(), new SupplyDemandRatio()));
    }

    @Tag("golden")
    @ParameterizedTest
    @MethodSource("goldenCases")
    void billSharingPerStep_matchesTheReference(GoldenSettlement golden) {
        assertBills(golden.of("bill_sharing_per_step"), bills(golden.steps(), new BillSharing()));
    }

    @Tag("golden")
    @ParameterizedTest
    @MethodSource("goldenCases")
    void billSharingOverTheHorizon_matchesTheReference(GoldenSettlement golden) {
        List<RandomMarket> steps = golden.steps();
        int n = steps.getFirst().size();
        double[] bills = bills(steps, new BillSharing());
        var whole = new Clearing(1, n);
        double[] imports = new double[n];
        JsonNode reference = golden.of("bill_sharing_horizon");
        // Steps have tariffs of their own; the sums are carried from one to the next.
        var horizon = new SharedHorizon(steps.getFirst().prices(), 1);
        for (RandomMarket step : steps) {
            var next = new SharedHorizon(step.prices(), 1);
            next.copyFrom(horizon);
            horizon = next;
            horizon.add(0, step.flows(), step.clear(new BillSharing()), 0);
        }
        double[] prices = GoldenFiles.numbers(reference.get("buy_sell_prices").get(0));
        assertThat(horizon.buyPricePerKwh(0)).isCloseTo(prices[0], within(TINY));
        assertThat(horizon.sellPricePerKwh(0)).isCloseTo(prices[1], within(TINY));
        horizon.close(0, whole);
        for (int i = 0; i < n; i++) {
            imports[i] = bills[i] + whole.communityCharge[i];
        }
        assertBills(reference, imports);
        assertThat(horizon.buyPricePerKwh(0)).as("a new horizon is empty").isNaN();
    }

    @Tag("golden")
    @ParameterizedTest
    @MethodSource("goldenCases")
    void losers_areThoseOfTheReference(GoldenSettlement golden) {
        double[] alone = GoldenFiles.numbers(golden.content().get("standalone_bills"));
        Map<String, ClearingMechanism> perStep =
                Map.of(
                        "mid_market_rate", new MidMarketRate(),
                        "supply_demand_ratio", new SupplyDemandRatio(),
                        "bill_sharing_per_step", new BillSharing());
        perStep.forEach(
                (name, mechanism) -> {
                    double[] with = bills(golden.steps(), mechanism);
                    double[] saving =
                            GoldenFiles.numbers(golden.of(name).get("saving_vs_standalone"));
                    List<Bill> bills = new ArrayList<>();
                    double loss = 0;
                    for (int i = 0; i < with.length; i++) {
                        long units = Money.units(with[i]);
                        var line = new BillLine("p", LedgerItem.RETAIL_ENERGY, 0, units);
                        bills.add(new Bill("m" + i, List.of(line), Money.units(alone[i])));
                        loss += Math.max(0, -saving[i]);
                    }
                    RetailComparison audit = RetailComparison.of(bills, 1);
                    assertThat(audit.nobodyLoses())
                            .isEqualTo(golden.of(name).get("individually_rational").asBoolean());
                    // Each amount is rounded to 1e-5.
                    assertThat(Money.amount(audit.lossUnits()))
                            .isCloseTo(loss, within(1e-5 * with.length));
                });
    }

    @Nested
    final class SupplyDemandRatioTest extends ClearingMechanismContract {
        @Override
        ClearingMechanism mechanism() {
            return new SupplyDemandRatio();
        }

        @Override
        boolean promisesNoGainFromWashTrades() {
            return false;
        }

        @Test
        void ratio_isSupplyOverDemand() {
            // 1/p = (1 − r)/0.3 + r/0.1: r = 1/2 → 1/p = 6.667; inverted, r = 2 would give 0.1.
            Clearing c = market(TariffTerms.PLAIN, 4, -2).clear(mechanism());
            assertThat(c.pricePerKwh[0]).isCloseTo(0.15, within(TINY));
            assertThat(c.purchaseKwh[0]).isEqualTo(2);
            assertThat(market(TariffTerms.PLAIN, 2, -4).clear(mechanism()).pricePerKwh[0])
                    .isCloseTo(0.1, within(TINY));
        }

        @Test
        void washTrade_mayPayForABuyer() {
            // Price falls from ~0.3 towards 0.1 when 100 kWh go round: 0.02 kWh of supply.
            RandomMarket plain = market(TariffTerms.PLAIN, 1, 0, -0.9);
            RandomMarket washed = market(TariffTerms.PLAIN, 101, -100, -0.9);
            double before = plain.cost(plain.clear(mechanism()), 0);
            Clearing c = washed.clear(mechanism());
            assertThat(washed.cost(c, 0) + washed.cost(c, 1)).isLessThan(before);
        }
    }

    @Nested
    final class BillSharingTest extends ClearingMechanismContract {
        @Override
        ClearingMechanism mechanism() {
            return new BillSharing();
        }

        @Override
        boolean promisesNeverWorseThanRetail() {
            return false;
        }

        @Override
        boolean promisesNoGainFromWashTrades() {
            return false;
        }

        @Test
        void seller_losesWhatItWouldHaveGotOutside_andIsNamed() {
            RandomMarket market = market(TariffTerms.PLAIN, 3, -2);
            Clearing c = market.clear(mechanism());
            // The buyer pays the community's import of 1 kWh; the seller's 2 kWh are free.
            assertThat(market.cost(c, 0)).isCloseTo(0.3, within(TINY));
            assertThat(market.cost(c, 1)).isZero();
            var bills = List.of(bill("buyer", 30_000, 90_000), bill("seller", 0, -20_000));
            RetailComparison audit = RetailComparison.of(bills, 500);
            assertThat(audit.losers())
                    .containsExactly(new RetailComparison.Loser("seller", 20_000));
            assertThat(audit.lossUnits()).isEqualTo(20_000);
            assertThat(audit.gainUnits()).isEqualTo(60_000);
            assertThat(audit.nobodyLoses()).isFalse();
            assertThat(RetailComparison.of(bills, 20_000).nobodyLoses()).isTrue();
        }

        private static Bill bill(String id, long units, long retailUnits) {
            return new Bill(
                    id,
                    List.of(new BillLine("p", LedgerItem.RETAIL_ENERGY, 0, units)),
                    retailUnits);
        }

        @Test
        void washTrade_paysForASeller() {
            // S = 3, D = 1: 2/3 of exports are paid. 10 kWh going round raise the share to 12/13.
            RandomMarket plain = market(TariffTerms.PLAIN, 1, -2, 0, -1);
            RandomMarket washed = market(TariffTerms.PLAIN, 1, -12, 10, -1);
            double before = plain.cost(plain.clear(mechanism()), 1);
            Clearing c = washed.clear(mechanism());
            assertThat(washed.cost(c, 1) + washed.cost(c, 2)).isLessThan(before);
        }
    }

    @Nested
    final class DynamicNemTest extends ClearingMechanismContract {
        @Override
        ClearingMechanism mechanism() {
            return new DynamicNem();
        }

        @Test
        void price_followsTheNetPositionOfTheCommunity() {
            assertThat(price(3, -2)).isCloseTo(0.3, within(TINY));
            assertThat(price(2, -3)).isCloseTo(0.1, within(TINY));
            assertThat(price(2, -2)).isCloseTo(0.2, within(TINY));
            assertThat(price(0.1 + 0.2, -0.3)).as("rounding").isCloseTo(0.2, within(TINY));
        }

        private double price(double... net) {
            return market(TariffTerms.PLAIN, net).clear(mechanism()).pricePerKwh[0];
        }
    }

    @Nested
    final class OperatorPriceTest extends ClearingMechanismContract {
        @Override
        ClearingMechanism mechanism() {
            return new OperatorPrice(0.4);
        }

        @Test
        void middle_isTheMidMarketRate() {
            Forall.seeds(500)
                    .check(
                            r -> {
                                RandomMarket market = RandomMarket.draw(r);
                                Clearing one = market.clear(new OperatorPrice(0));
                                Clearing two = market.clear(new MidMarketRate());
                                for (int i = 0; i < market.size(); i++) {
                                    assertThat(market.cost(one, i))
                                            .isCloseTo(
                                                    market.cost(two, i),
                                                    within(TINY * (1 + market.totalKwh())));
                                }
                            });
        }

        @Test
        void laterEntriesOfTheArray_areSeen() {
            double[] actions = {0, 0};
            var operator = new OperatorPrice(actions, 1);
            RandomMarket market = market(TariffTerms.PLAIN, 2, -2);
            actions[0] = 7;
            assertThat(market.clear(operator).pricePerKwh[0]).isCloseTo(0.3, within(TINY));
            actions[0] = -0.5;
            assertThat(market.clear(operator).pricePerKwh[0]).isCloseTo(0.15, within(TINY));
            actions[0] = Double.NaN;
            assertThatThrownBy(() -> market.clear(operator)).hasMessageContaining("NaN");
            assertThatThrownBy(() -> new OperatorPrice(new double[3], 2))
                    .hasMessageContaining("whole rows of 2");
        }
    }

    @Nested
    final class CommunityPriceTest extends ClearingMechanismContract {
        @Override
        ClearingMechanism mechanism() {
            return new CommunityPrice();
        }

        @Override
        boolean promisesNeverWorseThanRetail() {
            return false;
        }

        @Override
        boolean promisesNoGainFromASecondMeter() {
            return false;
        }

        @Override
        boolean promisesNoGainFromWashTrades() {
            return false;
        }

        @Test
        void everyone_paysThePriceOnItsNetLessItsPartOfTheSurplus() {
            var fees = new TariffTerms(0.06, 0.02, 0, 0, 0);
            RandomMarket market = market(fees, 3, 1, -2);
            Clearing c = market.clear(new CommunityPrice(new double[] {0.5}));
            // Two kWh come from outside at 0.3 + 0.06, billed at 0.5 + 0.02: a surplus of 0.32,
            // returned by loads of 1, 2 and 3.
            double surplus = 2 * (0.52 - 0.36);
            assertThat(market.cost(c, 0)).isCloseTo(3 * 0.52 - surplus / 6, within(TINY));
            assertThat(market.cost(c, 1)).isCloseTo(0.52 - surplus / 3, within(TINY));
            assertThat(market.cost(c, 2)).isCloseTo(-2 * 0.5 - surplus / 2, within(TINY));
        }

        @Test
        void oneTariffAndNoSeries_nothingIsCharged() {
            RandomMarket market = market(new TariffTerms(0.06, 0.02, 0, 0, 0), 3, 1, -2);
            Clearing c = market.clear(mechanism());
            for (double charge : c.communityCharge) {
                assertThat(charge).isCloseTo(0, within(TINY));
            }
        }

        @Test
        void noOneExports_thePriceHoldsAllTheSame() {
            RandomMarket market = market(TariffTerms.PLAIN, 3, 1);
            Clearing c = market.clear(new CommunityPrice(new double[] {0.5}));
            // Surplus 4·0.2 = 0.8, loads 1 and 2.
            assertThat(market.cost(c, 0)).isCloseTo(1.5 - 0.8 / 3, within(TINY));
            assertThat(c.purchaseKwh).containsOnly(0);
            assertThatThrownBy(() -> new CommunityPrice(new double[] {Double.NaN}))
                    .hasMessageContaining("NaN");
        }
    }

    @Nested
    final class DynamicKeysTest extends ClearingMechanismContract {
        @Override
        ClearingMechanism mechanism() {
            return new CoefficientSharing();
        }
    }

    @Nested
    final class StaticKeysTest extends ClearingMechanismContract {
        @Override
        ClearingMechanism mechanism() {
            return new CoefficientSharing(Keys.STATIC, List.of(), 0.5);
        }

        @Override
        boolean promisesNoGainFromASecondMeter() {
            // A second meter brings a second key.
            return false;
        }

        @Override
        boolean promisesNoGainFromWashTrades() {
            return false;
        }

        @Override
        double exchangedByAnEvenPairKwh() {
            // Half of the 2 kWh belongs to the seller's own key.
            return 1;
        }

        @Test
        void unusedKey_goesToTheRetailer() {
            var keys = new CoefficientSharing(Keys.STATIC, List.of(1.0, 3.0, 0.0), 0.25);
            RandomMarket market = market(TariffTerms.PLAIN, 2, 1, -4);
            Clearing c = market.clear(keys);
            // Keys of 1 and 3 kWh: the first gets 1 of 2, the second 1 of its 3.
            assertThat(c.purchaseKwh).containsExactly(1, 1, 0);
            assertThat(c.saleKwh).containsExactly(0, 0, 2);
            assertThat(c.pricePerKwh[0]).isCloseTo(0.15, within(TINY));
            assertThatThrownBy(() -> new CoefficientSharing(Keys.STATIC, List.of(1.0, -1.0), 0.5))
                    .hasMessageContaining("(-1.0)");
        }
    }
}
