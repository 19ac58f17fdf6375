package org.commonwatt.experiments.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.ParticipantKind;
import org.commonwatt.market.Discount;

/// `discount`: what a fund takes over of whose bill. A member's group decides first, then its
/// income against a poverty guideline, then what holds for everybody.
final class DiscountRules {
    /// Household size where a home has none.
    private static final int USUAL_OCCUPANTS = 2;

    /// One level of income.
    ///
    /// @param upTo highest income as a share of the guideline
    private record Level(double upTo, Discount discount) {}

    private final Section at;
    private final Map<String, Discount> groups = new HashMap<>();
    private final List<Level> levels = new ArrayList<>();
    private final Discount everybody;
    private final double baseIncome;
    private final double incomePerFurtherPerson;

    DiscountRules(Section at) {
        this.at = at;
        everybody = discount(at);
        for (String group : at.at("groups").keys()) {
            groups.put(group, discount(at.at("groups").at(group)));
        }
        double before = 0;
        for (Section level : at.at("levels").items()) {
            double upTo = level.number("upTo", Double.POSITIVE_INFINITY);
            if (upTo <= before) {
                level.at("upTo")
                        .problem("is %s but must be above the level before.".formatted(upTo));
            }
            before = upTo;
            levels.add(new Level(upTo, discount(level)));
        }
        Section guideline = at.at("povertyGuideline");
        baseIncome = guideline.number("base", 0);
        incomePerFurtherPerson = guideline.number("perPerson", 0);
        if (!levels.isEmpty() && !guideline.isObject()) {
            guideline.problem("is missing; levels are shares of it.");
        }
    }

    private Discount discount(Section own) {
        return new Discount(
                Math.clamp(own.number("share", 0), 0, 1),
                at.text("of", "bill").equals("energy") ? Discount.Base.ENERGY : Discount.Base.BILL,
                at.flag("localEnergy", true),
                Math.max(0, own.number("credit", 0)));
    }

    /// What holds for a member.
    ///
    /// @param occupants people in the household; 0 where unknown
    Discount of(Participant member, int occupants) {
        Discount group = groups.get(member.group());
        if (member.kind().isCommonAsset()) {
            return Discount.NONE;
        }
        if (group != null) {
            return group;
        }
        boolean home = member.kind() == ParticipantKind.HOME && member.incomePerYear() > 0;
        if (levels.isEmpty() || !home || !(baseIncome > 0)) {
            return everybody;
        }
        if (occupants == 0) {
            at.findings()
                    .assumption(
                            "%s: %d people are assumed for its discount."
                                    .formatted(member.id(), USUAL_OCCUPANTS));
        }
        int people = occupants == 0 ? USUAL_OCCUPANTS : occupants;
        double guideline = baseIncome + (people - 1) * incomePerFurtherPerson;
        for (Level level : levels) {
            if (member.incomePerYear() <= level.upTo() * guideline) {
                return level.discount();
            }
        }
        return everybody;
    }
}
