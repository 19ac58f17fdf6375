package org.commonwatt.operate.dispatch.coalition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.commonwatt.equity.sharing.CoalitionCost;
import org.commonwatt.equity.sharing.CoalitionCosts;
import org.commonwatt.equity.sharing.Workers;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.optim.Solver;

/// What coalitions of a community would pay for their best plan of a window. Each opening keeps one
/// model in one solver, in which members come and go by their bounds; a solve starts where the last
/// one ended.
///
/// @param players who plays, in which window
/// @param peakPricePerKw price of the largest import of a coalition, 0 for none
/// @param solver of the linear programmes
public record CommunityCosts(Players players, double peakPricePerKw, Solver solver)
        implements CoalitionCosts {

    /// The costs of a window's coalitions.
    public static CommunityCosts of(DispatchProblem problem, double peakPricePerKw, Solver solver) {
        return new CommunityCosts(Players.of(problem), peakPricePerKw, solver);
    }

    @Override
    public int members() {
        return players.count();
    }

    @Override
    public int[] order() {
        return IntStream.range(0, members())
                .boxed()
                .sorted(Comparator.comparingInt(this::devices).thenComparingDouble(this::movedKwh))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int devices(int player) {
        DispatchMember.Devices devices = players.member(player).devices();
        int heat = devices.heat() == null ? 0 : 1;
        int generator = devices.generator() == null ? 0 : 1;
        return devices.stores().size() + devices.jobs().size() + heat + generator;
    }

    private double movedKwh(int player) {
        DispatchMember member = players.member(player);
        double moved = 0;
        for (int t = 0; t < member.demandKwh().length; t++) {
            moved += Math.abs(member.demandKwh()[t] - member.availableKwh()[t]);
        }
        return moved;
    }

    @Override
    public CoalitionCost open() {
        return live();
    }

    /// What each member would pay alone, with its part of the common assets; infinite where it
    /// cannot live alone, NaN where the solver gave up. For any number of members.
    ///
    /// @param workers that solve side by side
    public double[] alone(Workers workers) {
        double[] alone = new double[members()];
        List<Runnable> tasks = new ArrayList<>();
        for (int k = 0; k < alone.length; k++) {
            int i = k;
            tasks.add(
                    () -> {
                        CommunityCosts one =
                                new CommunityCosts(players.alone(i), peakPricePerKw, solver);
                        try (CoalitionCost cost = one.open()) {
                            alone[i] = cost.of(1);
                        }
                    });
        }
        workers.runAll(tasks);
        return alone;
    }

    LiveCost live() {
        return new LiveCost(pool().owned, solver);
    }

    PoolModel pool() {
        return PoolModel.of(players, peakPricePerKw);
    }
}
