package org.commonwatt.operate.dispatch.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.equity.sharing.AllocationAudit;
import org.commonwatt.equity.sharing.CoalitionSearch.Answer;
import org.commonwatt.equity.sharing.CostGame;
import org.commonwatt.equity.sharing.DualCore;
import org.commonwatt.equity.sharing.LeastCore;
import org.commonwatt.equity.sharing.LeximinCore;
import org.commonwatt.equity.sharing.MemberFigures;
import org.commonwatt.equity.sharing.SharingProblem;
import org.commonwatt.equity.sharing.TableGame;
import org.commonwatt.equity.sharing.TableSearch;
import org.commonwatt.equity.sharing.Workers;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.operate.dispatch.CommunityTerms;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.Store;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Solver;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;

/// What holds of the games of any community, drawn at random.
final class CoalitionPropertiesTest {
    private static final Solver SOLVER = new HighsSolver();
    private static final double ROUNDING = 1e-6;

    /// Three to five members with different tariffs, local fees, limits, a common battery at times.
    private static DispatchProblem drawn(RandomStream random) {
        int steps = 4;
        int n = 3 + random.nextInt(3);
        List<DispatchMember> members = new ArrayList<>();
        double[][] tariffs = {prices(random, steps), prices(random, steps)};
        boolean oneTariff = random.nextBoolean();
        for (int i = 0; i < n; i++) {
            double[] load = new double[steps];
            double[] pv = new double[steps];
            for (int t = 0; t < steps; t++) {
                load[t] = random.nextDouble(0, 3);
                pv[t] = i % 2 == 0 ? random.nextDouble(0, 6) : 0;
            }
            List<Store> stores = random.nextBoolean() ? List.of(battery(random, steps)) : List.of();
            double limit = random.nextInt(4) == 0 ? 4.5 : Double.POSITIVE_INFINITY;
            double[] buy = tariffs[oneTariff ? 0 : i % 2];
            double[] sell = Arrays.stream(buy).map(price -> 0.3 * price).toArray();
            Windows.Street street = new Windows.Street(buy, sell, limit, limit, 5);
            members.add(Windows.member("m" + i, new Windows.Home(load, pv, stores), street, 1));
        }
        if (random.nextBoolean()) {
            members.add(common(members.getFirst(), battery(random, steps)));
        }
        double fee = random.nextBoolean() ? 0.02 : 0;
        double infinite = Double.POSITIVE_INFINITY;
        CommunityTerms terms =
                new CommunityTerms(
                        Windows.filled(steps, infinite),
                        Windows.filled(steps, infinite),
                        true,
                        Windows.filled(steps, fee),
                        new double[steps],
                        5);
        return new DispatchProblem(steps, 1.0, members, terms);
    }

    private static double[] prices(RandomStream random, int steps) {
        double[] prices = new double[steps];
        for (int t = 0; t < steps; t++) {
            prices[t] = random.nextDouble(0.1, 0.5);
        }
        return prices;
    }

    private static Store battery(RandomStream random, int steps) {
        double initial = random.nextDouble(1, 4);
        return Windows.battery(
                steps,
                initial,
                new Store.Window(0.5, 5),
                new Store.Rates(2, 2, 0.95, 0.94, 0.999, 0.01),
                0.9 * initial);
    }

    private static DispatchMember common(DispatchMember like, Store battery) {
        double[] none = new double[like.demandKwh().length];
        return new DispatchMember(
                "common",
                none,
                none,
                none,
                like.meter(),
                new DispatchMember.Devices(List.of(battery), List.of(), null, null),
                new DispatchMember.Equity("", false, Double.NaN, 0, 0, true));
    }

    private static double[] table(CommunityCosts costs) {
        return ((CoalitionTable.Complete) CoalitionTable.of(costs, Workers.INLINE)).costs();
    }

    private static MemberFigures figures(double[] alone) {
        double[] ones = new double[alone.length];
        double[] burdens = new double[alone.length];
        Arrays.fill(ones, 1);
        for (int i = 0; i < burdens.length; i++) {
            burdens[i] = 0.01 * (1 + i);
        }
        return new MemberFigures(alone, ones, ones, burdens);
    }

    @Test
    void dualCore_ofAnyCommunity_liesInTheCoreAndAddsUp() {
        Forall.seeds(40)
                .check(
                        random -> {
                            CommunityCosts costs =
                                    CommunityCosts.of(
                                            drawn(random), random.nextDouble(0, 0.4), SOLVER);
                            TableGame game = TableGame.ofCosts(table(costs));
                            GrandPlan plan = GrandPlan.of(costs).orElseThrow();
                            SharingProblem problem =
                                    SharingProblem.of(game, figures(costs.alone(Workers.INLINE)))
                                            .with(plan.pricedCosts());
                            AllocationAudit audit =
                                    AllocationAudit.of(
                                            problem,
                                            new DualCore().share(problem).found().orElseThrow());
                            assertThat(audit.budgetGap()).isCloseTo(0, within(ROUNDING));
                            assertThat(audit.largest().excess()).isLessThan(ROUNDING);
                            double bills = Arrays.stream(plan.pricedCosts().atMiddle()).sum();
                            assertThat(bills).isCloseTo(plan.cost(), within(ROUNDING));
                        });
    }

    @Test
    void table_ofAnyCommunity_hasTheCostsOfMembersAlone() {
        Forall.seeds(20)
                .check(
                        random -> {
                            CommunityCosts costs = CommunityCosts.of(drawn(random), 0.1, SOLVER);
                            double[] table = table(costs);
                            double[] alone = costs.alone(Workers.INLINE);
                            for (int i = 0; i < alone.length; i++) {
                                assertThat(alone[i]).isCloseTo(table[1 << i], within(ROUNDING));
                            }
                        });
    }

    /// The search finds the same worst coalition as a look at all of them, whatever is proposed.
    @Test
    void search_ofAnyProposal_findsTheLargestExcessOfAll() {
        Forall.seeds(12)
                .check(
                        random -> {
                            CommunityCosts costs = CommunityCosts.of(drawn(random), 0.1, SOLVER);
                            double[] alone = costs.alone(Workers.INLINE);
                            double[] shares = new double[alone.length];
                            for (int i = 0; i < shares.length; i++) {
                                shares[i] = random.nextDouble(-0.2, 0.4);
                            }
                            TableGame game = TableGame.ofCosts(table(costs));
                            double all = new TableSearch(game).largest(shares, 0).first().excess();
                            try (ExcessSearch search =
                                    new ExcessSearch(costs, alone, Limits.NONE)) {
                                Answer answer = search.largest(shares, Double.POSITIVE_INFINITY);
                                assertThat(answer.first().excess())
                                        .isCloseTo(all, within(ROUNDING));
                                assertThat(answer.bound()).isCloseTo(all, within(1e-5));
                            }
                        });
    }

    /// Searched rows lead to the same shares as all rows.
    @Test
    void coreMethods_withSearchedCoalitions_shareAsWithAllOfThem() {
        Forall.seeds(6)
                .check(
                        random -> {
                            CommunityCosts costs = CommunityCosts.of(drawn(random), 0.1, SOLVER);
                            double[] table = table(costs);
                            double[] alone = costs.alone(Workers.INLINE);
                            TableGame game = TableGame.ofCosts(table);
                            SharingProblem whole = SharingProblem.of(game, figures(alone));
                            CostGame open = new CostGame(costs, alone, table[table.length - 1]);
                            try (ExcessSearch search =
                                    new ExcessSearch(costs, alone, Limits.NONE)) {
                                SharingProblem searched =
                                        new SharingProblem(open, figures(alone), search, null);
                                assertThat(
                                                new LeximinCore(SOLVER)
                                                        .share(searched)
                                                        .found()
                                                        .orElseThrow()
                                                        .shares())
                                        .containsExactly(
                                                new LeximinCore(SOLVER)
                                                        .share(whole)
                                                        .found()
                                                        .orElseThrow()
                                                        .shares(),
                                                within(1e-4));
                                assertThat(
                                                new LeastCore(SOLVER)
                                                        .share(searched)
                                                        .found()
                                                        .orElseThrow()
                                                        .shares())
                                        .containsExactly(
                                                new LeastCore(SOLVER)
                                                        .share(whole)
                                                        .found()
                                                        .orElseThrow()
                                                        .shares(),
                                                within(1e-4));
                            }
                        });
    }
}
