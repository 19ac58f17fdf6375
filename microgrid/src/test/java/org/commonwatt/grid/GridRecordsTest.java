package org.commonwatt.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Wrong numbers are refused where they come in, with their name and value.
final class GridRecordsTest {
    private static final Battery BATTERY =
            new Battery(10, 5, 5, 0.9, 0.9, 0.1, 0.9, 0.001, 0.02, 0.5, null);
    private static final Community ONE =
            new Community(List.of(Members.home("a")), Connection.UNLIMITED, true, List.of());

    private static void refuses(ThrowingCallable call, String... parts) {
        var thrown = assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
        for (String part : parts) {
            thrown.hasMessageContaining(part);
        }
    }

    private static boolean none(String component, double value) {
        return false;
    }

    @Test
    void battery_wrongNumbers_areRefusedByName() {
        RecordFuzz.check(BATTERY, GridRecordsTest::none);
    }

    @Test
    void ev_wrongNumbers_areRefusedByName() {
        RecordFuzz.check(Members.ev(true), GridRecordsTest::none);
    }

    @Test
    void evSession_wrongNumbers_areRefusedByName() {
        RecordFuzz.check(new EvSession(0, 1, 0.5, 0.8), GridRecordsTest::none);
    }

    @Test
    void connection_wrongNumbers_areRefusedByNameAndInfinityMeansNoLimit() {
        RecordFuzz.check(new Connection(1, 1), (name, value) -> value == Double.POSITIVE_INFINITY);
    }

    @Test
    void participant_wrongNumbers_areRefusedByNameAndIncomeMayBeUnknown() {
        RecordFuzz.check(
                Members.home("a"),
                (name, value) -> name.equals("incomePerYear") && Double.isNaN(value));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-310, 1.0000001, 2})
    void efficiency_outsideItsRange_isRefused(double eta) {
        refuses(
                () -> new Battery(10, 5, 5, eta, 0.9, 0, 1, 0, 0, 0, null),
                "etaCharge (" + eta + ")");
        refuses(
                () -> new Battery(10, 5, 5, 0.9, eta, 0, 1, 0, 0, 0, null),
                "etaDischarge (" + eta + ")");
        refuses(() -> new Ev(10, 5, eta, 1, 0, true, List.of()), "etaCharge (" + eta + ")");
        refuses(() -> new Ev(10, 5, 1, eta, 0, true, List.of()), "etaDischarge (" + eta + ")");
    }

    @Test
    void window_withoutWidth_isRefused() {
        refuses(
                () -> new Battery(10, 5, 5, 1, 1, 0.5, 0.5, 0, 0, 0.5, null),
                "minSoc (0.5)",
                "maxSoc (0.5)");
    }

    @Test
    void standingLossOfEverything_isRefused() {
        refuses(
                () -> new Battery(10, 5, 5, 1, 1, 0, 1, 1, 0, 0.5, null),
                "standingLossPerHour (1.0)");
    }

    @Test
    void socAboveOne_isRefused() {
        refuses(() -> new Battery(10, 5, 5, 1, 1, 0, 1.5, 0, 0, 0.5, null), "maxSoc (1.5)");
        refuses(() -> new Battery(10, 5, 5, 1, 1, 0, 1, 0, 0, 1.5, null), "initialSoc (1.5)");
        refuses(() -> new EvSession(0, 1, 1.5, 1), "arrivalSoc (1.5)");
        refuses(() -> new EvSession(0, 1, 1, 1.5), "targetSoc (1.5)");
    }

    @Test
    void capacityZero_isRefused() {
        refuses(() -> Battery.linear(0, 1), "capacityKwh (0.0)");
        refuses(() -> new Ev(0, 5, 1, 1, 0, true, List.of()), "capacityKwh (0.0)");
    }

    @Test
    void participant_withoutIdOrBeyondPriorities_isRefused() {
        refuses(() -> Members.home(" "), "id");
        refuses(() -> Members.critical("a", 10, 0), "priority (10");
        refuses(() -> Members.critical("a", -1, 0), "priority (-1");
    }

    @Test
    void community_emptyOrWithTwins_isRefused() {
        refuses(
                () -> new Community(List.of(), Connection.UNLIMITED, true, List.of()),
                "at least one participant");
        List<Participant> twins = List.of(Members.home("a"), Members.home("a"));
        refuses(
                () -> new Community(twins, Connection.UNLIMITED, true, List.of()),
                "participant id (a) must be unique");
    }

    @Test
    void outages_beforeTheRunOrOverlapping_areRefused() {
        refuses(() -> new Outage(-1, 2, -1), "startStep (-1)");
        refuses(() -> new Outage(3, 3, 3), "end (3)");
        refuses(() -> new Outage(3, 4, 4), "warned (4)");
        List<Outage> overlapping = List.of(new Outage(0, 5, 0), new Outage(4, 6, 4));
        refuses(
                () ->
                        new Community(
                                List.of(Members.home("a")),
                                Connection.UNLIMITED,
                                true,
                                overlapping),
                "Outage 1 starts (step 4)");
        assertThat(new Outage(2, 3, -4).warnedStep()).isEqualTo(-4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
    void exogenous_wrongNumbers_areRefusedAtTheirPlace(double wrong) {
        double[] four = {1, 1, 1, wrong};
        double[] fine = new double[4];
        double[] carbon = new double[2];
        String place = "(" + wrong + ") at step 1, column 1";
        refuses(() -> new Exogenous(2, 2, four, fine, carbon), "demandKwh", place);
        refuses(() -> new Exogenous(2, 2, fine, four, carbon), "pvKwh", place);
        refuses(
                () -> new Exogenous(2, 2, fine, fine, new double[] {0, wrong}),
                "carbonKgPerKwh",
                "(" + wrong + ") at step 1, column 0");
    }

    @Test
    void exogenous_wrongShapes_areRefused() {
        double[] four = new double[4];
        refuses(() -> new Exogenous(2, 2, new double[3], four, new double[2]), "3", "4");
        refuses(() -> new Exogenous(2, 2, four, four, new double[1]), "carbonKgPerKwh");
        refuses(() -> new Exogenous(0, 2, four, four, four), "steps (0)");
        refuses(() -> new Exogenous(2, 0, four, four, four), "participants (0)");
        refuses(() -> new Exogenous(-2, -2, four, four, four), "steps (-2)");
        // 2^16 · 2^16 does not fit an int.
        refuses(() -> new Exogenous(65536, 65536, new double[0], four, four), "4294967296");
    }

    @Test
    void exogenous_rows_areStepMajor() {
        var paths =
                new Exogenous(
                        2,
                        2,
                        new double[] {1, 2, 3, 4},
                        new double[] {5, 6, 7, 8},
                        new double[] {9, 10});
        assertThat(paths.demandKwh(1, 0)).isEqualTo(3);
        assertThat(paths.pvKwh(0, 1)).isEqualTo(6);
        assertThat(paths.carbonKgPerKwh(1)).isEqualTo(10);
        var inputs = new StepInputs(2, community(2), 1);
        inputs.load(paths, 1, 1);
        assertThat(inputs.demandKwh).containsExactly(0, 0, 3, 4);
        assertThat(inputs.availableKwh).containsExactly(0, 0, 7, 8);
    }

    private static Community community(int members) {
        List<Participant> two = List.of(Members.home("a"), Members.home("b"));
        return new Community(two.subList(0, members), new Connection(3, 2), true, List.of());
    }

    @Test
    void stepInputs_startWithTheOrdinaryLimitsAndReturnToThem() {
        var inputs = new StepInputs(2, community(1), 0.5);
        assertThat(inputs.importLimitKwh).containsExactly(1.5, 1.5);
        inputs.outage(1, true);
        assertThat(inputs.importLimitKwh).containsExactly(1.5, 0);
        assertThat(inputs.exportLimitKwh).containsExactly(1, 0);
        assertThat(inputs.outage).containsExactly(false, true);
        inputs.outage(1, false);
        assertThat(inputs.exportLimitKwh).containsExactly(1, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void sizesBelowOne_areRefused(int size) {
        refuses(() -> new StepFlows(size), "size (" + size + ")");
        refuses(() -> new Actions(size), "size (" + size + ")");
        refuses(() -> new StepInputs(size, ONE, 1), "copies (" + size + ")");
        refuses(() -> new StepPhysics(ONE, 1, size), "copies (" + size + ")");
    }

    @Test
    void actions_clear_forgetsEverything() {
        var actions = new Actions(2);
        actions.storage(1, 0.5);
        actions.ev(0, -0.5);
        actions.clear();
        assertThat(actions.storage(1)).isZero();
        assertThat(actions.ev(0)).isZero();
    }
}
