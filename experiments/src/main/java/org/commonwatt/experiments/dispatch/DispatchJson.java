package org.commonwatt.experiments.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.operate.dispatch.CostPart;
import org.commonwatt.operate.dispatch.DispatchConflict;
import org.commonwatt.operate.dispatch.DispatchPlan;
import org.commonwatt.operate.dispatch.DispatchPlan.BindingLimit;
import org.commonwatt.operate.dispatch.DispatchResult;
import org.commonwatt.operate.dispatch.FairnessCurve;
import org.commonwatt.operate.dispatch.FeederDispatch;

/// A planned day for machines.
public final class DispatchJson {
    private static final String SCHEMA = "commonwatt.dispatch";
    private static final int VERSION = 1;
    private static final int MOST_BINDING = 50;

    private DispatchJson() {}

    /// The day as an object.
    public static Map<String, Object> of(DispatchOutcome outcome) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("version", VERSION);
        json.put("scenario", outcome.scenario().name());
        json.put("date", outcome.date().toString());
        json.put("objective", outcome.request().objective());
        json.put("currency", outcome.scenario().currency());
        json.put("status", outcome.status());
        switch (outcome.result()) {
            case DispatchResult.Solved solved -> {
                quality(json, solved.quality());
                plan(json, solved.plan());
            }
            case DispatchResult.Infeasible infeasible ->
                    json.put("conflict", conflict(outcome, infeasible.conflict()));
            case DispatchResult.NoPlan noPlan -> number(json, "bound", noPlan.bound());
            case DispatchResult.Failed failed -> json.put("reason", failed.reason());
        }
        FeederDispatch.Outcome feeder = outcome.feeder();
        if (feeder != null) {
            Map<String, Object> network = new LinkedHashMap<>();
            network.put("keepsLimits", feeder.keepsLimits());
            network.put("rounds", feeder.rounds());
            number(network, "farthestPu", feeder.farthestPu());
            number(network, "highestLoading", feeder.highestLoading());
            json.put("network", network);
        }
        json.put("priceOfFairness", outcome.curve().stream().map(DispatchJson::point).toList());
        return json;
    }

    private static void quality(Map<String, Object> json, DispatchResult.Quality quality) {
        number(json, "objectiveValue", quality.objective());
        number(json, "bound", quality.bound());
        number(json, "gap", quality.gap());
        json.put("form", quality.form().name().toLowerCase(java.util.Locale.ROOT));
        json.put("choices", quality.choices());
    }

    private static void plan(Map<String, Object> json, DispatchPlan plan) {
        Map<String, Object> costs = new LinkedHashMap<>();
        for (CostPart part : CostPart.values()) {
            number(costs, part.key(), plan.costs().of(part));
        }
        number(costs, "total", plan.costs().total());
        json.put("costs", costs);
        number(json, "peakKw", plan.community().peakKw());
        json.put("members", members(plan));
        json.put(
                "binding",
                plan.binding().stream().limit(MOST_BINDING).map(DispatchJson::binding).toList());
        json.put("bindingCount", plan.binding().size());
    }

    private static List<Map<String, Object>> members(DispatchPlan plan) {
        List<Map<String, Object>> members = new ArrayList<>();
        DispatchPlan.FairPlan fair = plan.fair();
        for (int i = 0; i < plan.members().size(); i++) {
            Map<String, Object> member = new LinkedHashMap<>();
            member.put("id", plan.member(i).id());
            number(member, "cost", plan.costs().ofMember(i));
            if (fair != null) {
                number(member, "aloneCost", fair.aloneCost()[i]);
                number(member, "burden", fair.cost()[i]);
                number(member, "transfer", fair.transfer()[i]);
            }
            members.add(member);
        }
        return members;
    }

    private static Map<String, Object> binding(BindingLimit limit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("limit", limit.name());
        json.put("family", limit.family().key());
        number(json, "valuePerUnit", limit.valuePerUnit());
        return json;
    }

    private static List<Map<String, Object>> conflict(
            DispatchOutcome outcome, DispatchConflict conflict) {
        List<Map<String, Object>> clashes = new ArrayList<>();
        for (DispatchConflict.Clash clash : conflict.clashes()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("family", clash.family().key());
            json.put("steps", clash.steps());
            json.put("times", clash.steps().stream().map(outcome::time).toList());
            json.put("members", clash.members());
            number(json, "missing", clash.missing());
            clashes.add(json);
        }
        return clashes;
    }

    private static Map<String, Object> point(FairnessCurve.Point point) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fairness", point.fairness().label());
        number(json, "cost", point.cost());
        number(json, "leastBenefit", point.leastBenefit());
        number(json, "gini", point.gini());
        return json;
    }

    /// Numbers that are none are left out.
    private static void number(Map<String, Object> json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        }
    }
}
