package org.commonwatt.experiments.explain;

import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.scenario.Spelling;
import org.commonwatt.explain.Change;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.Mechanisms;
import org.commonwatt.operate.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/// Reads what could be otherwise.
///
/// | text | about | meaning |
/// |---|---|---|
/// | `battery=12` | a member | a battery of 12 kWh; 0 for none |
/// | `pv=6` | a member with panels | panels of 6 kW |
/// | `leaves` | a member | it is none |
/// | `import-price=+10%` | all | energy dearer by a tenth |
/// | `mechanism=none` | all | another local market |
/// | `tariff.feedIn=0.12` | all | any key of the scenario file |
final class WhatIf {
    private static final String FORMS =
            "battery=KWH, pv=KW, leaves, import-price=+10%, mechanism=NAME and KEY=VALUE of the"
                    + " scenario file, such as tariff.feedIn=0.12";

    private static final List<String> NAMES =
            List.of("battery", "pv", "leaves", "import-price", "mechanism");

    private final RunOpening run;
    private final String text;
    private final @Nullable String participant;

    WhatIf(RunOpening run, String text, @Nullable String participant) {
        this.run = run;
        this.text = text;
        this.participant = participant;
    }

    /// The change.
    ///
    /// @param index finds a member or refuses
    Change change(java.util.function.ToIntFunction<String> index) {
        String[] parts = text.split("=", 2);
        String value = parts.length == 1 ? "" : parts[1];
        return switch (parts[0]) {
            case "battery" -> new Change.BatterySize(index.applyAsInt(whom()), number(value));
            case "pv" -> panels(index.applyAsInt(whom()), number(value));
            case "leaves" -> leaves(index.applyAsInt(whom()));
            case "import-price" -> new Change.ImportPrice(factor(value));
            case "mechanism" -> rewritten("market.mechanism", mechanism(value));
            default -> {
                if (parts.length == 1) {
                    throw new ExplainRefusal(
                            "There is no what-if %s; there are %s.".formatted(text, FORMS));
                }
                if (Spelling.nearest(parts[0], NAMES) != null) {
                    throw new ExplainRefusal(
                            Spelling.withHint(
                                    "There is no what-if %s; there are %s.".formatted(text, FORMS),
                                    parts[0],
                                    NAMES));
                }
                yield rewritten(parts[0], value);
            }
        };
    }

    private String whom() {
        if (participant == null) {
            throw new ExplainRefusal(
                    "The what-if %s is about a member, but none is named.\nMaybe add --participant."
                            .formatted(text));
        }
        return participant;
    }

    private Change panels(int i, double kw) {
        Participant member = run.scenario().community().participant(i);
        if (!(member.pvKw() > 0)) {
            throw new ExplainRefusal(
                    "%s has no panels whose yield could be scaled to %s kW."
                            .formatted(member.id(), kw));
        }
        return new Change.SunYield(i, kw / member.pvKw());
    }

    private Change leaves(int i) {
        Participant member = run.scenario().community().participant(i);
        if (member.kind().isCommonAsset()) {
            throw new ExplainRefusal(
                    "%s belongs to all members: it cannot leave.".formatted(member.id()));
        }
        return new Change.Leaves(i);
    }

    private static String mechanism(String value) {
        List<String> names = Mechanisms.names();
        if (!names.contains(value)) {
            throw new ExplainRefusal(
                    Spelling.withHint(
                            "There is no market mechanism %s; there are %s."
                                    .formatted(value, String.join(", ", names)),
                            value,
                            names));
        }
        return value;
    }

    private Change rewritten(String key, String value) {
        Scenario other = run.rewritten(Map.of(key, value));
        if (other.community().size() != run.scenario().community().size()
                || other.axis().steps() != run.scenario().axis().steps()) {
            throw new ExplainRefusal(
                    "The what-if %s changes who is a member or when; runs of the same members and days can be compared."
                            .formatted(text));
        }
        return new Change.Rewritten(key + "=" + value, other);
    }

    private double number(String value) {
        try {
            double number = Double.parseDouble(value);
            if (number >= 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException _) {
            // No number: what is said below holds.
        }
        throw new ExplainRefusal(
                "The what-if %s has %s where a number of 0 or more must be.\nMaybe write it like battery=12."
                        .formatted(text, value.isEmpty() ? "nothing" : value));
    }

    private double factor(String value) {
        if (!value.endsWith("%")) {
            return number(value);
        }
        try {
            double factor = 1 + Double.parseDouble(value.substring(0, value.length() - 1)) / 100;
            if (factor >= 0 && Double.isFinite(factor)) {
                return factor;
            }
        } catch (NumberFormatException _) {
            // No number: what is said below holds.
        }
        throw new ExplainRefusal(
                "The what-if %s has %s where a share of at least -100%% must be.\nMaybe write it like import-price=+10%%."
                        .formatted(text, value));
    }
}
