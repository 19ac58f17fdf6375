package org.commonwatt.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
final class ExplainCommand implements Callable<Integer> {
    private static final int BAD_INPUT = 2;

    @Spec private CommandSpec spec;

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
            names = "--why-not",
            paramLabel = "ACTION",
            description =
                    "Why the device did not do this instead: charge, discharge, idle, ev-charge,"
                            + " warm, coast, start, wait …; charge:0.5 for half of it.")
    private @Nullable String whyNot;

    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
        try {
            Explainer explainer = Explainer.open(folder);
            tell(explainer, answers(explainer));
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
        if (whyNot != null) {
            DeviceAction instead = DeviceAction.of(whyNot);
            int at = when(explainer, "--why-not");
            answers.add(explainer.whyNot(about, someone("--why-not"), at, instead));
        }
        return answers;
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

    private void tell(Explainer explainer, List<Explanation> answers) {
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
        } else if (!output.quiet()) {
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

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
