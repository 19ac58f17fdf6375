package org.commonwatt.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.experiments.dispatch.DayDispatch;
import org.commonwatt.experiments.dispatch.DispatchFiles;
import org.commonwatt.experiments.dispatch.DispatchJson;
import org.commonwatt.experiments.dispatch.DispatchOutcome;
import org.commonwatt.experiments.dispatch.DispatchRequest;
import org.commonwatt.experiments.report.DispatchPage;
import org.commonwatt.experiments.run.ScenarioSource;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.operate.dispatch.DispatchResult;
import org.commonwatt.operate.dispatch.Promises;
import org.commonwatt.operate.dispatch.commitment.DayPlan;
import org.commonwatt.operate.dispatch.commitment.DayRequest;
import org.commonwatt.operate.dispatch.commitment.ScenarioDays;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.ModelText;
import org.commonwatt.optim.highs.HighsSolver;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// `commonwatt dispatch`: plans a day of a scenario ahead.
@Command(
        name = "dispatch",
        description = "Plan a day ahead: least cost or fair, with prices and limits.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  commonwatt dispatch village",
            "  commonwatt dispatch village --day 2 --objective rawls --out plans/fair"
        })
final class DispatchCommand extends TerminalCommand {
    private static final int NO_PLAN = 3;

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            defaultValue = "village",
            description =
                    "YAML file, folder with a scenario.yaml, or a bundled name (${DEFAULT-VALUE}).")
    private String scenario;

    @Option(
            names = "--day",
            paramLabel = "N",
            defaultValue = "1",
            description = "Day of the scenario, from 1 (${DEFAULT-VALUE}).")
    private int day;

    @Option(
            names = "--objective",
            paramLabel = DispatchRequest.OBJECTIVES,
            defaultValue = "cost",
            description =
                    "What the plan should be best at: least cost, the least helped of the"
                            + " vulnerable, alpha-fairness, generalised Gini (${DEFAULT-VALUE}).")
    private String objective;

    @Option(
            names = "--peak-price",
            paramLabel = "MONEY",
            defaultValue = "0",
            description = "Price of the highest import per kW (${DEFAULT-VALUE}).")
    private double peakPrice;

    @Option(
            names = "--carbon-price",
            paramLabel = "MONEY",
            defaultValue = "0",
            description = "Price of a kilogram of carbon (${DEFAULT-VALUE}).")
    private double carbonPrice;

    @Option(
            names = "--nobody-worse-off",
            description = "Nobody may pay more than alone with its own devices.")
    private boolean nobodyWorseOff;

    @Option(
            names = "--transfer-cap",
            paramLabel = "MONEY",
            defaultValue = "0",
            description = "Most that a member may get or pay beside its energy (${DEFAULT-VALUE}).")
    private double transferCap;

    @Option(
            names = "--budget",
            paramLabel = "SHARE",
            description = "Most that the plan may cost above the cheapest one, such as 0.05.")
    private @Nullable Double budget;

    @Option(
            names = "--gap",
            paramLabel = "SHARE",
            defaultValue = "0.005",
            description = "Distance from the best plan that is good enough (${DEFAULT-VALUE}).")
    private double gap;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "30",
            description = "Longest time of each solve (${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--risk",
            paramLabel = RiskText.RISKS,
            description =
                    "Plan purchases for the day from the days before it, instead of the day as it"
                            + " will be: by the mean, the mean of the dearest share, or the worst"
                            + " distribution within a distance.")
    private @Nullable String risk;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for plan.csv, prices.csv, dispatch.json and dispatch.html.")
    private @Nullable Path out;

    @Option(names = "--lp", description = "Write the model as model.lp as well.")
    private boolean lp;

    @Option(names = "--mps", description = "Write the model as model.mps as well.")
    private boolean mps;

    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
        DispatchRequest request = request();
        request.refusal().ifPresent(this::refuse);
        RiskText.refusal(risk).ifPresent(this::refuse);
        if (risk != null && !objective.equals("cost")) {
            refuse("--risk plans purchases at least cost: it goes with --objective cost only.");
        }
        ScenarioReading reading =
                ScenarioSource.open(scenario, OptionalLong.empty(), OptionalInt.empty());
        return ScenarioOpening.open(
                reading,
                err(),
                output,
                loaded -> risk == null ? plan(loaded, request) : commit(loaded, request));
    }

    private void refuse(String reason) {
        throw bad(reason);
    }

    private DispatchRequest request() {
        try {
            double share = budget == null ? Double.POSITIVE_INFINITY : budget;
            Promises promises =
                    (nobodyWorseOff ? Promises.NOBODY_WORSE_OFF : Promises.NONE)
                            .withTransferCap(transferCap)
                            .withEfficiencyBudget(share);
            Limits limits = Limits.NONE.withSeconds(seconds).withRelativeGap(gap);
            return new DispatchRequest(
                    day - 1, objective, peakPrice, carbonPrice, promises, limits);
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(
                    spec().commandLine(), String.valueOf(problem.getMessage()), problem);
        }
    }

    private int plan(Scenario loaded, DispatchRequest request) {
        DayDispatch dispatch;
        try {
            dispatch = new DayDispatch(loaded, request);
        } catch (IllegalArgumentException problem) {
            err().println(problem.getMessage());
            return BAD_INPUT;
        }
        DispatchOutcome outcome = dispatch.plan(!objective.equals("cost"));
        try {
            write(dispatch, outcome);
        } catch (IOException problem) {
            err().printf("The folder %s cannot be written: %s%n", out, problem.getMessage());
            return BAD_INPUT;
        }
        tell(outcome);
        return outcome.result() instanceof DispatchResult.Solved ? 0 : NO_PLAN;
    }

    private int commit(Scenario loaded, DispatchRequest request) {
        if (day > loaded.axis().days()) {
            err().printf(
                            "There is no day %d: the scenario has %d days.%n",
                            day, loaded.axis().days());
            return BAD_INPUT;
        }
        DayPlan plan =
                ScenarioDays.plan(
                        new HighsSolver(),
                        loaded,
                        new DayRequest(request.day(), RiskText.parsed(risk), null),
                        request.limits());
        return switch (plan) {
            case DayPlan.Refused refused -> {
                err().println(refused.reason());
                yield BAD_INPUT;
            }
            case DayPlan.Unplanned unplanned -> {
                err().println(PurchaseSummary.told(unplanned.result()));
                yield NO_PLAN;
            }
            case DayPlan.Planned planned -> purchases(loaded, planned);
        };
    }

    private int purchases(Scenario loaded, DayPlan.Planned planned) {
        var summary = new PurchaseSummary(loaded, planned, String.valueOf(risk));
        if (output.json()) {
            out().println(OutputOptions.render(summary.json()));
        } else if (!output.quiet()) {
            out().print(summary.text());
        }
        out().flush();
        try {
            if (out != null) {
                DispatchFiles.writeTexts(
                        out,
                        Map.of(
                                "purchases.csv",
                                summary.csv(),
                                DispatchFiles.SUMMARY,
                                OutputOptions.render(summary.json())));
            }
            return 0;
        } catch (IOException problem) {
            err().printf("The folder %s cannot be written: %s%n", out, problem.getMessage());
            return BAD_INPUT;
        }
    }

    private void write(DayDispatch dispatch, DispatchOutcome outcome) throws IOException {
        if (out == null) {
            return;
        }
        Map<String, String> others = new LinkedHashMap<>();
        others.put(DispatchFiles.PAGE, DispatchPage.of(outcome));
        if (lp) {
            others.put("model.lp", ModelText.lp(dispatch.model()));
        }
        if (mps) {
            others.put("model.mps", ModelText.mps(dispatch.model()));
        }
        DispatchFiles.write(out, outcome, others);
    }

    private void tell(DispatchOutcome outcome) {
        boolean solved = outcome.result() instanceof DispatchResult.Solved;
        if (output.json()) {
            out().println(OutputOptions.render(DispatchJson.of(outcome)));
        } else if (solved && !output.quiet()) {
            out().print(DispatchSummary.text(outcome));
            if (out != null) {
                out().println("Written to " + out.resolve(DispatchFiles.PAGE));
            }
        }
        if (!solved) {
            err().println(outcome.told());
        }
        out().flush();
        err().flush();
    }
}
