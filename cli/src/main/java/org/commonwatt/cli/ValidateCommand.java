package org.commonwatt.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.operate.scenario.Scenario;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `commonwatt validate`: everything that is wrong with a scenario, or what it contains.
@Command(
        name = "validate",
        description = "Check a scenario and name every problem with file, line and column.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  commonwatt validate village", "  commonwatt validate my-street/scenario.yaml"})
final class ValidateCommand implements Callable<Integer> {
    private static final int BAD_INPUT = 2;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "SCENARIO",
            description = "YAML file, folder with a scenario.yaml, or a bundled name.")
    private String scenario;

    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
        ScenarioReading reading = ScenarioReader.open(scenario);
        if (output.json()) {
            out().println(OutputOptions.render(json(reading)));
        }
        return switch (reading) {
            case ScenarioReading.Rejected rejected -> {
                if (!output.json()) {
                    PrintWriter err = spec.commandLine().getErr();
                    err.println(rejected.render());
                    int count = rejected.problems().size();
                    err.println(count == 1 ? "1 problem." : count + " problems.");
                }
                yield BAD_INPUT;
            }
            case ScenarioReading.Loaded loaded -> {
                if (!output.json() && !output.quiet()) {
                    tell(loaded);
                }
                yield 0;
            }
        };
    }

    private void tell(ScenarioReading.Loaded loaded) {
        Scenario read = loaded.scenario();
        out().printf(
                        "%s is valid: %d participants, %d steps of %s from %s, %s, market %s.%n",
                        read.name(),
                        read.community().size(),
                        read.axis().steps(),
                        read.axis().step(),
                        read.axis().local(0).toOffsetDateTime(),
                        read.currency(),
                        read.mechanism());
        tell("Worth a look:", loaded.warnings().stream().map(Problem::render).toList());
        tell("Not measured:", read.assumptions());
    }

    private void tell(String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            out().println(title);
            sentences.forEach(sentence -> out().println("  " + sentence.replace("\n", "\n    ")));
        }
    }

    private static Map<String, Object> json(ScenarioReading reading) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "commonwatt.validate");
        json.put("version", 1);
        switch (reading) {
            case ScenarioReading.Rejected rejected -> {
                json.put("valid", false);
                json.put("problems", list(rejected.problems()));
            }
            case ScenarioReading.Loaded loaded -> {
                json.put("valid", true);
                json.put("name", loaded.scenario().name());
                json.put("participants", loaded.scenario().community().size());
                json.put("steps", loaded.scenario().axis().steps());
                json.put("warnings", list(loaded.warnings()));
                json.put("assumptions", loaded.scenario().assumptions());
            }
        }
        return json;
    }

    /// Problems as JSON objects.
    static List<Map<String, @Nullable Object>> list(List<Problem> problems) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (Problem problem : problems) {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("file", problem.file());
            entry.put("line", problem.line());
            entry.put("column", problem.column());
            entry.put("path", problem.path());
            entry.put("message", problem.message());
            entry.put("maybe", problem.maybe());
            list.add(entry);
        }
        return list;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
