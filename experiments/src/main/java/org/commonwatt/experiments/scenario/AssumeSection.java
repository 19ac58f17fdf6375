package org.commonwatt.experiments.scenario;

import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.numeric.RandomStreams;
import tools.jackson.databind.node.ObjectNode;

/// `assume`: devices and incomes drawn by participant id for homes that have none.
///
/// A home's draws hang on its id alone. Photovoltaics and battery use the same draw, so homes with
/// assumed photovoltaics are the first to get a battery. What is drawn is written into the
/// participant as a user would have written it, then read like all else.
final class AssumeSection {
    /// Key of `pv` that only this class sets: the series is per kW peak whatever its unit says.
    static final String PER_KWP = "seriesIsPerKwp";

    static final double DEFAULT_KWP = 4;
    static final double DEFAULT_BATTERY_KWH = 6.4;

    private final Section assume;
    private final RandomStreams streams;
    private final Findings findings;

    AssumeSection(Section assume, RandomStreams scenario) {
        this.assume = assume;
        findings = assume.findings();
        streams = assume.has("seed") ? RandomStreams.of(assume.wholeNumber("seed", 0)) : scenario;
    }

    /// The member with what is assumed for it.
    Section applyTo(Section member) {
        boolean home = member.text("kind", "home").equals("home");
        if (!assume.isObject() || !home || !(member.node() instanceof ObjectNode node)) {
            return member;
        }
        ObjectNode changed = node.deepCopy();
        String id = member.text("id", "");
        double draw = streams.stream("assume devices", id).nextDouble();
        if (!member.has("pv") && draw < assume.number("pvShare", 0)) {
            assumePv(changed, id);
        }
        if (!member.has("battery") && draw < assume.number("batteryShare", 0)) {
            assumeBattery(changed, id);
        }
        if (!member.has("income")) {
            assumeIncome(changed, id);
        }
        return member.withNode(changed);
    }

    private void assumePv(ObjectNode changed, String id) {
        double kwp = assume.number("kWp", DEFAULT_KWP);
        ObjectNode pv = changed.putObject("pv");
        pv.put("kWp", kwp);
        if (assume.has("pvSeries")) {
            pv.put("series", assume.text("pvSeries", "")).put(PER_KWP, true);
        }
        findings.assumption("%s: photovoltaics of %s kW peak are assumed.".formatted(id, kwp));
    }

    private void assumeBattery(ObjectNode changed, String id) {
        if (assume.at("battery").node() instanceof ObjectNode battery) {
            changed.set("battery", battery.deepCopy());
        } else {
            changed.putObject("battery").put("capacityKwh", DEFAULT_BATTERY_KWH);
        }
        findings.assumption(
                "%s: a battery of %s kWh is assumed."
                        .formatted(
                                id,
                                assume.at("battery").number("capacityKwh", DEFAULT_BATTERY_KWH)));
    }

    private void assumeIncome(ObjectNode changed, String id) {
        Section income = assume.at("incomeByGroup").at(changed.path("group").asString(""));
        if (!income.isPresent()) {
            return;
        }
        double drawn = IncomeDraw.of(income, streams, id);
        changed.put("income", drawn);
        findings.assumption("%s: an income of %s is assumed.".formatted(id, Math.round(drawn)));
    }
}
