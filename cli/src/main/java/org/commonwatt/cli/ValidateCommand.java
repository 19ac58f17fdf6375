package org.commonwatt.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.experiments.scenario.Area;
import org.commonwatt.experiments.scenario.AreaReader;
import org.commonwatt.experiments.scenario.AreaReading;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.operate.scenario.Scenario;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `commonwatt validate`: everything that is wrong with a scenario or the file of an area, or what
/// it contains.
@Command(
        name = "validate",
        description =
                "Check a scenario or an area and name every problem with file, line and column.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  commonwatt validate village", "  commonwatt validate my-street/scenario.yaml"})
final class ValidateCommand extends TerminalCommand {
    @Parameters(
            paramLabel = "SCENARIO",
            description =
                    "YAML file of a scenario or an area, folder with a scenario.yaml, or a bundled name.")
    private String scenario;

    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
        if (AreaReader.isArea(scenario)) {
            return switch (AreaReader.read(scenario, OptionalLong.empty(), OptionalInt.empty())) {
                case AreaReading.Rejected area -> rejected(area.rejected());
                case AreaReading.Loaded area -> area(area);
            };
        }
        return switch (ScenarioReader.open(scenario)) {
            case ScenarioReading.Rejected rejected -> rejected(rejected);
            case ScenarioReading.Loaded loaded -> {
                if (output.json()) {
                    out().println(OutputOptions.render(json(loaded)));
                } else if (!output.quiet()) {
                    tell(loaded);
                }
                yield 0;
            }
        };
    }

    private int rejected(ScenarioReading.Rejected rejected) {
        if (output.json()) {
            Map<String, Object> json = start(false);
            json.put("problems", list(rejected.problems()));
            out().println(OutputOptions.render(json));
        } else {
            PrintWriter err = err();
            err.println(rejected.render());
            int count = rejected.problems().size();
            err.println(count == 1 ? "1 problem." : count + " problems.");
        }
        return BAD_INPUT;
    }

    private int area(AreaReading.Loaded loaded) {
        Area area = loaded.area();
        Scenario first = area.communities().getFirst();
        int participants =
                area.communities().stream().mapToInt(each -> each.community().size()).sum();
        if (output.json()) {
            Map<String, Object> json = start(true);
            json.put("name", area.name());
            json.put("communities", area.communities().stream().map(Scenario::name).toList());
            json.put("participants", participants);
            json.put("steps", first.axis().steps());
            json.put("warnings", list(loaded.warnings()));
            out().println(OutputOptions.render(json));
        } else if (!output.quiet()) {
            out().printf(
                            "%s is a valid area: %d communities with %d participants, %d steps of"
                                    + " %s from %s.%n",
                            area.name(),
                            area.communities().size(),
                            participants,
                            first.axis().steps(),
                            first.axis().step(),
                            first.axis().local(0).toOffsetDateTime());
            tell("Worth a look:", loaded.warnings().stream().map(Problem::render).toList());
        }
        return 0;
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

    private static Map<String, Object> start(boolean valid) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "commonwatt.validate");
        json.put("version", 1);
        json.put("valid", valid);
        return json;
    }

    private static Map<String, Object> json(ScenarioReading.Loaded loaded) {
        Map<String, Object> json = start(true);
        json.put("name", loaded.scenario().name());
        json.put("participants", loaded.scenario().community().size());
        json.put("steps", loaded.scenario().axis().steps());
        json.put("warnings", list(loaded.warnings()));
        json.put("assumptions", loaded.scenario().assumptions());
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
}
