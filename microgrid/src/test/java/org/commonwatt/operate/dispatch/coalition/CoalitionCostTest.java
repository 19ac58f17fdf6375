package org.commonwatt.operate.dispatch.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.equity.sharing.CoalitionCost;
import org.commonwatt.equity.sharing.TableGame;
import org.commonwatt.equity.sharing.Workers;
import org.commonwatt.operate.dispatch.CommunityTerms;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.Store;
import org.commonwatt.operate.dispatch.coalition.Windows.Home;
import org.commonwatt.operate.dispatch.coalition.Windows.Street;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;

/// Costs of coalitions that can be derived by hand.
final class CoalitionCostTest {
    private static final double UNLIMITED = Double.POSITIVE_INFINITY;

    private static double[] table(DispatchProblem problem, double peakPrice) {
        CommunityCosts costs = CommunityCosts.of(problem, peakPrice, new HighsSolver());
        CoalitionTable table = CoalitionTable.of(costs, Workers.INLINE);
        assertThat(table).isInstanceOf(CoalitionTable.Complete.class);
        return ((CoalitionTable.Complete) table).costs();
    }

    private static Street street(double buy, double sell) {
        return new Street(new double[] {buy}, new double[] {sell}, UNLIMITED, UNLIMITED, 5);
    }

    private static Home home(double load, double pv) {
        return new Home(new double[] {load}, new double[] {pv}, List.of());
    }

    private static CommunityTerms terms(double localCost) {
        double[] none = {0};
        return new CommunityTerms(
                new double[] {UNLIMITED},
                new double[] {UNLIMITED},
                true,
                new double[] {localCost},
                none,
                5);
    }

    private static DispatchProblem problem(double localCost, DispatchMember... members) {
        return new DispatchProblem(1, 1.0, List.of(members), terms(localCost));
    }

    /// Alone: 2 kWh · 0.30 = 0.60 and 3 kWh · −0.10 = −0.30; together 2 of 3 kWh stay at home, so 1
    /// kWh is sold: −0.10. The gain is 0.60 − 0.30 + 0.10 = 2 kWh · (0.30 − 0.10).
    @Test
    void cost_ofASellerAndABuyer_savesTheSpreadOnWhatTheyExchange() {
        Street street = street(0.30, 0.10);
        DispatchProblem problem =
                problem(
                        0,
                        Windows.member("buyer", home(2, 0), street, 1),
                        Windows.member("seller", home(0, 3), street, 1));
        double[] costs = table(problem, 0);
        assertThat(costs).containsExactly(new double[] {0, 0.6, -0.3, -0.1}, within(1e-9));
    }

    /// The same, of which 0.02 per exchanged kWh goes to the network.
    @Test
    void cost_withALocalFee_paysItOnWhatIsExchanged() {
        Street street = street(0.30, 0.10);
        DispatchProblem problem =
                problem(
                        0.02,
                        Windows.member("buyer", home(2, 0), street, 1),
                        Windows.member("seller", home(0, 3), street, 1));
        assertThat(table(problem, 0))
                .containsExactly(new double[] {0, 0.6, -0.3, -0.06}, within(1e-9));
    }

    /// A member who pays 0.10 and one who pays 0.30: no energy of their own, so nothing to gain,
    /// although 2 kWh imported at 0.10 and passed on would look like 0.40.
    @Test
    void cost_ofMembersWithoutEnergy_isNoLowerForACheapTariffAmongThem() {
        DispatchProblem problem =
                problem(
                        0,
                        Windows.member("cheap", home(1, 0), street(0.10, 0.05), 1),
                        Windows.member("dear", home(2, 0), street(0.30, 0.05), 1));
        assertThat(table(problem, 0))
                .containsExactly(new double[] {0, 0.1, 0.6, 0.7}, within(1e-9));
    }

    /// The cheap member makes 1 kWh itself: the dear one takes that, and the cheap one buys 1 kWh
    /// at 0.10 instead: 0.10 + 0.30, not 0.60 as alone.
    @Test
    void cost_withOwnEnergyAndACheapTariff_mayGiveTheOwnEnergyAway() {
        DispatchProblem problem =
                problem(
                        0,
                        Windows.member("cheap", home(1, 1), street(0.10, 0.05), 1),
                        Windows.member("dear", home(2, 0), street(0.30, 0.05), 1));
        assertThat(table(problem, 0)).containsExactly(new double[] {0, 0, 0.6, 0.4}, within(1e-9));
    }

    /// A common battery of 4 kWh, owned 3 : 1, full, worth nothing afterwards: alone each serves
    /// its demand of 2 kWh from its part, 3 and 1 kWh.
    @Test
    void cost_withACommonBattery_countsThePartOfTheCoalition() {
        Street street = street(0.30, 0);
        Store battery =
                Windows.battery(1, 4, new Store.Window(0, 4), new Store.Rates(9, 9, 1, 1, 1, 0), 0);
        DispatchMember shared =
                new DispatchMember(
                        "battery",
                        new double[1],
                        new double[1],
                        new double[1],
                        Windows.member("", home(0, 0), street, 1).meter(),
                        new DispatchMember.Devices(List.of(battery), List.of(), null, null),
                        new DispatchMember.Equity("", false, Double.NaN, 0, 0, true));
        DispatchProblem problem =
                problem(
                        0,
                        owning(Windows.member("first", home(2, 0), street, 1), 3),
                        shared,
                        owning(Windows.member("second", home(2, 0), street, 1), 1));
        assertThat(table(problem, 0)).containsExactly(new double[] {0, 0, 0.3, 0}, within(1e-9));
    }

    private static DispatchMember owning(DispatchMember member, double share) {
        return new DispatchMember(
                member.id(),
                member.demandKwh(),
                member.availableKwh(),
                member.sheddableKwh(),
                member.meter(),
                member.devices(),
                new DispatchMember.Equity("", false, 30_000, 1, share, false));
    }

    /// 1 kW of connection for 2 kWh: 1 kWh stays unserved at 5 alone. The neighbour's 3 kWh do not
    /// pass either.
    @Test
    void cost_beyondOnesOwnConnection_isUnservedInAnyCompany() {
        Street narrow = new Street(new double[] {0.30}, new double[] {0.10}, 1, 1, 5);
        DispatchProblem problem =
                problem(
                        0,
                        Windows.member("narrow", home(2, 0), narrow, 1),
                        Windows.member("wide", home(0, 3), street(0.30, 0.10), 1));
        assertThat(table(problem, 0))
                .containsExactly(new double[] {0, 5.3, -0.3, 4.8}, within(1e-9));
    }

    @Test
    void table_onAnyNumberOfWorkers_hasTheSameBits() {
        DispatchProblem problem = Windows.byFormula(11);
        CommunityCosts costs = CommunityCosts.of(problem, 0.3, new HighsSolver());
        Workers backwards =
                tasks -> {
                    for (int k = tasks.size() - 1; k >= 0; k--) {
                        tasks.get(k).run();
                    }
                };
        CoalitionTable.Complete first =
                (CoalitionTable.Complete) CoalitionTable.of(costs, Workers.INLINE);
        CoalitionTable.Complete second =
                (CoalitionTable.Complete) CoalitionTable.of(costs, backwards);
        assertThat(second.costs()).containsExactly(first.costs());
    }

    /// A single battery that must end fuller than it can: nobody can help.
    @Test
    void table_withAnImpossibleMember_namesTheSmallestCoalition() {
        Store battery =
                Windows.battery(1, 0, new Store.Window(0, 9), new Store.Rates(1, 1, 1, 1, 1, 0), 5);
        Home impossible = new Home(new double[] {1}, new double[] {0}, List.of(battery));
        DispatchProblem problem =
                problem(
                        0,
                        Windows.member("fine", home(1, 0), street(0.3, 0.1), 1),
                        Windows.member("impossible", impossible, street(0.3, 0.1), 1));
        CommunityCosts costs = CommunityCosts.of(problem, 0, new HighsSolver());
        assertThat(CoalitionTable.of(costs, Workers.INLINE))
                .isEqualTo(new CoalitionTable.Incomplete(0b10, true));
        try (CoalitionCost cost = costs.open()) {
            assertThat(cost.of(0b10)).isInfinite();
            assertThat(cost.of(0b01)).isCloseTo(0.3, within(1e-9));
        }
    }

    @Test
    void game_ofACommunityByFormula_isNeverWorseTogether() {
        TableGame game = TableGame.ofCosts(table(Windows.byFormula(6), 0.3));
        for (int s = 1; s < game.coalitions(); s++) {
            for (int t = 1; t < game.coalitions(); t++) {
                if ((s & t) == 0) {
                    assertThat(game.value(s | t))
                            .isGreaterThan(game.value(s) + game.value(t) - 1e-7);
                }
            }
        }
    }
}
