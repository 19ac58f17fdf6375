package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.commonwatt.market.EquityTransfer;
import org.commonwatt.market.GainRule;
import org.commonwatt.market.ImbalancePrices;
import org.commonwatt.operate.scenario.BillingRules;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.Stay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BillingSectionTest {
    private static final String HEAD =
            """
            commonwatt: 1
            time: {start: 2025-07-01, step: PT1H, days: 10}
            tariff: {import: 0.3}
            participants:
              - {id: a, group: low, income: 12000, load: {generate: {}}}
              - {id: b, group: low, load: {generate: {}}}
              - {id: c, group: high, income: 60000, load: {generate: {}}}
            """;

    private static Scenario scenario(String more) {
        return Written.of(HEAD + more).scenario();
    }

    @Test
    void transfers_nameReceiversPayersAndLimits() {
        BillingRules rules =
                scenario(
                                """
                                equity:
                                  transfers:
                                    - {name: solidarity, toGroups: [low], perMonth: 5, perKwh: 0.01, fromBillsAbove: 40, capPerPayer: 3}
                                    - {toGroups: [low], toBurden: 0.06, fundedBy: outside}
                                """)
                        .billing();
        EquityTransfer first = rules.transfers().get(0);
        assertThat(first.name()).isEqualTo("solidarity");
        assertThat(first.to())
                .isEqualTo(new EquityTransfer.Receivers(List.of(0, 1), 5, 0.01, List.of()));
        assertThat(first.from()).isEqualTo(new EquityTransfer.Payers(List.of(2), 40, 3));
        EquityTransfer second = rules.transfers().get(1);
        assertThat(second.from()).isNull();
        // 6 % of 1000 a month; b has no known income.
        assertThat(second.to().billsAtMost()).containsExactly(60.0, Double.POSITIVE_INFINITY);
        assertThat(rules.gain()).isNull();
        assertThat(rules.stays()).isEmpty();
    }

    @Test
    void gain_isSharedEquallyByLoadOrByWeights() {
        assertThat(scenario("gain: {shares: equal}\n").billing().gain()).isEqualTo(GainRule.EQUAL);
        assertThat(scenario("gain: {shares: load}\n").billing().gain()).isEqualTo(GainRule.LOAD);
        assertThat(scenario("gain: {shares: {a: 2, c: 1}}\n").billing().gain())
                .isEqualTo(GainRule.given(new double[] {2, 0, 1}));
    }

    @Test
    void imbalancePrices_fallBackToTheRetailers() {
        Scenario both =
                Written.of(
                                HEAD.replace(
                                        "{import: 0.3}",
                                        "{import: 0.3, feedIn: 0.05, imbalanceBuy: 0.7}"))
                        .scenario();
        ImbalancePrices prices = Objects.requireNonNull(both.tariffs().getFirst().imbalance());
        assertThat(prices.buyPricePerKwh(3)).isEqualTo(0.7);
        assertThat(prices.sellPricePerKwh(3)).isEqualTo(0.05);
        assertThat(scenario("").tariffs().getFirst().imbalance()).isNull();
    }

    @Test
    void memberForSomeDays_hasDemandAndSunOnTheseOnly() {
        Scenario read =
                Written.of(
                                HEAD.replace(
                                        "{id: c,",
                                        "{id: c, from: 2025-07-03, until: 2025-07-05, pv: {kWp: 4},"
                                                + " ev: {capacityKwh: 50, powerKw: 7},"))
                        .scenario();
        assertThat(read.billing().stay(0)).isEqualTo(Stay.ALWAYS);
        assertThat(read.billing().stay(2))
                .isEqualTo(new Stay(LocalDate.parse("2025-07-03"), LocalDate.parse("2025-07-05")));
        double inside = 0;
        double outside = 0;
        for (int t = 0; t < read.axis().steps(); t++) {
            boolean member = t >= 48 && t < 120;
            double energy = read.exogenous().demandKwh(t, 2) + read.exogenous().availableKwh(t, 2);
            inside += member ? energy : 0;
            outside += member ? 0 : energy;
        }
        assertThat(inside).isPositive();
        assertThat(outside).isZero();
        var ev = Objects.requireNonNull(read.community().participant(2).ev());
        assertThat(ev.sessions()).allMatch(s -> s.arrivalStep() >= 48 && s.departureStep() <= 120);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "equity: {transfers: [{toGroups: [lo], perMonth: 1}]}|scenario.yaml:8:34:"
                        + " equity.transfers[0].toGroups[0] is \"lo\" but must be one of the groups:"
                        + " high, low. / Maybe you mean 'low'.",
                "equity: {transfers: [{toGroups: [low]}]}|scenario.yaml:8:22: equity.transfers[0]"
                        + " needs at least one of perMonth, perKwh, toBurden.",
                "equity: {transfers: [{toGroups: [low, high], perMonth: 1}]}|scenario.yaml:8:22:"
                        + " equity.transfers[0] has no payer: every member gets it. / Maybe fundedBy:"
                        + " outside is meant.",
                "equity: {transfers: [{toGroups: [low], fromGroups: [low], perMonth:"
                        + " 1}]}|scenario.yaml:8:52: equity.transfers[0].fromGroups names a group"
                        + " that gets the transfer.",
                "gain: {shares: {a: 1, d: 2}}|scenario.yaml:8:26: gain.shares.d names no member. / "
                        + "Maybe you mean 'a'.",
                "gain: {shares: {a: 0}}|scenario.yaml:8:16: gain.shares give nobody a share.",
                "gain: {shares: even}|scenario.yaml:8:16: gain.shares is \"even\" but must be equal,"
                        + " load, leximin-core, or a group with the weights of participants."
            })
    void problems_areNamedWithTheirPlace(String line, String expected) {
        assertThat(Written.of(HEAD + line + "\n").problems())
                .contains(expected.replace(" / ", "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from: 2025-07-05, until: 2025-07-03|participants[2].until is 2025-07-03, before from"
                        + " (2025-07-05).",
                "from: 2025-02-30|participants[2].from is \"2025-02-30\", which is no date.",
                "from: July|participants[2].from is \"July\" but must be a date such as 2025-07-15.",
                "from: 2025-07-02, heatPump: {powerKw: 3}|participants[2].heatPump stands beside"
                        + " from or until; it cannot be switched off on other days.",
                "from: 2025-07-02, battery: {capacityKwh: 5}, lendsBattery:"
                        + " true|participants[2].lendsBattery stands beside from or until."
            })
    void stays_thatCannotBe_areNamed(String keys, String expected) {
        assertThat(Written.of(HEAD.replace("{id: c,", "{id: c, " + keys + ",")).problems())
                .contains(expected);
    }

    @Test
    void batteryWithoutOwnersInAMonth_isAProblem() {
        String gone =
                HEAD.replace("load: {generate: {}}}", "from: 2025-07-20, load: {generate: {}}}");
        assertThat(Written.of(gone + "sharedBattery: {capacityKwh: 10}\n").problems())
                .contains(
                        "sharedBattery has no owner in 2025-07: nobody with an ownership is a member.");
    }
}
