package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.commonwatt.operate.scenario.FeederPlan;
import org.junit.jupiter.api.Test;

/// `feeder`, `bus` and `powerFactor` of a scenario file.
final class FeederSectionTest {
    private static final String BUSES = "bus,nominal_kv,source_pu\nhead,0.4,1\n7,0.4,\nend,0.4,\n";
    private static final String BRANCHES =
            "from,to,r_ohm,x_ohm\nhead,7,0.01,0.01\n7,end,0.01,0.01\n";
    private static final String CASE =
            """
            mpc.baseMVA = 1;
            mpc.bus = [1 3 0 0 0 0 1 1 0 0.4 1 1 1; 7 1 0.01 0 0 0 1 1 0 0.4 1 1.1 0.9];
            mpc.branch = [1 7 0.01 0.01 0 0 0 0 0 0 1 -360 360];
            """;

    private static Written with(String feeder, String... members) {
        var text = new StringBuilder();
        text.append("commonwatt: 1\ntime: {start: 2025-07-01T00:00Z, step: PT30M, steps: 4}\n");
        text.append("tariff: {import: 0.3}\n").append(feeder).append("\nparticipants:\n");
        for (int k = 0; k < members.length; k++) {
            text.append("  - {id: m%d, load: {generate: {}}%s}%n".formatted(k, members[k]));
        }
        return Written.of(text.toString())
                .with("buses.csv", BUSES)
                .with("branches.csv", BRANCHES)
                .with("case2.m", CASE);
    }

    private static FeederPlan plan(Written written) {
        return Objects.requireNonNull(written.scenario().feeder());
    }

    private static final String TABLES = "feeder: {buses: buses.csv, branches: branches.csv}";

    @Test
    void feeder_ofTables_connectsEachParticipant() {
        FeederPlan plan =
                plan(with(TABLES, ", bus: end", ", bus: 7, powerFactor: 0.8", ", bus: \"7\""));
        assertThat(plan.busOf(0)).isEqualTo(2);
        assertThat(plan.busOf(1)).isEqualTo(1);
        assertThat(plan.busOf(2)).isEqualTo(1);
        // 0.8 real and 0.6 reactive.
        assertThat(plan.kvarPerKw(1)).isCloseTo(0.75, within(1e-15));
        assertThat(plan.powerFactor(0)).isEqualTo(0.95);
    }

    @Test
    void feeder_ofACase_dropsItsLoads() {
        FeederPlan plan = plan(with("feeder: {matpower: case2.m}", ", bus: 7, powerFactor: -0.6"));
        assertThat(plan.network().loadKw()).isZero();
        assertThat(plan.busOf(0)).isEqualTo(1);
        assertThat(plan.kvarPerKw(0)).isCloseTo(-0.8 / 0.6, within(1e-15));
    }

    @Test
    void feeder_participantsWithoutBus_areSpreadAndTheSharedBatteryIsAtTheSource() {
        Written written = with(TABLES + "\nsharedBattery: {capacityKwh: 10}", "", "", "");
        FeederPlan plan = plan(written);
        assertThat(plan.busOf(0)).isEqualTo(1);
        assertThat(plan.busOf(1)).isEqualTo(2);
        assertThat(plan.busOf(2)).isEqualTo(1);
        assertThat(plan.busOf(3)).isZero();
        assertThat(written.scenario().assumptions())
                .anyMatch(sentence -> sentence.contains("spread over the buses of buses.csv"))
                .anyMatch(sentence -> sentence.contains("power factor of 0.95"));
        assertThat(
                        plan(with(
                                        TABLES.replace("}", ", commonBus: end}")
                                                + "\nsharedBattery: {capacityKwh: 10}",
                                        ""))
                                .busOf(1))
                .isEqualTo(2);
    }

    @Test
    void feeder_none_leavesTheScenarioWithoutOne() {
        assertThat(with("", "").scenario().feeder()).isNull();
        assertThat(with("", ", bus: end").warnings())
                .singleElement()
                .asString()
                .contains("participants[0].bus has no effect: the scenario has no feeder.");
    }

    @Test
    void feeder_problems_areToldWithTheirPlace() {
        assertThat(with(TABLES, ", bus: ends", "").problems())
                .contains("scenario.yaml:6:41: participants[0].bus is \"ends\" but must be a bus")
                .contains("Maybe you mean 'end'.")
                .contains("participants[1].bus is missing; other participants name theirs.");
        assertThat(with("feeder: {buses: buses.csv}", "").problems())
                .contains("feeder needs either matpower, or buses and branches.");
        assertThat(with("feeder: {matpower: gone.m}", "").problems())
                .contains("scenario.yaml:4:20: feeder.matpower names a file that does not exist");
        assertThat(with("feeder: {matpower: case2.txt}", "").problems())
                .contains("feeder.matpower")
                .contains("must name a MATPOWER case");
        assertThat(
                        with(TABLES, ", bus: 7")
                                .with("branches.csv", BRANCHES + "head,end,1,1\n")
                                .problems())
                .startsWith("branches.csv:4: A radial network has no loops");
        assertThat(with(TABLES, ", bus: 7, powerFactor: 95").problems())
                .contains("participants[0].powerFactor is 95 but must be at most 1")
                .contains("Maybe it is in percent");
        assertThat(with(TABLES, ", bus: 7, powerFactor: 0").problems())
                .contains(
                        "participants[0].powerFactor is 0.0 but demand draws real power: at least"
                                + " 0.1.");
    }

    @Test
    void feeder_impedancesThatCannotBe_areAWarning() {
        Written heavy =
                with(TABLES, ", bus: end").with("branches.csv", BRANCHES.replace("0.01", "1000"));
        assertThat(heavy.warnings()).singleElement().asString().contains("\nMaybe ");
    }

    @Test
    void load_ofManyHomes_isSmootherThanThatOfOne() {
        String text =
                """
                commonwatt: 1
                time: {start: 2025-07-01T00:00Z, days: 7}
                tariff: {import: 0.3}
                participants:
                  - {id: a, load: {generate: {annualKwh: 30000, homes: %d}}}
                """;
        double[] one = Written.demand(Written.of(text.formatted(1)).scenario());
        double[] many = Written.demand(Written.of(text.formatted(30)).scenario());
        double peakOne = java.util.Arrays.stream(one).max().orElseThrow();
        double peakMany = java.util.Arrays.stream(many).max().orElseThrow();
        double sumOne = java.util.Arrays.stream(one).sum();
        double sumMany = java.util.Arrays.stream(many).sum();
        assertThat(peakMany / sumMany).isLessThan(0.5 * peakOne / sumOne);
        // A summer week of 30 MWh a year is near 30000 · 7 / 365 = 575 kWh.
        assertThat(sumMany).isBetween(300.0, 800.0);
    }
}
