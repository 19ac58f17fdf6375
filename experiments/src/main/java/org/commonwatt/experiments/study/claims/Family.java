package org.commonwatt.experiments.study.claims;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// A kind of community that policies are judged in, fixed before anything is trained. It is made of
/// imported homes: `set` is merged into their scenario, `members` in turn into their participants.
///
/// @param name in files and tables
/// @param title for headings
/// @param about a sentence on what is special
/// @param peakPricePerKw what each kW of the community's highest import of a week costs on top,
///   currency
/// @param set keys of the scenario; objects are merged, null removes
/// @param members keys of participants, in turn; the same
public record Family(
        String name,
        String title,
        String about,
        double peakPricePerKw,
        JsonNode set,
        List<JsonNode> members) {
    public Family {
        members = List.copyOf(members);
    }
}
