package org.commonwatt.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.commonwatt.experiments.explain.Deciding;
import org.commonwatt.experiments.explain.DeviceAction;
import org.commonwatt.experiments.explain.ExplainRefusal;
import org.commonwatt.experiments.explain.Explainer;
import org.commonwatt.experiments.explain.ExplanationJson;
import org.commonwatt.experiments.explain.ExplanationWords;
import org.commonwatt.explain.BillExplanation;
import org.commonwatt.explain.Explanation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `commonwatt explain`: why a bill, a price or an action came out as it did.
@Command(
        name = "explain",
        description = "Explain a finished run: bills, prices, actions, shares, policies.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  commonwatt explain runs/village --participant home_11 --bill",
            "  commonwatt explain runs/village --participant home_11 --time 2025-07-10T18:00"
                    + " --why-not charge"
        })
final class ExplainCommand extends TerminalCommand {
    @Parameters(paramLabel = "RUN", description = "Folder that run wrote.")
    private Path folder;

    @Option(names = "--policy", paramLabel = "NAME", description = "Policy of the run (the last).")
    private @Nullable String policy;

    @Option(names = "--participant", paramLabel = "I", description = "Whom it is about.")
    private @Nullable String participant;

    @Option(names = "--step", paramLabel = "T", description = "Step, 0 for the first.")
    private @Nullable Integer step;

    @Option(
            names = "--time",
            paramLabel = "ISO",
            description = "Step by its time, local (2025-07-10T18:00) or with an offset.")
    private @Nullable String time;

    @Option(names = "--bill", description = "Why the bill is what it is.")
    private boolean bill;

    @Option(names = "--price", description = "What set the price between neighbours.")
    private boolean price;

    @Option(
            names = "--balance",
            description = "Where the energy of a step came from and went, of one member or of all.")
    private boolean balance;

    @Option(
            names = "--why-not",
            paramLabel = "ACTION",
            description =
                    "Why the device did not do this instead: charge, discharge, idle, ev-charge,"
                            + " warm, coast, start, wait …; charge:0.5 for half of it.")
    private @Nullable String whyNot;

    @Option(
            names = "--share",
            description = "Why the share of the common gain of a day is what it is.")
    private boolean share;

    @Option(
            names = "--method",
            paramLabel = "M",
            defaultValue = "dual-core",
            description = "Of --share: how the gain is shared (${DEFAULT-VALUE}).")
    private String method;

    @Option(
            names = "--why",
            description = "What the policy's action hung on, and how it acts in general.")
    private boolean why;

    @Option(
            names = "--device",
            paramLabel = "D",
            defaultValue = "",
            description = "Of --why: storage, ev, heat, job or genset (the first there is).")
    private String device;

    @Option(
            names = "--save",
            paramLabel = "AMOUNT",
            description = "The smallest change of behaviour that saves so much over the run.")
    private @Nullable Double save;

    @Option(
            names = "--what-if",
            paramLabel = "CHANGE",
            description =
                    "What if: battery=12, pv=6, leaves, import-price=+10%%, mechanism=none,"
                            + " tariff.feedIn=0.12; may be repeated.")
    private List<String> whatIfs = List.of();

    @Option(
            names = "--replan",
            description =
                    "Of --why-not and --what-if: the policy decides anew, where it plans as long as"
                            + " in the run; without it what it decided stays.")
    private boolean replan;

    @Option(
            names = "--hard-days",
            description = "What days that nobody forecast have taught the policy.")
    private boolean hardDays;

    @Option(
            names = "--against",
            paramLabel = "NAME",
            defaultValue = "rule",
            description = "Of --hard-days: the policy to compare with (${DEFAULT-VALUE}).")
    private String against;

    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
        if (replan && whyNot == null && whatIfs.isEmpty()) {
            throw bad("--replan says how --why-not and --what-if are answered; neither is given.");
        }
        try {
            Explainer explainer = Explainer.open(folder);
            List<Explanation> answers = answers(explainer);
            tell(explainer, answers.isEmpty() ? overview(explainer) : answers, answers.isEmpty());
            return 0;
        } catch (ExplainRefusal refusal) {
            err().println(refusal.getMessage());
            err().flush();
            return BAD_INPUT;
        }
    }

    private List<Explanation> answers(Explainer explainer) {
        String about = policy == null ? explainer.usualPolicy() : policy;
        List<Explanation> answers = new ArrayList<>();
        if (bill) {
            answers.add(explainer.bill(about, someone("--bill")));
        }
        if (price) {
            answers.add(explainer.price(about, when(explainer, "--price")));
        }
        if (balance) {
            answers.add(explainer.balance(about, participant, when(explainer, "--balance"), true));
        }
        if (whyNot != null) {
            DeviceAction instead = DeviceAction.of(whyNot);
            int at = when(explainer, "--why-not");
            answers.add(explainer.whyNot(about, someone("--why-not"), at, instead, deciding()));
        }
        if (share) {
            int day =
                    step == null && time == null
                            ? 0
                            : explainer.scenario().axis().day(when(explainer, "--share"));
            answers.add(explainer.share(someone("--share"), method, day));
        }
        if (why) {
            OptionalInt at =
                    step == null && time == null
                            ? OptionalInt.empty()
                            : OptionalInt.of(when(explainer, "--why"));
            answers.add(explainer.policy(about, someone("--why"), device, at));
        }
        if (save != null) {
            answers.add(explainer.save(about, someone("--save"), save));
        }
        for (String whatIf : whatIfs) {
            answers.add(explainer.whatIf(about, whatIf, participant, deciding()));
        }
        if (hardDays) {
            answers.add(explainer.hardDays(about, against));
        }
        return answers;
    }

    /// One finding of each kind, told at once, and how to ask for more.
    private List<Explanation> overview(Explainer explainer) {
        String about = policy == null ? explainer.usualPolicy() : policy;
        var words = new ExplanationWords(Locale.ENGLISH, explainer.scenario().currency());
        boolean silent = output.quiet() || output.json();
        List<Explanation> all = new ArrayList<>();
        explainer.overview(
                about,
                participant == null ? "" : participant,
                answer -> {
                    all.add(answer.explanation());
                    if (!silent) {
                        answer.explanation().sentences().stream()
                                .limit(answer.sentences())
                                .forEach(sentence -> out().println(words.text(sentence)));
                        String ask = "  commonwatt explain %s%s".formatted(folder, answer.ask());
                        out().println(ask);
                        out().println();
                        out().flush();
                    }
                });
        return all;
    }

    private Deciding deciding() {
        return replan ? Deciding.ANEW : Deciding.AS_IN_RUN;
    }

    private String someone(String option) {
        if (participant == null) {
            throw bad("%s needs --participant: whom is it about?".formatted(option));
        }
        return participant;
    }

    private int when(Explainer explainer, String option) {
        if (step != null && time != null) {
            throw bad("Either --step or --time says when; both are given.");
        }
        if (step != null) {
            return step;
        }
        if (time != null) {
            return explainer.step(time);
        }
        throw bad("%s needs --step or --time: when?".formatted(option));
    }

    private void tell(Explainer explainer, List<Explanation> answers, boolean told) {
        var words = new ExplanationWords(Locale.ENGLISH, explainer.scenario().currency());
        List<Map<String, Object>> json =
                answers.stream().map(each -> ExplanationJson.of(each, words)).toList();
        explainer.keep(json);
        if (output.json()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("schema", "commonwatt.explain");
            object.put("version", 1);
            object.put("explanations", json);
            out().println(OutputOptions.render(object));
        } else if (!output.quiet() && !told) {
            for (Explanation answer : answers) {
                if (answer instanceof BillExplanation waterfall) {
                    out().println(ExplanationTable.of(waterfall, explainer.scenario(), words));
                }
                words.all(answer).forEach(out()::println);
                out().println();
            }
        }
        out().flush();
    }
}
