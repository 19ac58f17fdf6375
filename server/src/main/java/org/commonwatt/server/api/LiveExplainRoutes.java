package org.commonwatt.server.api;

import java.util.List;
import java.util.Optional;
import org.commonwatt.experiments.explain.DeviceAction;
import org.commonwatt.experiments.explain.ExplainRefusal;
import org.commonwatt.experiments.explain.ExplanationJson;
import org.commonwatt.explain.Explanation;
import org.commonwatt.server.http.Answer;
import org.commonwatt.server.http.Body;
import org.commonwatt.server.http.Exchange;
import org.commonwatt.server.http.Refusal;
import org.commonwatt.server.http.Route;
import org.commonwatt.server.http.Viewer;
import org.commonwatt.server.live.LiveExplainer;
import org.commonwatt.server.live.LiveSession;
import org.commonwatt.server.live.LiveSessions;

/// Why something of a live community is as it is, by playing its past again; answers have the form
/// of those about runs.
public final class LiveExplainRoutes {
    private static final List<String> KINDS = List.of("balance", "price", "bill", "dispatch");
    private static final int MOST_STEPS = 10_000_000;
    private static final int MOST_MEMBERS = 2000;

    private final LiveSessions sessions;

    /// @param sessions what is played
    public LiveExplainRoutes(LiveSessions sessions) {
        this.sessions = sessions;
    }

    /// The routes.
    public List<Route> routes() {
        return List.of(Route.post("/api/v1/live/{session}/explain", this::explain));
    }

    /// What is asked.
    ///
    /// @param step −1 for the last that was played
    private record Question(
            String kind, Optional<String> member, List<String> members, int step, String whyNot) {
        static Question of(Body body) {
            var question =
                    new Question(
                            body.word("kind", KINDS),
                            body.text("member", 120),
                            body.optionalNames("members", MOST_MEMBERS),
                            (int) body.integer("step", 0, MOST_STEPS).orElse(-1),
                            body.text("whyNot", 120).orElse(""));
            body.end();
            return question;
        }

        List<String> about() {
            return member.map(List::of).orElse(members);
        }

        String who() {
            return member.orElseThrow(
                    () -> Refusal.ofField("member", "The field member is missing."));
        }
    }

    private Answer explain(Exchange exchange) {
        Question asked = Question.of(exchange.body());
        LiveSession session = sessions.of(exchange.name("session"));
        Viewer viewer = exchange.viewer();
        viewer.requireCrowd(session.scenario().community().size());
        allow(viewer, asked);
        LiveExplainer explainer = session.explainer();
        try {
            Explanation answer = ExplainRoutes.seenBy(viewer, answer(explainer, asked, viewer));
            if (ExplainRoutes.namesOthers(answer)) {
                viewer.requireOperator();
            }
            return Answer.json(ExplanationJson.of(answer, explainer.words()));
        } catch (ExplainRefusal refusal) {
            throw new Refusal(422, String.valueOf(refusal.getMessage()));
        }
    }

    private static Explanation answer(LiveExplainer explainer, Question asked, Viewer viewer) {
        return switch (asked.kind) {
            case "balance" ->
                    explainer.balance(step(explainer, asked), asked.about(), viewer.isOperator());
            case "price" -> explainer.price(step(explainer, asked));
            case "bill" -> explainer.bill(asked.member.orElse(null));
            default ->
                    explainer.whyNot(
                            asked.who(), step(explainer, asked), DeviceAction.of(asked.whyNot));
        };
    }

    private static int step(LiveExplainer explainer, Question asked) {
        int last = explainer.lastStep();
        if (last < 0) {
            throw new Refusal(409, "Nothing has been played yet: there is no step to ask about.");
        }
        if (asked.step > last) {
            throw Refusal.ofField(
                    "step",
                    "The step (%d) must be 0 to %d, the last that was played."
                            .formatted(asked.step, last));
        }
        return asked.step < 0 ? last : asked.step;
    }

    /// Everybody sees the community; a member asks about itself; what names others is the
    /// operator's.
    private static void allow(Viewer viewer, Question asked) {
        boolean community = asked.kind.equals("balance") && asked.about().isEmpty();
        boolean price = asked.kind.equals("price") && viewer.member() != null;
        if (asked.member.isPresent()) {
            viewer.requireSees(asked.who());
        } else if (!community && !price) {
            viewer.requireOperator();
        }
    }
}
