package org.commonwatt.experiments.sharing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.commonwatt.equity.sharing.Allocation;
import org.commonwatt.equity.sharing.AllocationAudit;
import org.commonwatt.equity.sharing.Caution;
import org.commonwatt.equity.sharing.Coalition;
import org.commonwatt.equity.sharing.CoalitionCost;
import org.commonwatt.equity.sharing.CoalitionSearch;
import org.commonwatt.equity.sharing.CostGame;
import org.commonwatt.equity.sharing.Game;
import org.commonwatt.equity.sharing.MemberFigures;
import org.commonwatt.equity.sharing.NoSearch;
import org.commonwatt.equity.sharing.SharingProblem;
import org.commonwatt.equity.sharing.SharingResult;
import org.commonwatt.equity.sharing.TableGame;
import org.commonwatt.equity.sharing.TableSearch;
import org.commonwatt.equity.sharing.Workers;
import org.commonwatt.operate.dispatch.coalition.CoalitionTable;
import org.commonwatt.operate.dispatch.coalition.CommunityCosts;
import org.commonwatt.operate.dispatch.coalition.ExcessSearch;
import org.commonwatt.operate.dispatch.coalition.GrandPlan;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Solver;
import org.jspecify.annotations.Nullable;

/// Shares the gain of a window of a scenario by several methods.
///
/// All coalitions are costed where a method needs that, and otherwise only those that turn out to
/// matter.
public final class SharingStudy {
    /// Most members for which costing all coalitions is quicker than searching.
    private static final int FEW = 10;

    /// Gap of a search, relative to the largest cost of a member alone.
    private static final double GAP = 1e-7;

    private final Scenario scenario;
    private final SharingSettings settings;
    private final Solver solver;
    private final Workers workers;
    private final Consumer<String> progress;

    /// @param workers solve side by side; change no result
    /// @param progress hears what is being done, a short sentence each
    public SharingStudy(
            Scenario scenario,
            SharingSettings settings,
            Solver solver,
            Workers workers,
            Consumer<String> progress) {
        this.scenario = scenario;
        this.settings = settings;
        this.solver = solver;
        this.workers = workers;
        this.progress = progress;
    }

    /// Shares.
    ///
    /// @throws SharingFailure where there is no plan of the window, in words
    public SharingOutcome share() {
        SharingWindow window = SharingWindow.of(scenario, settings);
        CommunityCosts costs =
                CommunityCosts.of(window.problem(), settings.peakPricePerKw(), solver);
        progress.accept("planning for all %d members together".formatted(costs.members()));
        GrandPlan plan =
                GrandPlan.of(costs)
                        .orElseThrow(
                                () ->
                                        new SharingFailure(
                                                "The members have no plan together: some limit"
                                                        + " cannot be kept."));
        progress.accept("planning for each member alone");
        double[] alone = costs.alone(workers);
        requirePlans(alone, costs);
        Game game = game(costs, alone, plan.cost());
        SharingOutcome.Community community =
                new SharingOutcome.Community(
                        scenario.name(),
                        scenario.currency(),
                        window.when(),
                        window.days(),
                        plan.cost(),
                        Arrays.stream(alone).sum() - plan.cost());
        List<SharingOutcome.Member> members = window.members(costs.players(), alone);
        List<SharingOutcome.Method> methods = new ArrayList<>();
        try (Searching searching = Searching.of(game, costs, alone, settings.effort().nodes())) {
            MemberFigures figures = window.figures(costs.players(), alone, settings.weighting());
            SharingProblem problem =
                    new SharingProblem(game, figures, searching.search(), plan.pricedCosts());
            for (String name : settings.methods()) {
                progress.accept("sharing by " + name);
                methods.add(method(name, problem, members));
            }
        }
        return new SharingOutcome(community, members, methods, window.notes());
    }

    /// Cost of the best plan of all but one of the members; infinite where they have none.
    ///
    /// @param member index among those who share
    public double costWithout(int member) {
        SharingWindow window = SharingWindow.of(scenario, settings);
        CommunityCosts costs =
                CommunityCosts.of(window.problem(), settings.peakPricePerKw(), solver);
        if (costs.members() > Coalition.MOST_MEMBERS) {
            return Double.NaN;
        }
        try (CoalitionCost cost = costs.open()) {
            return cost.of(Coalition.grand(costs.members()) & ~Coalition.of(member));
        }
    }

    private void requirePlans(double[] alone, CommunityCosts costs) {
        for (int i = 0; i < alone.length; i++) {
            if (!Double.isFinite(alone[i])) {
                throw new SharingFailure(
                        "%s has no plan alone, so what it gains is unknown."
                                .formatted(costs.players().member(i).id()));
            }
        }
    }

    private Game game(CommunityCosts costs, double[] alone, double together) {
        int n = costs.members();
        boolean needed = settings.methods().stream().anyMatch(m -> SharingMethods.needsTable(m, n));
        if (n > TableGame.MOST_MEMBERS || (!needed && n > FEW)) {
            return new CostGame(costs, alone, together);
        }
        progress.accept("planning for %d coalitions".formatted((1 << n) - 1));
        return switch (CoalitionTable.of(costs, workers)) {
            case CoalitionTable.Complete(double[] table) -> TableGame.ofCosts(table);
            case CoalitionTable.Incomplete(long coalition, boolean _) ->
                    throw new SharingFailure(
                            "The coalition of members %s has no plan."
                                    .formatted(Arrays.toString(Coalition.members(coalition))));
        };
    }

    /// A search and what has to be closed after it.
    private record Searching(CoalitionSearch search, @Nullable ExcessSearch open)
            implements AutoCloseable {
        static Searching of(Game game, CommunityCosts costs, double[] alone, int nodes) {
            if (game instanceof TableGame table) {
                return new Searching(new TableSearch(table), null);
            }
            if (game.members() > Coalition.MOST_MEMBERS) {
                return new Searching(new NoSearch(), null);
            }
            Limits limits = Limits.NONE.withNodes(nodes).withRelativeGap(GAP);
            ExcessSearch search = new ExcessSearch(costs, alone, limits);
            return new Searching(search, search);
        }

        @Override
        public void close() {
            if (open != null) {
                open.close();
            }
        }
    }

    private SharingOutcome.Method method(
            String name, SharingProblem problem, List<SharingOutcome.Member> members) {
        int n = problem.members();
        if (n > Coalition.MOST_MEMBERS && !SharingMethods.worksForAny(name)) {
            return refused(
                    name,
                    "refused",
                    "%s works for up to %d members; there are %d. Maybe share by dual-core, which"
                                    .formatted(name, Coalition.MOST_MEMBERS, n)
                            + " satisfies every coalition of any number of members.");
        }
        boolean sampled = !(problem.game() instanceof TableGame);
        SharingResult result =
                SharingMethods.of(name, sampled, settings.effort(), solver, workers).share(problem);
        return switch (result) {
            case SharingResult.Shared(Allocation shares) ->
                    shared(name, "shared", problem, shares, members);
            case SharingResult.Relaxed(Allocation shares, double epsilon) -> {
                SharingOutcome.Method method = shared(name, "relaxed", problem, shares, members);
                List<String> more = new ArrayList<>(method.sentences());
                more.addFirst(
                        "The core is empty: any shares leave some coalition at least %.4g short."
                                .formatted(epsilon));
                yield new SharingOutcome.Method(
                        name, "relaxed", method.shares(), method.audit(), more);
            }
            case SharingResult.Refused(String reason) -> refused(name, "refused", reason);
            case SharingResult.Unsolved(String reason) -> refused(name, "unsolved", reason);
        };
    }

    private static SharingOutcome.Method refused(String name, String status, String reason) {
        return new SharingOutcome.Method(name, status, null, null, List.of(reason));
    }

    private SharingOutcome.Method shared(
            String name,
            String status,
            SharingProblem problem,
            Allocation shares,
            List<SharingOutcome.Member> members) {
        AllocationAudit audit = AllocationAudit.of(problem, shares);
        List<String> names = members.stream().map(SharingOutcome.Member::id).toList();
        SharingWords words = new SharingWords(names, scenario.currency());
        double gain = problem.game().grandValue();
        List<String> sentences = new ArrayList<>();
        boolean byPrices =
                shares.method().equals("dual-core")
                        && shares.cautions().isEmpty()
                        && Double.isInfinite(audit.bound());
        sentences.add(byPrices ? SharingWords.BY_PRICES : words.core(audit, gain));
        if (gain <= 0) {
            sentences.add(words.of(new Caution.NoGain(gain)));
        }
        for (Caution caution : shares.cautions()) {
            sentences.add(words.of(caution));
        }
        return new SharingOutcome.Method(name, status, shares, audit, sentences);
    }
}
