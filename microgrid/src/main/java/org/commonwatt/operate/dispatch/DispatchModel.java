package org.commonwatt.operate.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.operate.dispatch.DispatchSettings.Exclusivity;
import org.commonwatt.optim.Plan;
import org.jspecify.annotations.Nullable;

/// A window and an objective as a linear model, with what its columns and rows mean.
///
/// @param problem the window
/// @param form what of the community is written down
/// @param draft the model
/// @param members what is behind each meter
/// @param exchange how energy passes between members and retailers
/// @param fair members' costs and what fairness makes of them; null where it does not matter who
///   bears a cost
/// @param others how energy passes in other futures that the same model holds, each with a window
///   of its own; what a kWh costs is the sum over all of them
record DispatchModel(
        DispatchProblem problem,
        DispatchForm form,
        Draft draft,
        List<MemberRows> members,
        Exchange exchange,
        @Nullable FairRows fair,
        List<Exchange> others) {

    /// The leanest exact model.
    ///
    /// @param benchmark what members would pay alone and the community at least; null where the
    ///   objective needs neither
    static DispatchModel of(
            DispatchProblem problem,
            WelfareObjective objective,
            DispatchSettings settings,
            @Nullable Benchmark benchmark) {
        Traits traits = Traits.of(problem);
        return of(problem, objective, settings, benchmark, form(problem, objective, traits));
    }

    /// The leanest exact model in which each member has a net.
    static DispatchModel ofMembers(
            DispatchProblem problem,
            WelfareObjective objective,
            DispatchSettings settings,
            @Nullable Benchmark benchmark) {
        DispatchForm lean = form(problem, objective, Traits.of(problem));
        DispatchForm form = lean == DispatchForm.LEAN ? DispatchForm.MEMBER : lean;
        return of(problem, objective, settings, benchmark, form);
    }

    /// The model in a form that must be exact for it.
    static DispatchModel of(
            DispatchProblem problem,
            WelfareObjective objective,
            DispatchSettings settings,
            @Nullable Benchmark benchmark,
            DispatchForm form) {
        Draft draft = new Draft(problem, form != DispatchForm.LEAN, settings.stepName());
        return written(draft, objective, settings, benchmark, form);
    }

    /// Least cost in another future, written into the model of a first one.
    static DispatchModel beside(
            DispatchModel first,
            DispatchProblem problem,
            WelfareObjective objective,
            DispatchSettings settings) {
        DispatchForm form = form(problem, objective, Traits.of(problem));
        Draft draft = new Draft(first.draft, problem, form != DispatchForm.LEAN);
        return written(draft, objective, settings, null, form);
    }

    private static DispatchModel written(
            Draft draft,
            WelfareObjective objective,
            DispatchSettings settings,
            @Nullable Benchmark benchmark,
            DispatchForm form) {
        DispatchProblem problem = draft.problem;
        Traits traits = Traits.of(problem);
        int steps = problem.steps();
        boolean exclusive = settings.exclusivity() == Exclusivity.WHERE_NEEDED;
        double carbonPrice = objective.carbonPricePerKg();
        boolean[] burning = exclusive ? traits.burning() : new boolean[steps];
        List<MemberRows> members = new ArrayList<>();
        for (int i = 0; i < problem.size(); i++) {
            members.add(MemberRows.add(draft, i, burning, carbonPrice));
        }
        Exchange exchange;
        if (form == DispatchForm.TRADE) {
            boolean plain = objective.isPlain();
            boolean[] oneWay =
                    exclusive
                            ? traits.passingOn(plain, problem.community().pools())
                            : new boolean[steps];
            double[] price = plain ? null : PoolPrice.of(problem, objective.promises());
            exchange = OwnMeters.add(draft, new OwnMeters.Terms(carbonPrice, price, oneWay));
        } else {
            boolean[] oneWay = exclusive ? traits.arbitrage() : new boolean[steps];
            exchange = SharedMeter.add(draft, carbonPrice, oneWay);
        }
        BoughtRows.add(draft, exchange);
        if (objective.peakPricePerKw() > 0) {
            Exchange.peak(draft, exchange, objective.peakPricePerKw());
        }
        FairRows fair = null;
        if (objective.isPlain()) {
            draft.costs.writeObjective(draft.model);
        } else {
            fair = FairRows.add(draft, objective, benchmark);
        }
        return new DispatchModel(
                problem, form, draft, List.copyOf(members), exchange, fair, List.of());
    }

    /// The same beside other futures in its model.
    DispatchModel with(List<Exchange> newOthers) {
        return new DispatchModel(problem, form, draft, members, exchange, fair, newOthers);
    }

    private static DispatchForm form(
            DispatchProblem problem, WelfareObjective objective, Traits traits) {
        boolean oneMeter =
                objective.isPlain()
                        && problem.community().pools()
                        && problem.size() > 0
                        && traits.samePrices()
                        && !traits.localCost();
        if (!oneMeter) {
            return DispatchForm.TRADE;
        }
        return traits.freeMeters() ? DispatchForm.LEAN : DispatchForm.MEMBER;
    }

    /// Community prices from the duals of a solution; NaN where there are none.
    double[] prices(@Nullable Plan priced) {
        double[] prices = new double[problem.steps()];
        for (int t = 0; t < prices.length; t++) {
            prices[t] = priced == null ? Double.NaN : exchange.pricePerKwh(priced, t);
            for (Exchange other : others) {
                prices[t] += priced == null ? 0 : other.pricePerKwh(priced, t);
            }
        }
        return prices;
    }
}
