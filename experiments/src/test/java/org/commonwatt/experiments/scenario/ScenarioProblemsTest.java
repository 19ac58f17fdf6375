package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a user reads when the YAML file is wrong.
final class ScenarioProblemsTest {
    private static final String HEAD =
            """
            commonwatt: 1
            time: {start: 2025-07-01T00:00Z, step: PT30M, steps: 4}
            """;

    private static String problems(String text) {
        return Written.of(text).problems();
    }

    @Test
    void read_everythingWrongAtOnce_namesEveryProblemInTheOrderOfLines() {
        String text =
                """
                commonwatt: 1
                tarif: {import: 0.3}
                currency: pounds
                time: {start: soon, step: 15, days: 1}
                tariff: {import: "0,31", vat: 5}
                participants:
                  - id: home_0
                    kind: hom
                    load: {generate: {}}
                    battery: {capacityKwh: -3.0}
                  - id: home_0
                    load: {}
                """;
        assertThat(problems(text))
                .isEqualTo(
                        """
                        scenario.yaml:2:1: tarif is not a known key.
                        Maybe you mean 'tariff'.
                        scenario.yaml:3:11: currency is "pounds" but must be an ISO code of three capital letters, such as EUR.
                        scenario.yaml:4:15: time.start is "soon" but must be a time such as 2025-07-01T00:00Z.
                        scenario.yaml:4:27: time.step is 15 but must be a text.
                        scenario.yaml:5:18: tariff.import is "0,31" but must be a number or a group of keys.
                        Maybe write it with a point: 0.31.
                        scenario.yaml:5:31: tariff.vat is 5 but must be at most 1.
                        Maybe it is in percent: 0.05 means 5 %.
                        scenario.yaml:8:11: participants[0].kind is "hom" but must be one of home, shop, workshop.
                        Maybe you mean 'home'.
                        scenario.yaml:10:28: participants[0].battery.capacityKwh is -3.0 but must be positive.
                        Maybe the file gives MWh.
                        scenario.yaml:11:9: participants[1].id is "home_0", as that of another participant.
                        scenario.yaml:12:11: participants[1].load needs one of series and generate.""");
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                Arguments.of("", "scenario.yaml: The file is empty."),
                Arguments.of(
                        "name: x\ntime: {}\nparticipants: []\n",
                        """
                        scenario.yaml:1:1: commonwatt is missing.
                        Maybe this is no scenario file; one starts with 'commonwatt: 1'.
                        scenario.yaml:3:15: participants is an empty list but needs at least one entry."""),
                Arguments.of(
                        "- 1\n- 2\n",
                        "scenario.yaml:1:1: The file is a list but must be a group of keys."),
                Arguments.of(
                        "commonwatt: 2\n",
                        """
                        scenario.yaml:1:1: time is missing.
                        scenario.yaml:1:1: participants is missing.
                        scenario.yaml:1:13: commonwatt is 2 but this version reads 1."""),
                Arguments.of(
                        HEAD + "participants: {}\n",
                        "scenario.yaml:3:15: participants needs a list or the key generate."));
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void read_aWrongFile_saysSo(String text, String expected) {
        assertThat(problems(text)).isEqualTo(expected);
    }

    static Stream<Arguments> wrongTimes() {
        return Stream.of(
                Arguments.of(
                        "{start: 2025-07-01, days: 1, steps: 4}",
                        "scenario.yaml:2:33: time.days and steps exclude each other."),
                Arguments.of(
                        "{start: 2025-07-01}",
                        "scenario.yaml:2:7: time.days is missing; or give steps."),
                Arguments.of("{days: 1}", "scenario.yaml:2:7: time.start is missing."),
                Arguments.of(
                        "{start: 2025-07-01, days: 1, step: PT7M}",
                        "scenario.yaml:2:42: time.step is PT7M but must divide an hour and be PT1M to PT1H."),
                Arguments.of(
                        "{start: 2025-07-01, days: 1, step: \"15\"}",
                        """
                        scenario.yaml:2:42: time.step is "15" but must be an ISO duration such as PT15M.
                        Maybe you mean PT15M."""),
                Arguments.of(
                        "{start: 2025-07-01, days: 1, zone: Europe/Londn}",
                        """
                        scenario.yaml:2:42: time.zone is "Europe/Londn" but must be a time zone such as Europe/London.
                        Maybe you mean 'Europe/London'."""),
                Arguments.of(
                        "{start: 2025-07-01, days: 4000, step: PT1M}",
                        """
                        scenario.yaml:2:33: time.days makes 5760000 steps but at most 1600000 can be simulated.
                        Maybe a longer step or fewer days do."""),
                Arguments.of(
                        "{windows: [{start: 2025-07-02, days: 1}, {start: 2025-07-01, days: 2}]}",
                        "scenario.yaml:2:17: time.windows overlap: Window 1 starts at"
                                + " 2025-07-01T00:00:00Z, before window 0 ends (2025-07-03T00:00:00Z)."));
    }

    @ParameterizedTest
    @MethodSource("wrongTimes")
    void read_aWrongTime_saysSo(String time, String expected) {
        String text =
                "commonwatt: 1\ntime: %s\ntariff: {import: 1}\nparticipants: [{id: a, load: {generate: {}}}]\n"
                        .formatted(time);
        assertThat(problems(text)).isEqualTo(expected);
    }

    static Stream<Arguments> wrongMembers() {
        return Stream.of(
                Arguments.of(
                        "{id: a, load: {}}",
                        "scenario.yaml:5:19: participants[0].load needs one of series and generate."),
                Arguments.of("{id: a}", "scenario.yaml:5:5: participants[0].load is missing."),
                Arguments.of(
                        "{id: a b, load: {generate: {}}}",
                        "scenario.yaml:5:10: participants[0].id is \"a b\" but must consist of letters, digits, '-', '_' and '.'."),
                Arguments.of(
                        "{id: shared_battery, load: {generate: {}}}",
                        "scenario.yaml:5:10: participants[0].id is \"shared_battery\", the name of a common asset."),
                Arguments.of(
                        "{id: a, tariff: tuo, load: {generate: {}}}",
                        """
                        scenario.yaml:5:21: participants[0].tariff is "tuo" but must be one of the tariffs: tou.
                        Maybe you mean 'tou'."""),
                Arguments.of(
                        "{id: a, load: {generate: {}}, batery: {capacityKwh: 5}}",
                        """
                        scenario.yaml:5:35: participants[0].batery is not a known key.
                        Maybe you mean 'battery'."""),
                Arguments.of(
                        "{id: a, load: {generate: {}}, battery: {capacityKwh: 5, initialSoc: 50}}",
                        """
                        scenario.yaml:5:73: participants[0].battery.initialSoc is 50 but must be at most 1.
                        Maybe it is in percent: 0.5 means 50 %."""),
                Arguments.of(
                        "{id: a, load: {generate: {}}, battery: {capacityKwh: 5, minSoc: 0.9, maxSoc: 0.2}}",
                        "scenario.yaml:5:69: participants[0].battery.minSoc is 0.9 but must be below the maxSoc of 0.2."),
                Arguments.of(
                        "{id: a, load: {generate: {}}, battery: {capacityKwh: 5, efficiency: 0.9, etaCharge: 0.9}}",
                        "scenario.yaml:5:73: participants[0].battery.efficiency stands beside etaCharge or etaDischarge; give one of them."),
                Arguments.of(
                        "{id: a, load: {generate: {}}, battery: {capacityKwh: 10 kWh}}",
                        """
                        scenario.yaml:5:58: participants[0].battery.capacityKwh is "10 kWh" but must be a number.
                        Maybe leave out the unit: the key names it."""),
                Arguments.of(
                        "{id: a, load: {generate: {}}, pv: {}}",
                        "scenario.yaml:5:39: participants[0].pv.kWp is missing; generated photovoltaics need it."),
                Arguments.of(
                        "{id: a, load: {series: loads}}",
                        "scenario.yaml:5:28: participants[0].load.series is \"loads\" but must name a CSV file beside the scenario and a column, such as loads.csv#load_kwh."),
                Arguments.of(
                        "{id: a, load: {series: loads.csv#x_kwh}}",
                        "loads.csv: The file does not exist beside the scenario."));
    }

    @ParameterizedTest
    @MethodSource("wrongMembers")
    void read_aWrongParticipant_saysSo(String member, String expected) {
        String text = HEAD + "tariffs: {tou: {import: 0.2}}\nparticipants:\n  - " + member + "\n";
        String withTariff =
                member.contains("tariff:") ? text : text.replace("{id", "{tariff: tou, id");
        // Columns are those of the line without the tariff that was put in.
        assertThat(problems(withTariff).replaceAll("scenario.yaml:5:(\\d+)", "scenario.yaml:5"))
                .isEqualTo(expected.replaceAll("scenario.yaml:5:(\\d+)", "scenario.yaml:5"));
    }

    @Test
    void read_noTariffAtAll_isSaidOnce() {
        assertThat(
                        problems(
                                HEAD
                                        + "participants: [{id: a, load: {generate: {}}}, {id: b, load: {generate: {}}}]\n"))
                .isEqualTo(
                        "scenario.yaml:1:1: tariff is missing; the scenario has no tariff for all.");
    }

    @Test
    void read_feesAndMarketsThatCannotBe_areNamed() {
        String text =
                HEAD
                        + """
                        tariff:
                          import: {flat: 0.2, timeOfUse: {periods: [{price: 0.3, from: "25:00"}], otherwise: 0.1}}
                          gridFee: 0.02
                          localGridFee: 0.06
                        market: {mechanism: auction}
                        participants: [{id: a, load: {generate: {}}}]
                        """;
        assertThat(problems(text))
                .isEqualTo(
                        """
                        scenario.yaml:4:11: tariff.import needs exactly one of flat, timeOfUse, series.
                        scenario.yaml:4:64: tariff.import.timeOfUse.periods[0].from is "25:00" but must be a time of day such as "16:00".
                        scenario.yaml:6:17: tariff.localGridFee is 0.06 but must not exceed the gridFee of 0.02.
                        Maybe the two are swapped.
                        scenario.yaml:7:21: market.mechanism is "auction" but must be one of none, mid-market-rate, coefficient, supply-demand-ratio, bill-sharing, uniform-price, pay-as-bid, mcafee, dynamic-nem, community-price, operator-price.""");
    }

    @Test
    void read_aReservedKey_isAWarningAndAnAssumption() {
        Written written =
                Written.of(
                        HEAD
                                + """
                                tariff: {import: 0.2}
                                reward: {team: true}
                                equity: {index: gini}
                                participants: [{id: a, load: {generate: {}}}]
                                """);
        assertThat(written.warnings())
                .containsExactly(
                        "scenario.yaml:4:9: reward is reserved and not simulated yet.",
                        "scenario.yaml:5:17: equity.index is reserved and not simulated yet.");
        assertThat(written.scenario().assumptions())
                .contains(
                        "reward is reserved and not simulated yet.",
                        "equity.index is reserved and not simulated yet.");
    }

    @Test
    void read_aPriceInPence_isAWarning() {
        assertThat(
                        Written.of(
                                        "currency: GBP\n"
                                                + HEAD
                                                + "tariff: {import: 28.5}\nparticipants: [{id: a, load: {generate: {}}}]\n")
                                .warnings())
                .containsExactly(
                        """
                        scenario.yaml:4:18: tariff.import is 28.5 GBP per kWh on average, which is very dear.
                        Maybe it is in pence.""");
    }

    @Test
    void read_aRepeatedKey_isNamedWithItsPlace() {
        String text =
                HEAD + "tariff: {import: 0.2}\nparticipants: [{id: a, load: {generate: {}}}]\n";
        assertThat(problems(text + "tariff: {import: 0.2}\n"))
                .isEqualTo("scenario.yaml:5:1: tariff appears twice.");
    }

    @Test
    void read_notYaml_namesTheLine() {
        assertThat(problems("commonwatt: 1\ntime: {start: \n  - x"))
                .startsWith("scenario.yaml:")
                .contains("The file is no valid YAML")
                .doesNotContain("Exception");
    }

    @Test
    void read_twoDocuments_areRefused() {
        assertThat(problems("commonwatt: 1\n---\ncommonwatt: 1\n"))
                .contains("The file holds more than one YAML document.");
    }

    @Test
    void read_aYamlBomb_isRefusedQuickly() {
        var bomb = new StringBuilder("commonwatt: 1\na: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c <= 'k'; c++) {
            String before = "*" + (char) (c - 1);
            bomb.append(c).append(": &").append(c).append(" [");
            bomb.append((before + ", ").repeat(9)).append(before).append("]\n");
        }
        assertThat(problems(bomb.toString())).contains("makes the file larger than 500000 values.");
    }

    @Test
    void read_deepNesting_isRefused() {
        assertThat(problems("commonwatt: 1\nwind: " + "[".repeat(50) + "]".repeat(50) + "\n"))
                .contains("The values are nested deeper than 40 levels.");
        assertThat(problems("commonwatt: 1\nwind: " + "[".repeat(100_000)))
                .startsWith("scenario.yaml:2:");
    }

    @Test
    void read_anOversizedText_isRefused() {
        assertThat(problems("commonwatt: 1\n#" + "x".repeat(YamlTree.MAX_CHARS)))
                .isEqualTo(
                        """
                        scenario.yaml: The file has 8000015 characters but at most 8000000 are read.
                        Maybe it holds series: put them in a CSV file beside it.""");
    }

    @Test
    void read_anAlias_standsForItsAnchor() {
        var scenario =
                Written.of(
                                HEAD
                                        + """
                                        tariff: {import: 0.2}
                                        participants:
                                          - {id: a, load: &load {generate: {annualKwh: 3000}}}
                                          - {id: b, load: *load}
                                        """)
                        .scenario();
        assertThat(scenario.community().size()).isEqualTo(2);
    }

    @Test
    void read_aTypeTag_isNeverObeyed() {
        assertThat(problems("commonwatt: 1\ntime: !!java.net.URL [\"http://example.org\"]\n"))
                .contains("time is a list but must be a group of keys.");
    }

    @Test
    void open_nothingThere_suggestsTheBundledName() {
        assertThat(((ScenarioReading.Rejected) ScenarioReader.open("vilage")).render())
                .isEqualTo("vilage: There is no such scenario.\nMaybe you mean 'village'.");
    }

    @Test
    void sharedBattery_thatNobodyOwns_isRefused() {
        String text =
                """
                commonwatt: 1
                time: {start: 2025-07-01, days: 1, step: PT1H}
                tariff: {import: 0.3}
                sharedBattery: {capacityKwh: 10, powerKw: 5}
                participants:
                  - {id: home_0, load: {generate: {}}, ownership: 0}
                """;
        assertThat(problems(text))
                .contains("sharedBattery has no owner: the ownership of every participant is 0.");
    }
}
