package org.commonwatt.operate.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.grid.Actions;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Equipment;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.FleetState;
import org.commonwatt.grid.Genset;
import org.commonwatt.grid.Job;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.StepInputs;
import org.commonwatt.grid.StepPhysics;
import org.commonwatt.market.AuctionMarket;
import org.commonwatt.market.Clearing;
import org.commonwatt.market.Prices;
import org.commonwatt.market.TariffTerms;
import org.commonwatt.market.auction.OrderBook;
import org.commonwatt.market.auction.UniformPrice;
import org.commonwatt.operate.forecast.Persistence;
import org.commonwatt.operate.scenario.ForecastSettings;
import org.commonwatt.operate.scenario.Information;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.junit.jupiter.api.Test;

final class GateClosureTest {
    private static final double TINY = 1e-12;

    /// Round trip 0.81, wear 0.01 each way, half full.
    private static final Battery BATTERY =
            new Battery(10, 4, 4, 0.9, 0.9, 0.0, 1.0, 0.0, 0.01, 0.5, null);

    /// Prices 0.2, 0.4, 0.1, 0.1 over four hours; feed-in 0.1.
    private static ScenarioFixture four() {
        return new ScenarioFixture().mechanism("uniform-price").prices(0.2, 0.4, 0.1, 0.1);
    }

    private static double[] first(double energyKwh) {
        return new double[] {energyKwh, 0, 0, 0};
    }

    /// The book of the first step, and the state before it.
    private static final class Played {
        final Actions actions;
        final Clearing clearing;
        private final Scenario scenario;
        private final GateClosure gate;

        Played(Scenario scenario) {
            this.scenario = scenario;
            Prices prices = new Prices(scenario.tariffs());
            int n = scenario.community().size();
            gate = new GateClosure(scenario, prices, new AuctionMarket(new UniformPrice(0.5)));
            actions = new Actions(n);
            clearing = new Clearing(1, n);
        }

        OrderBook close(int t) {
            FleetState state = new StepPhysics(scenario.community(), 1, 1).initialState(1);
            long before = state.hash();
            gate.close(t, state, new StepInputs(1, scenario.community(), 1), actions, clearing);
            assertThat(state.hash()).as("the state is only read").isEqualTo(before);
            return gate.book();
        }
    }

    private static void assertOrder(
            OrderBook book, int order, boolean buys, double energyKwh, double limit) {
        assertThat(book.buys(order)).isEqualTo(buys);
        assertThat(book.quantityKwh(order)).isCloseTo(energyKwh, within(TINY));
        assertThat(book.limitPerKwh(order)).isCloseTo(limit, within(TINY));
    }

    @Test
    void deficitAndSurplus_areOrderedAtTheRetailersPrices() {
        var played =
                new Played(
                        four().terms(new TariffTerms(0.05, 0.02, 0, 0, 0.2))
                                .member(Participant.home("a"), first(2), first(0))
                                .member(Participant.home("b"), first(1), first(4))
                                .build());
        OrderBook book = played.close(0);
        assertThat(book.size()).isEqualTo(2);
        // 0.2 and the 0.03 of grid fee that local energy saves.
        assertOrder(book, 0, true, 2, 0.23);
        assertOrder(book, 1, false, 3, 0.1);
        // The seller has 1 kWh more than is wanted: its own limit is the price.
        assertThat(played.clearing.purchaseKwh).containsExactly(2, 0);
        assertThat(played.clearing.pricePerKwh[0]).isEqualTo(0.1);
        assertThat(played.clearing.firm[0]).isTrue();
    }

    @Test
    void chargingBattery_bidsWhatTheDearestHourBringsLessWear() {
        Participant home = Participant.home("a").withBattery(BATTERY);
        var played = new Played(four().member(home, first(1), first(0)).build());
        played.actions.storage(0, 0.5);
        OrderBook book = played.close(0);
        // 0.81·0.4 − 0.02 = 0.304 is above the present 0.2.
        assertOrder(book, 0, true, 2, 0.2);
        assertOrder(book, 1, true, 1, 0.2);
        // In hour 1 only 0.1 is ahead, 0.81·0.1 − 0.02 = 0.061: less than feed-in brings.
        var later = new Played(four().member(home, new double[] {0, 1, 0, 0}, first(0)).build());
        later.actions.storage(0, 0.5);
        assertOrder(later.close(1), 0, true, 2, 0.1);
        assertOrder(later.close(1), 1, true, 1, 0.4);
    }

    @Test
    void limits_stayWithinTheRetailersPrices() {
        // Refilling costs 0.2/0.81 + 0.02 = 0.267, but nobody would pay more than 0.2 now.
        Participant home = Participant.home("a").withBattery(BATTERY);
        var flat = four().prices(0.2, 0.2, 0.2, 0.2).member(home, first(0), first(0));
        var played = new Played(flat.build());
        played.actions.storage(0, -0.5);
        assertOrder(played.close(0), 0, false, 2, 0.2);
    }

    @Test
    void ownSun_servesTheOwnBatteryFirst() {
        Participant home = Participant.home("a").withBattery(BATTERY);
        var played = new Played(four().member(home, first(1), first(2)).build());
        played.actions.storage(0, 0.5);
        OrderBook book = played.close(0);
        // Needs 1 + 2, has 2: one order of 1 kWh, the battery's.
        assertThat(book.size()).isEqualTo(1);
        assertOrder(book, 0, true, 1, 0.2);
    }

    @Test
    void dischargingBattery_asksWhatItCostsToFillItAgain() {
        Participant home = Participant.home("a").withBattery(BATTERY);
        var played = new Played(four().member(home, first(1), first(1.5)).build());
        played.actions.storage(0, -0.5);
        OrderBook book = played.close(0);
        // Gives 2, exports 2.5: 2 at 0.1/0.81 + 0.02, the sun's 0.5 at feed-in.
        assertOrder(book, 0, false, 2, 0.1 / 0.81 + 0.02);
        assertOrder(book, 1, false, 0.5, 0.1);
    }

    @Test
    void vehicle_bidsTheCheapestHourUntilItLeavesUnlessItMustChargeNow() {
        // Target 6 kWh of 10 from 2: 4 missing; 3 kWh/h at 0.9 = 2.7 an hour.
        var relaxed = new Ev(10, 3, 0.9, 0.9, 0, false, List.of(new EvSession(0, 4, 0.2, 0.6)));
        var pressed = new Ev(10, 3, 0.9, 0.9, 0, false, List.of(new EvSession(0, 2, 0.2, 0.6)));
        var played =
                new Played(
                        four().member(Participant.home("a").withEv(relaxed), first(0), first(0))
                                .member(Participant.home("b").withEv(pressed), first(0), first(0))
                                .build());
        played.actions.ev(0, 1);
        played.actions.ev(1, 1);
        OrderBook book = played.close(0);
        assertOrder(book, 0, true, 3, 0.1);
        assertOrder(book, 1, true, 3, 0.2);
    }

    @Test
    void vehicleThatGives_asksWhatItCostsToChargeItAgain() {
        var ev = new Ev(10, 3, 0.9, 0.9, 0, true, List.of(new EvSession(0, 3, 0.9, 0.6)));
        var played =
                new Played(
                        four().member(Participant.home("a").withEv(ev), first(0), first(0))
                                .build());
        played.actions.ev(0, -1);
        assertOrder(played.close(0), 0, false, 3, 0.1 / 0.81);
    }

    @Test
    void jobThatMayWait_bidsTheCheapestStart_theOneThatMustPaysRetail() {
        Participant free =
                Participant.home("a").withEquipment(Equipment.NONE.withJobs(List.of(job(0, 3))));
        Participant bound =
                Participant.home("b").withEquipment(Equipment.NONE.withJobs(List.of(job(0, 0))));
        var played =
                new Played(
                        four().member(free, first(0), first(0))
                                .member(bound, first(0), first(0))
                                .build());
        played.actions.job(0, 1);
        OrderBook book = played.close(0);
        assertOrder(book, 0, true, 1, 0.1);
        assertOrder(book, 1, true, 1, 0.2);
    }

    private static Job job(int release, int latest) {
        return new Job(release, latest, List.of(1.0));
    }

    @Test
    void generator_asksItsFuelAtTheMargin() {
        Genset genset = Genset.diesel(4, 0.5);
        Participant home = Participant.home("a").withEquipment(Equipment.NONE.withGenset(genset));
        var played = new Played(four().member(home, first(0), first(0)).build());
        played.actions.genset(0, 1);
        // It starts within a minute: 4 kW for 59 of 60.
        double energyKwh = 4 * (1 - genset.startMinutes() / 60);
        assertOrder(played.close(0), 0, false, energyKwh, 0.5 * genset.litresPerKwh());
    }

    @Test
    void nowcastOfTheStepBefore_ordersWhatWasMeteredThen() {
        var settings =
                new Scenario.Settings(
                        10, 1, 0, Information.LAST, new ForecastSettings(Persistence.NAME, 0));
        var played =
                new Played(
                        four().settings(settings)
                                .member(Participant.home("a"), new double[] {2, 5, 0, 0}, first(0))
                                .build());
        assertThat(played.close(0).size()).isZero();
        assertOrder(played.close(1), 0, true, 2, 0.4);
    }
}
