package org.commonwatt.server.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.commonwatt.experiments.evaluation.PolicyChoice;
import org.commonwatt.experiments.explain.Deciding;
import org.commonwatt.experiments.explain.DeviceAction;
import org.commonwatt.experiments.explain.ExplainRefusal;
import org.commonwatt.experiments.explain.Explainer;
import org.commonwatt.experiments.explain.ExplanationJson;
import org.commonwatt.experiments.explain.ExplanationWords;
import org.commonwatt.experiments.sharing.SharingMethods;
import org.commonwatt.explain.ContrastExplanation;
import org.commonwatt.explain.Explanation;
import org.commonwatt.explain.PriceExplanation;
import org.commonwatt.explain.PriceReason;
import org.commonwatt.server.data.DataFolder;
import org.commonwatt.server.data.RunTables;
import org.commonwatt.server.http.Answer;
import org.commonwatt.server.http.Body;
import org.commonwatt.server.http.Exchange;
import org.commonwatt.server.http.Refusal;
import org.commonwatt.server.http.Route;
import org.commonwatt.server.http.Viewer;

/// Why something of a run came out as it did: the same answers as `commonwatt explain`.
public final class ExplainRoutes {
    private static final List<String> KINDS =
            List.of(
                    "bill",
                    "price",
                    "balance",
                    "dispatch",
                    "share",
                    "policy",
                    "save",
                    "what-if",
                    "hard-days");

    /// Kinds whose answers name nobody else, or need not: a member may ask them about itself.
    private static final Set<String> OWN = Set.of("bill", "balance", "save", "policy", "dispatch");

    private static final List<String> DEVICES = List.of("storage", "ev", "heat", "job", "genset");
    private static final Pattern CHANGE =
            Pattern.compile("[A-Za-z0-9._\\[\\]-]{1,80}(=[A-Za-z0-9.%+_-]{1,40})?");
    private static final int MOST_STEPS = 10_000_000;

    private final RunAccess runs;
    private final Explainers explainers;

    /// @param data where run folders are
    /// @param explainers runs that are open
    public ExplainRoutes(DataFolder data, Explainers explainers) {
        runs = new RunAccess(data);
        this.explainers = explainers;
    }

    /// The routes.
    public List<Route> routes() {
        return List.of(Route.post("/api/v1/runs/{run}/explain", this::explain));
    }

    /// What is asked.
    private record Question(
            String kind,
            Optional<String> policy,
            Optional<String> member,
            int step,
            Optional<String> time,
            Optional<String> whyNot,
            Optional<String> device,
            Optional<String> method,
            Optional<String> change,
            Optional<String> against,
            OptionalDouble amount,
            Deciding how) {
        static Question of(Body body) {
            var question =
                    new Question(
                            body.word("kind", KINDS),
                            body.text("policy", 80),
                            body.text("member", 120),
                            (int) body.integer("step", 0, MOST_STEPS).orElse(-1),
                            body.text("time", 40),
                            body.text("whyNot", 120),
                            body.optionalWord("device", DEVICES),
                            body.optionalWord("method", SharingMethods.names()),
                            body.text("change", 120),
                            body.text("against", 80),
                            body.number("amount", 0, 1e9),
                            body.flag("replan", false) ? Deciding.ANEW : Deciding.AS_IN_RUN);
            body.end();
            question.change.ifPresent(Question::requirePlain);
            return question;
        }

        /// A key and a plain value: nothing that could name a file.
        private static void requirePlain(String change) {
            if (!CHANGE.matcher(change).matches()) {
                throw Refusal.ofField(
                        "change",
                        "The field change must be such as battery=12, leaves or import-price=+10%.");
            }
        }

        String needed(String field, Optional<String> value) {
            return value.orElseThrow(() -> missing(field));
        }

        String who() {
            return needed("member", member);
        }

        boolean saysWhen() {
            return step >= 0 || time.isPresent();
        }

        int when(Explainer explainer) {
            if (!saysWhen()) {
                throw missing("step");
            }
            return step >= 0 ? step : inField("time", () -> explainer.step(time.orElseThrow()));
        }

        DeviceAction instead() {
            String word = needed("whyNot", whyNot);
            return inField("whyNot", () -> DeviceAction.of(word));
        }

        /// A policy of the run or one that comes with the product: nothing that could name a file.
        String beside(Explainer explainer) {
            String name = against.orElse("rule");
            if (!explainer.policies().contains(name) && !PolicyChoice.names().contains(name)) {
                throw Refusal.ofField(
                        "against", "There is no policy %s to compare with.".formatted(name));
            }
            return name;
        }

        /// What a field of the question means; what is wrong with it is said of that field.
        private static <T> T inField(String field, Supplier<T> meaning) {
            try {
                return meaning.get();
            } catch (ExplainRefusal refusal) {
                throw Refusal.ofField(field, String.valueOf(refusal.getMessage()));
            }
        }
    }

    /// What somebody may see of an answer about a member who may be asked about.
    static Explanation seenBy(Viewer viewer, Explanation answer) {
        return answer instanceof ContrastExplanation action && !viewer.isOperator()
                ? action.ofOneself()
                : answer;
    }

    /// Limits of a plan are those of single members' devices.
    static boolean namesOthers(Explanation answer) {
        return answer instanceof PriceExplanation price
                && price.reason() instanceof PriceReason.Dual;
    }

    private static Refusal missing(String field) {
        return Refusal.ofField(field, "The field %s is missing.".formatted(field));
    }

    private Answer explain(Exchange exchange) {
        Question question = Question.of(exchange.body());
        allow(exchange.viewer(), question.kind, question.member);
        RunTables run = runs.of(exchange);
        try {
            Explainer explainer = explainers.of(run);
            var words = new ExplanationWords(Locale.ENGLISH, explainer.scenario().currency());
            Explanation answer =
                    seenBy(exchange.viewer(), answer(explainer, question, exchange.viewer()));
            if (namesOthers(answer)) {
                exchange.viewer().requireOperator();
            }
            return Answer.json(ExplanationJson.of(answer, words));
        } catch (ExplainRefusal refusal) {
            throw new Refusal(422, String.valueOf(refusal.getMessage()));
        }
    }

    private static Explanation answer(Explainer explainer, Question asked, Viewer viewer) {
        String about = asked.policy.orElseGet(explainer::usualPolicy);
        return switch (asked.kind) {
            case "bill" -> explainer.bill(about, asked.who());
            case "price" -> explainer.price(about, asked.when(explainer));
            case "balance" ->
                    explainer.balance(
                            about,
                            asked.member.orElse(null),
                            asked.when(explainer),
                            viewer.isOperator());
            case "dispatch" ->
                    explainer.whyNot(
                            about, asked.who(), asked.when(explainer), asked.instead(), asked.how);
            case "share" ->
                    explainer.share(
                            asked.who(),
                            asked.method.orElse("dual-core"),
                            asked.saysWhen()
                                    ? explainer.scenario().axis().day(checked(explainer, asked))
                                    : 0);
            case "policy" ->
                    explainer.policy(
                            about,
                            asked.who(),
                            asked.device.orElse(""),
                            asked.saysWhen()
                                    ? OptionalInt.of(asked.when(explainer))
                                    : OptionalInt.empty());
            case "save" ->
                    explainer.save(
                            about, asked.who(), asked.amount.orElseThrow(() -> missing("amount")));
            case "hard-days" -> explainer.hardDays(about, asked.beside(explainer));
            default ->
                    explainer.whatIf(
                            about,
                            asked.needed("change", asked.change),
                            asked.member.orElse(null),
                            asked.how);
        };
    }

    private static int checked(Explainer explainer, Question asked) {
        int step = asked.when(explainer);
        int steps = explainer.scenario().axis().steps();
        if (step >= steps) {
            throw Refusal.ofField(
                    "step", "The step (%d) must be 0 to %d.".formatted(step, steps - 1));
        }
        return step;
    }

    private static void allow(Viewer viewer, String kind, Optional<String> member) {
        if (OWN.contains(kind) && member.isPresent()) {
            viewer.requireSees(member.get());
        } else if (!kind.equals("balance") && (!kind.equals("price") || viewer.member() == null)) {
            viewer.requireOperator();
        }
    }
}
