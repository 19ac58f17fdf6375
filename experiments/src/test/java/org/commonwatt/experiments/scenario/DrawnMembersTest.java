package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

/// `assume` and `participants: {generate}`: draws that hang on the participant's id alone.
final class DrawnMembersTest {
    private static final String HEAD =
            """
            commonwatt: 1
            seed: 5
            time: {start: 2025-07-01, step: PT1H, days: 1}
            tariff: {import: 0.3}
            """;

    private static String homes(int count, String assume) {
        var text =
                new StringBuilder(HEAD)
                        .append("assume: ")
                        .append(assume)
                        .append("\nparticipants:\n");
        for (int k = 0; k < count; k++) {
            text.append(
                    "  - {id: h%d, group: low, load: {generate: {annualKwh: 3000}}}\n"
                            .formatted(k));
        }
        return text.toString();
    }

    private static List<Participant> members(String text) {
        return Written.of(text).scenario().community().participants();
    }

    @Test
    void assume_oneHomeMore_changesNoOtherHome() {
        String assume =
                "{pvShare: 0.5, batteryShare: 0.3, incomeByGroup: {low: {mean: 20000, spread: 0.4}}}";
        Scenario few = Written.of(homes(20, assume)).scenario();
        Scenario more = Written.of(homes(21, assume)).scenario();
        for (int i = 0; i < 20; i++) {
            assertThat(more.community().participant(i)).isEqualTo(few.community().participant(i));
            for (int t = 0; t < few.axis().steps(); t++) {
                assertThat(more.exogenous().pvKwh(t, i)).isEqualTo(few.exogenous().pvKwh(t, i));
            }
        }
    }

    /// 300 independent draws at 0.4: mean 120, standard deviation √(300·0.4·0.6) = 8.5; five of
    /// them.
    @Test
    void assume_shares_areMetAndBatteriesStandBesidePanels() {
        List<Participant> members =
                members(homes(300, "{pvShare: 0.4, batteryShare: 0.2, kWp: 5}"));
        long panels = members.stream().filter(home -> home.pvKw() == 5).count();
        assertThat(panels).isBetween(120L - 43, 120L + 43);
        assertThat(members.stream().filter(home -> home.battery() != null))
                .isNotEmpty()
                .allSatisfy(home -> assertThat(home.pvKw()).isEqualTo(5));
    }

    @Test
    void assume_everyDraw_isASentence() {
        Scenario scenario =
                Written.of(homes(2, "{pvShare: 1, batteryShare: 1, incomeByGroup: {low: 18000}}"))
                        .scenario();
        assertThat(scenario.assumptions())
                .contains(
                        "h0: photovoltaics of 4.0 kW peak are assumed.",
                        "h0: a battery of 6.4 kWh is assumed.",
                        "h0: an income of 18000 is assumed.",
                        "h1: an income of 18000 is assumed.");
    }

    @Test
    void assume_whatAHomeHas_isKept() {
        String text =
                HEAD
                        + """
                        assume: {pvShare: 1, batteryShare: 1, incomeByGroup: {low: 18000}}
                        participants:
                          - id: own
                            group: low
                            income: 25000
                            load: {generate: {}}
                            pv: {kWp: 2}
                            battery: {capacityKwh: 3}
                          - {id: shop, kind: shop, load: {generate: {}}}
                        """;
        List<Participant> members = members(text);
        assertThat(members.getFirst().pvKw()).isEqualTo(2);
        assertThat(Objects.requireNonNull(members.getFirst().battery()).capacityKwh()).isEqualTo(3);
        assertThat(members.getFirst().incomePerYear()).isEqualTo(25000);
        assertThat(members.getLast().pvKw()).isZero();
        assertThat(members.getLast().battery()).isNull();
    }

    @Test
    void assume_pvSeries_isPerKilowattPeak() {
        String text = homes(1, "{pvShare: 1, kWp: 3, pvSeries: \"sun.csv#pv_kw\"}");
        var csv = new StringBuilder("time,pv_kw\n");
        for (int h = 0; h < 24; h++) {
            csv.append("2025-07-01T%02d:00Z,%s%n".formatted(h, h == 12 ? "0.5" : "0"));
        }
        Scenario scenario = Written.of(text).with("sun.csv", csv.toString()).scenario();
        assertThat(scenario.exogenous().pvKwh(12, 0)).isEqualTo(1.5);
        assertThat(scenario.exogenous().pvKwh(11, 0)).isZero();
    }

    /// The mean of 2000 log-normal draws of spread 0.4 around 20000 has a standard error of
    /// 20000·√((e^0.16 − 1)/2000) = 186; five of them.
    @Test
    void assume_meanIncome_isTheMeanOfTheDraws() {
        double sum = 0;
        var findings = new org.commonwatt.experiments.scenario.problem.Findings();
        LocatedDocument document =
                Objects.requireNonNull(YamlTree.parse("x", "{mean: 20000, spread: 0.4}", findings));
        Section income = Section.root(document, findings);
        var streams = org.commonwatt.numeric.RandomStreams.of(3);
        for (int k = 0; k < 2000; k++) {
            sum += IncomeDraw.of(income, streams, "home_" + k);
        }
        assertThat(sum / 2000).isBetween(20000.0 - 930, 20000.0 + 930);
    }

    @Test
    void generate_aLargerCount_keepsTheEarlierHomes() {
        String generate =
                """
                participants:
                  generate:
                    count: %d
                    shops: 1
                    groups:
                      low: {share: 0.5, income: {median: 18000}, priority: 3}
                      high: {share: 0.5, income: {median: 60000}, annualKwh: 4500}
                    pvShare: 0.5
                    batteryShare: 0.25
                    battery: {capacityKwh: 9}
                    evShare: 0.3
                """;
        List<Participant> ten = members(HEAD + generate.formatted(10));
        List<Participant> twenty = members(HEAD + generate.formatted(20));
        assertThat(ten).hasSize(11);
        assertThat(twenty.subList(0, 10)).isEqualTo(ten.subList(0, 10));
        assertThat(twenty.getLast().id()).isEqualTo("shop_0");
        assertThat(twenty.stream().map(Participant::group)).contains("low", "high");
        assertThat(twenty.stream().filter(home -> home.group().equals("low")))
                .allSatisfy(home -> assertThat(home.priority()).isEqualTo(3));
        assertThat(twenty.stream().map(Participant::battery).filter(Objects::nonNull))
                .extracting(Battery::capacityKwh)
                .containsOnly(9.0);
        assertThat(twenty.stream().filter(home -> home.ev() != null)).isNotEmpty();
    }

    @Test
    void generate_outages_areDrawnAndTold() {
        Scenario scenario =
                Written.of(
                                HEAD.replace("days: 1", "days: 365")
                                        + "outages: {saifi: 12, caidiHours: 2, warnedShare: 0.5}\n"
                                        + "participants: [{id: a, load: {generate: {}}}]\n")
                        .scenario();
        int count = scenario.community().outages().size();
        // Poisson with mean 12: outside 1 … 35 once in a million.
        assertThat(count).isBetween(1, 35);
        assertThat(scenario.assumptions()).contains("The %d outages are drawn.".formatted(count));
    }

    @Test
    void settings_ofTheFile_reachTheScenario() {
        Scenario scenario =
                Written.of(
                                HEAD
                                        + """
                                        participants: [{id: a, load: {generate: {}}}]
                                        connection: {importLimitKw: 30}
                                        forecasts: {model: noisy-truth, error: 0.3}
                                        information: last
                                        valueOfLostLoad: 7
                                        evShortfallPrice: 2
                                        reserveSoc: 0.25
                                        carbon: 0.21
                                        sharedBattery: {capacityKwh: 20, powerKw: 10, efficiency: 0.81}
                                        """)
                        .scenario();
        assertThat(scenario.community().connection().importLimitKw()).isEqualTo(30);
        assertThat(scenario.community().connection().exportLimitKw())
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(scenario.settings().forecasts().model()).isEqualTo("noisy-truth");
        assertThat(scenario.settings().forecasts().relativeError()).isEqualTo(0.3);
        assertThat(scenario.settings().information().name()).isEqualTo("LAST");
        assertThat(scenario.settings().valueOfLostLoadPerKwh()).isEqualTo(7);
        assertThat(scenario.exogenous().carbonKgPerKwh(5)).isEqualTo(0.21);
        Participant shared = scenario.community().participants().getLast();
        assertThat(shared.id()).isEqualTo("shared_battery");
        assertThat(Objects.requireNonNull(shared.battery()).etaCharge()).isEqualTo(Math.sqrt(0.81));
    }
}
