package org.commonwatt.operate.bilevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonwatt.equity.sharing.Allocation;
import org.commonwatt.equity.sharing.AllocationAudit;
import org.commonwatt.equity.sharing.Coalition;
import org.commonwatt.equity.sharing.GainSharing;
import org.commonwatt.equity.sharing.LeximinCore;
import org.commonwatt.equity.sharing.MemberFigures;
import org.commonwatt.equity.sharing.ShapleyValue;
import org.commonwatt.equity.sharing.SharingProblem;
import org.commonwatt.equity.sharing.TableGame;
import org.commonwatt.equity.sharing.WeightedShapley;
import org.commonwatt.equity.sharing.Workers;
import org.commonwatt.operate.bilevel.EquityRun.Month;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.coalition.CoalitionTable;
import org.commonwatt.operate.dispatch.coalition.CommunityCosts;
import org.commonwatt.optim.Solver;
import org.jspecify.annotations.Nullable;

/// How the gain of a month would be shared by the Shapley value, by the Shapley value with weights
/// by income, and by the leximin core; and who would do better by leaving
/// (`docs/FORMULATION.md#bilevel-sharing`).
///
/// @param month which
/// @param players indices of the members who were there
/// @param alone what each of them would pay alone
/// @param gain v(N)
/// @param shares in the order of [#METHODS]
@SuppressWarnings("ArrayRecordComponent") // A view; never compared.
public record MonthSharing(
        Month month, List<Integer> players, double[] alone, double gain, List<Shares> shares) {
    /// Names of the methods.
    public static final List<String> METHODS =
            List.of("shapley", "weighted-shapley", "leximin-core");

    private static final double TOLERANCE = 1e-6;

    /// What a method gives.
    ///
    /// @param method its name
    /// @param amounts of the players; null where there are none
    /// @param coalition players who would gain most by leaving together; empty where nobody gains
    /// @param excess what they would gain
    @SuppressWarnings("ArrayRecordComponent") // A view; never compared.
    public record Shares(
            String method, double @Nullable [] amounts, List<Integer> coalition, double excess) {}

    /// Copies its lists.
    public MonthSharing {
        players = List.copyOf(players);
        shares = List.copyOf(shares);
    }

    /// Shares a month.
    ///
    /// @return empty where there are more members than coalitions can be costed for, or a coalition
    ///   has no plan
    public static Optional<MonthSharing> of(
            Course course, Month month, Solver solver, Workers workers) {
        PlannedDays days = course.days();
        List<Integer> there = MonthWindow.there(days, month.firstDay(), month.days());
        List<Integer> players =
                there.stream().filter(i -> !days.participant(i).equity().commonAsset()).toList();
        if (players.size() > TableGame.MOST_MEMBERS) {
            return Optional.empty();
        }
        var window =
                MonthWindow.of(
                        days,
                        month.firstDay(),
                        month.days(),
                        course.storedBefore(month.firstDay()),
                        there);
        CommunityCosts costs = CommunityCosts.of(window, 0, solver);
        if (!(CoalitionTable.of(costs, workers)
                instanceof CoalitionTable.Complete(double[] table))) {
            return Optional.empty();
        }
        TableGame game = TableGame.ofCosts(table);
        double[] alone = new double[players.size()];
        for (int k = 0; k < alone.length; k++) {
            alone[k] = table[1 << k];
        }
        SharingProblem problem = SharingProblem.of(game, figures(days, players, alone, month));
        List<Shares> shares = new ArrayList<>();
        for (GainSharing method :
                List.of(new ShapleyValue(), new WeightedShapley(), new LeximinCore(solver))) {
            shares.add(shares(method, problem, players));
        }
        return Optional.of(new MonthSharing(month, players, alone, game.grandValue(), shares));
    }

    private static Shares shares(
            GainSharing method, SharingProblem problem, List<Integer> players) {
        Optional<Allocation> found = method.share(problem).found();
        if (found.isEmpty()) {
            return new Shares(method.name(), null, List.of(), Double.NaN);
        }
        AllocationAudit audit = AllocationAudit.of(problem, found.get());
        double excess = audit.largest().excess();
        double negligible = TOLERANCE * Math.max(1, problem.game().grandValue());
        List<Integer> leaving = new ArrayList<>();
        if (excess > negligible) {
            for (int k : Coalition.members(audit.largest().coalition())) {
                leaving.add(players.get(k));
            }
        }
        return new Shares(method.name(), found.get().shares(), leaving, Math.max(0, excess));
    }

    private static MemberFigures figures(
            PlannedDays days, List<Integer> players, double[] alone, Month month) {
        int n = alone.length;
        double[] loads = new double[n];
        double[] weights = new double[n];
        double[] burdens = new double[n];
        double mean =
                players.stream()
                        .mapToDouble(i -> days.participant(i).equity().incomePerYear())
                        .filter(income -> income > 0)
                        .average()
                        .orElse(1);
        double[] nothing = new double[days.participants()];
        for (int k = 0; k < n; k++) {
            DispatchMember member = days.participant(players.get(k));
            double income = member.equity().incomePerYear();
            weights[k] = income > 0 ? mean / income : 1;
            burdens[k] = MemberFigures.burdenPerCost(month.days(), income);
            for (int d = month.firstDay(); d < month.firstDay() + month.days(); d++) {
                for (double kwh : days.day(d, nothing).member(players.get(k)).demandKwh()) {
                    loads[k] += kwh;
                }
            }
        }
        return new MemberFigures(alone, loads, weights, burdens);
    }

    /// What a method gives.
    public Shares by(String method) {
        return shares.get(METHODS.indexOf(method));
    }

    /// Parts of a gain that was really made, per participant, adding up to 1: x_i/v(N); of a loss,
    /// those of what each pays alone.
    ///
    /// @param realised the gain; a loss where it is not above 0
    /// @param bills what each would pay alone, `[N]`
    double[] parts(String method, double realised, double[] bills) {
        double[] amounts = by(method).amounts();
        double[] parts = new double[bills.length];
        double paid = Arrays.stream(bills).map(bill -> Math.max(0, bill)).sum();
        boolean shares = realised > 0 && gain > 0 && amounts != null;
        for (int k = 0; k < players.size(); k++) {
            int i = players.get(k);
            double ofLoss = paid > 0 ? Math.max(0, bills[i]) / paid : 1.0 / players.size();
            parts[i] = shares && amounts != null ? amounts[k] / gain : ofLoss;
        }
        return parts;
    }

    /// Whether a group gets less by a method than with equal weights: a weighted Shapley value may
    /// hurt those whom it is to help.
    ///
    /// @param members whether a participant belongs to the group
    public boolean hurts(String method, boolean[] members) {
        double[] equal = by("shapley").amounts();
        double[] amounts = by(method).amounts();
        if (equal == null || amounts == null) {
            return false;
        }
        double more = 0;
        for (int k = 0; k < players.size(); k++) {
            more += members[players.get(k)] ? amounts[k] - equal[k] : 0;
        }
        return more < -TOLERANCE * Math.max(1, gain);
    }
}
