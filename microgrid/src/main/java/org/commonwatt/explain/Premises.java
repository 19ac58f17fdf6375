package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.List;

/// What stays as it was where a run is played a second time with something otherwise; every answer
/// that rests on such a play says it (`docs/FORMULATION.md#explain-premises`).
///
/// @param keepsDecisions whether all devices are asked for what the policy had asked of them in the
///   run; otherwise it decides anew, with what it then sees
/// @param keepsCharges whether a utility charged for the load of several communities: what it
///   charged stays, for the others are not played
public record Premises(boolean keepsDecisions, boolean keepsCharges) {
    /// The premises of plays of a run.
    public static Premises of(Replay run, boolean keepsDecisions) {
        return new Premises(keepsDecisions, run.charges() != null);
    }

    List<Sentence> sentences(String policy) {
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(
                Sentence.of(keepsDecisions ? "premises.kept" : "premises.anew", Fact.name(policy)));
        if (keepsCharges) {
            sentences.add(Sentence.of("premises.charges"));
        }
        return sentences;
    }
}
