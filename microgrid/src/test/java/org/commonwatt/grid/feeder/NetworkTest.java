package org.commonwatt.grid.feeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final double KV = 0.4;

    private static List<Bus> buses(String... ids) {
        List<Bus> buses = new ArrayList<>();
        for (String id : ids) {
            buses.add(Bus.of(id, KV, 1, 0));
        }
        return buses;
    }

    private static Branch line(String id, int from, int to) {
        return Branch.line(id, from, to, 0.01, 0.01);
    }

    private static Network network(List<Bus> buses, Branch... branches) {
        return Network.of("test", 100, buses, List.of(branches), List.of(Source.at(0)));
    }

    private static List<String> messages(Network network) {
        return network.problems().stream().map(NetworkProblem::message).toList();
    }

    @Test
    void problems_ofARadialNetwork_areNone() {
        var open = line("tie", 2, 0).withService(false);
        assertThat(network(buses("a", "b", "c"), line("1", 0, 1), line("2", 1, 2), open).problems())
                .isEmpty();
    }

    @Test
    void problems_ofALoop_nameItsBranchesAndTheLastInTheFile() {
        // d hangs off the loop a-b-c and is not named.
        var mesh =
                network(
                        buses("a", "b", "c", "d"),
                        line("ab", 0, 1),
                        line("bc", 1, 2),
                        line("cd", 2, 3),
                        line("ca", 2, 0));
        assertThat(messages(mesh))
                .singleElement()
                .isEqualTo(
                        "A radial network has no loops, but branches bc, ab, ca form one.\n"
                                + "Maybe open ca.");
        assertThat(mesh.problems().getFirst().blocks()).isTrue();
    }

    @Test
    void problems_ofBranchesSideBySide_saySo() {
        assertThat(messages(network(buses("a", "b"), line("1", 0, 1), line("2", 1, 0))))
                .singleElement()
                .asString()
                .contains("branches 1 and 2 lie side by side");
    }

    @Test
    void problems_ofABranchAroundAClosedCoupler_nameTheBranch() {
        var network =
                new Network(
                        "test",
                        100,
                        buses("a", "b"),
                        List.of(line("1", 0, 1)),
                        List.of(new Coupler("s", 0, 1, true)),
                        List.of(Source.at(0)));
        assertThat(network.problems()).containsExactly(new NetworkProblem.Loop(List.of("1")));
        assertThat(messages(network).getFirst()).contains("joins a bus with itself");
    }

    @Test
    void problems_ofALongLoop_nameItsEndsOnly() {
        // A ring of 40 buses: 40 branches, 12 of them named.
        List<Bus> buses = new ArrayList<>();
        List<Branch> ring = new ArrayList<>();
        for (int k = 0; k < 40; k++) {
            buses.add(Bus.of("b" + k, KV, 0, 0));
            ring.add(line("line" + k, k, (k + 1) % 40));
        }
        assertThat(messages(Network.of("ring", 100, buses, ring, List.of(Source.at(0)))))
                .singleElement()
                .asString()
                .contains("(28 more)")
                .contains("line39")
                .doesNotContain("line20");
    }

    @Test
    void problems_ofBusesWithoutSource_nameTheParts() {
        // b hangs on the source, c with d and e alone.
        var network = network(buses("a", "b", "c", "d", "e"), line("ab", 0, 1), line("cd", 2, 3));
        assertThat(network.problems())
                .containsExactly(
                        new NetworkProblem.Isolated(List.of("c", "d")),
                        new NetworkProblem.Isolated(List.of("e")));
        assertThat(messages(network).getFirst()).contains("bus c and 1 more is not");
        assertThat(messages(network).getLast()).contains("bus e is not");
    }

    @Test
    void problems_ofAnOpenCoupler_areThoseOfAGap() {
        var open = new Coupler("s", 0, 1, false);
        var network =
                new Network(
                        "test",
                        100,
                        buses("a", "b"),
                        List.of(),
                        List.of(open),
                        List.of(Source.at(0)));
        assertThat(network.problems()).containsExactly(new NetworkProblem.Isolated(List.of("b")));
    }

    @Test
    void problems_ofNoSource_areOne() {
        var network =
                Network.of("dark", 100, buses("a", "b"), List.of(line("ab", 0, 1)), List.of());
        assertThat(network.problems()).containsExactly(new NetworkProblem.NoSource("dark"));
    }

    @Test
    void problems_ofLinkedSources_nameTheWayBetweenThem() {
        var network =
                Network.of(
                        "test",
                        100,
                        buses("a", "b", "c"),
                        List.of(line("ab", 0, 1), line("bc", 1, 2)),
                        List.of(Source.at(0), Source.at(2)));
        assertThat(network.problems())
                .containsExactly(new NetworkProblem.LinkedSources("a", "c", List.of("ab", "bc")));
    }

    @Test
    void problems_ofTwoSourcesAtOneBus_saySo() {
        var network =
                Network.of(
                        "test",
                        100,
                        buses("a"),
                        List.of(),
                        List.of(Source.at(0), new Source(0, 1.02, 0)));
        assertThat(messages(network)).singleElement().asString().contains("feed one bus");
    }

    @Test
    void problems_ofABranchWithoutImpedance_suggestACoupler() {
        var network = network(buses("a", "b"), Branch.line("ab", 0, 1, 0, 0));
        assertThat(network.problems()).containsExactly(new NetworkProblem.ZeroImpedance("ab"));
        assertThat(messages(network).getFirst()).contains("Maybe it is a closed switch");
    }

    @Test
    void problems_ofOneNameTwice_areToldOnce() {
        var network =
                network(
                        buses("a", "b", "a", "a"),
                        line("1", 0, 1),
                        line("1", 1, 2),
                        line("3", 2, 3));
        assertThat(network.problems())
                .containsExactly(
                        new NetworkProblem.Duplicate("bus", "a"),
                        new NetworkProblem.Duplicate("branch", "1"));
    }

    @Test
    void problems_ofACouplerBetweenVoltages_suggestATransformer() {
        var network =
                new Network(
                        "test",
                        100,
                        List.of(Bus.of("a", 20, 0, 0), Bus.of("b", 0.4, 1, 0)),
                        List.of(),
                        List.of(new Coupler("s", 0, 1, true)),
                        List.of(Source.at(0)));
        assertThat(network.problems())
                .containsExactly(new NetworkProblem.MixedVoltages("s", 20, 0.4));
    }

    @Test
    void problems_ofOhmsTakenForPerUnit_areDoubtsThatDoNotBlock() {
        // 0.5 ohm at 0.4 kV on 100 kVA are 0.3125 pu. Written as 0.5 pu and loaded with 2 x 100 kW
        // the first line drops 0.5 * 2 = 1 pu.
        var network =
                network(
                        List.of(
                                Bus.of("a", KV, 0, 0),
                                Bus.of("b", KV, 100, 0),
                                Bus.of("c", KV, 100, 0)),
                        Branch.line("ab", 0, 1, 0.5, 0),
                        Branch.line("bc", 1, 2, 0.1, 0));
        assertThat(network.problems()).containsExactly(new NetworkProblem.OddImpedance("ab", 1));
        assertThat(network.problems().getFirst().blocks()).isFalse();
        assertThat(messages(network).getFirst()).contains("Maybe its r and x are in ohm");
    }

    @Test
    void problems_ofImpedancesDividedTwice_areDoubts() {
        var network = network(buses("a", "b"), Branch.line("ab", 0, 1, 1e-8, 1e-8));
        assertThat(messages(network)).singleElement().asString().contains("twice");
    }

    @Test
    void aNetwork_withABusNumberThatDoesNotExist_isRefused() {
        assertThatThrownBy(() -> network(buses("a", "b"), line("ab", 1, 2)))
                .hasMessage(
                        "The to (2) of branch ab must lie between 0 and 1.\n"
                                + "Maybe buses are counted from 1.");
    }

    @Test
    void records_withImpossibleNumbers_areRefused() {
        assertThatThrownBy(() -> Bus.of("a", 0, 1, 1))
                .hasMessage("The nominalKv (0.0) of bus a must be positive and finite.");
        assertThatThrownBy(() -> Bus.of("a", 1, Double.NaN, 1))
                .hasMessageContaining("loadKw (NaN) of bus a");
        assertThatThrownBy(() -> Branch.line("1", 0, 1, Double.NaN, 0))
                .hasMessageContaining("rPu (NaN) of branch 1");
        assertThatThrownBy(() -> new ZipShares(0.5, 0.4, 0.2))
                .hasMessageStartingWith("The shares 0.5, 0.4 and 0.2 of a load must sum to 1");
        assertThatThrownBy(() -> new Source(3, 0, 0))
                .hasMessageContaining("voltagePu (0.0) of the source at bus number 3");
        assertThatThrownBy(() -> Network.of("n", -1, buses("a"), List.of(), List.of()))
                .hasMessageContaining("baseKva (-1.0) of network n");
    }

    @Test
    void aRatingOfZero_meansThatThereIsNone() {
        var branch = new Branch("1", 0, 1, 0.1, 0.1, 0, 0, 0, 1, 0, 0, true);
        assertThat(branch.isRated()).isFalse();
        assertThat(branch.ratingKva()).isInfinite();
    }

    @Test
    void impedanceBase_isVoltageSquaredOverPower() {
        // 400 V squared over 100 kVA = 1.6 ohm.
        assertThat(network(buses("a")).impedanceBaseOhm(0)).isEqualTo(1000 * KV * KV / 100);
    }
}
