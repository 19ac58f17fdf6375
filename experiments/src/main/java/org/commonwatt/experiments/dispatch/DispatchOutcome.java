package org.commonwatt.experiments.dispatch;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.dispatch.DispatchConflict;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.DispatchResult;
import org.commonwatt.operate.dispatch.FairnessCurve;
import org.commonwatt.operate.dispatch.FeederDispatch;
import org.commonwatt.operate.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/// A day and its plan.
///
/// @param scenario where the day is from
/// @param request what it was planned for
/// @param problem the day as data
/// @param result how planning ended
/// @param feeder what became of the limits of the feeder; null where there is none
/// @param curve what fairness costs, least cost first; empty where it was not asked for
public record DispatchOutcome(
        Scenario scenario,
        DispatchRequest request,
        DispatchProblem problem,
        DispatchResult result,
        FeederDispatch.@Nullable Outcome feeder,
        List<FairnessCurve.Point> curve) {

    /// Copies its list.
    public DispatchOutcome {
        curve = List.copyOf(curve);
    }

    /// The day.
    public LocalDate date() {
        return scenario.axis().date(request.day());
    }

    /// Local time at which a step of the day begins, `18:30`.
    public String time(int step) {
        return time(scenario.axis(), scenario.axis().firstStepOfDay(request.day()) + step);
    }

    static String time(TimeAxis axis, int t) {
        int minute = axis.minuteOfDay(t);
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    /// How planning ended, in a word for machines.
    public String status() {
        return switch (result) {
            case DispatchResult.Solved solved ->
                    solved.quality().limited() ? "limit reached" : "solved";
            case DispatchResult.Infeasible _ -> "infeasible";
            case DispatchResult.NoPlan _ -> "no plan in time";
            case DispatchResult.Failed _ -> "failed";
        };
    }

    /// How planning ended, in sentences.
    public String told() {
        return switch (result) {
            case DispatchResult.Solved solved when solved.quality().limited() ->
                    "A limit was reached: this is the best plan found, at most %.2g %% dearer than"
                                    .formatted(100 * solved.quality().gap())
                            + " the best one.";
            case DispatchResult.Solved _ -> "The day is planned." + network();
            case DispatchResult.Infeasible infeasible -> conflict(infeasible.conflict());
            case DispatchResult.NoPlan _ ->
                    "No plan was found in the time allowed; there may be one.\n"
                            + "Maybe more --seconds or a wider --gap help.";
            case DispatchResult.Failed failed -> "The solver gave up: " + failed.reason();
        };
    }

    private String network() {
        if (feeder == null) {
            return "";
        }
        String plans = feeder.rounds() == 1 ? "1 plan" : feeder.rounds() + " plans";
        return feeder.keepsLimits()
                ? " The network keeps its limits, after %s.".formatted(plans)
                : String.format(
                        Locale.ROOT,
                        " After %s the network does not keep its limits: a voltage is %.2g pu"
                                + " outside, the busiest branch at %.3g of its rating.",
                        plans,
                        feeder.farthestPu(),
                        feeder.highestLoading());
    }

    private String conflict(DispatchConflict conflict) {
        var text = new StringBuilder(conflict.toString());
        for (DispatchConflict.Clash clash : conflict.clashes()) {
            text.append("\n  ").append(clash.family().key());
            if (clash.missing() > 0) {
                text.append(
                        String.format(
                                Locale.ROOT, ": alone it must give way by %.3g", clash.missing()));
            }
            if (!clash.steps().isEmpty()) {
                List<String> times = clash.steps().stream().map(this::time).toList();
                text.append(" at ").append(String.join(", ", times));
            }
            if (!clash.members().isEmpty()) {
                text.append(" (").append(String.join(", ", clash.members())).append(')');
            }
        }
        return text.toString();
    }
}
