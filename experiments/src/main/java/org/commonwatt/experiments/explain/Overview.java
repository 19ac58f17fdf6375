package org.commonwatt.experiments.explain;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.commonwatt.explain.BillExplanation;
import org.commonwatt.explain.Explanation;
import org.commonwatt.explain.PolicyExplanation;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.agent.Lever;

/// One answer of each kind for a run, to show what can be asked: about one member, and the step in
/// which its device did what tells most.
public final class Overview {
    /// Share of the gross bill that the overview asks to save.
    private static final double SAVED = 0.02;

    private static final double BATTERY_KWH = 5;

    private final Explainer explainer;
    private final String policy;
    private final String participant;
    private final Consumer<Answer> told;

    /// An answer.
    ///
    /// @param explanation the whole of it
    /// @param sentences how many of its sentences make the finding
    /// @param ask options of the command that ask for it
    public record Answer(Explanation explanation, int sentences, String ask) {}

    /// @param told hears every answer as soon as it is found
    Overview(Explainer explainer, String policy, String participant, Consumer<Answer> told) {
        this.explainer = explainer;
        this.policy = policy;
        this.participant = participant;
        this.told = told;
    }

    /// The member that an overview is about where nobody is named: the first with a battery, else
    /// the first.
    static String usual(List<Participant> members) {
        return members.stream()
                .filter(each -> each.battery() != null && !each.kind().isCommonAsset())
                .findFirst()
                .orElse(members.getFirst())
                .id();
    }

    void tell() {
        String who = " --participant " + participant;
        BillExplanation bill = explainer.bill(policy, participant);
        tell(bill, 2, who + " --bill");
        int step = explainer.scenario().axis().steps() / 2;
        Participant member =
                explainer.scenario().community().participant(explainer.member(participant));
        boolean decides =
                java.util.Arrays.stream(Lever.values()).anyMatch(lever -> lever.isOf(member));
        if (decides) {
            PolicyExplanation action =
                    explainer.policy(policy, participant, "", OptionalInt.empty());
            step = action.step();
            tell(action, 2, who + " --why --step " + step);
            String other = member.battery() == null ? other(action.device()) : battery(action);
            tell(
                    explainer.whyNot(
                            policy, participant, step, DeviceAction.of(other), Deciding.AS_IN_RUN),
                    3,
                    who + " --step " + step + " --why-not " + other);
        }
        tell(explainer.price(policy, step), 2, " --step " + step + " --price");
        if (!member.kind().isCommonAsset()) {
            tell(
                    explainer.share(
                            participant, "dual-core", explainer.scenario().axis().day(step)),
                    2,
                    who + " --share --step " + step);
            double amount = Math.max(0.01, Math.round(100 * SAVED * bill.gross()) / 100.0);
            tell(explainer.save(policy, participant, amount), 4, who + " --save " + amount);
        }
        double size = member.battery() == null ? BATTERY_KWH : 2 * member.battery().capacityKwh();
        String change = "battery=" + size;
        tell(
                explainer.whatIf(policy, change, participant, Deciding.AS_IN_RUN),
                3,
                who + " --what-if " + change);
    }

    private static String battery(PolicyExplanation action) {
        return action.asked() > 0 ? "discharge" : "charge";
    }

    private static String other(String device) {
        return switch (device) {
            case "ev" -> "ev-idle";
            case "heat" -> "coast";
            case "job" -> "wait";
            default -> "off";
        };
    }

    private void tell(Explanation explanation, int sentences, String ask) {
        int count = Math.min(sentences, explanation.sentences().size());
        told.accept(new Answer(explanation, count, ask));
    }
}
