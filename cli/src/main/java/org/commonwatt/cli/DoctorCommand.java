package org.commonwatt.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `commonwatt doctor`: whether this machine has what Commonwatt needs, one line per check.
@Command(
        name = "doctor",
        description = "Check what this machine has and what is missing.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  commonwatt doctor", "  commonwatt doctor --out /srv/runs --json"})
final class DoctorCommand extends TerminalCommand {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Folder that runs shall be written to (${DEFAULT-VALUE}).")
    private Path out;

    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
        List<HealthCheck> checks = HealthCheck.all(out);
        boolean healthy =
                checks.stream().noneMatch(check -> check.state() == HealthCheck.State.FAILED);
        PrintWriter writer = out();
        if (output.json()) {
            writer.println(OutputOptions.render(json(checks, healthy)));
        } else if (!output.quiet() || !healthy) {
            checks.forEach(
                    check ->
                            writer.printf(
                                    "%-7s %-10s %s%n",
                                    check.state().word(), check.name(), check.said()));
            writer.println(
                    healthy ? "Commonwatt can run here." : "Commonwatt cannot run here yet.");
        }
        return healthy ? 0 : 2;
    }

    private static Map<String, Object> json(List<HealthCheck> checks, boolean healthy) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "commonwatt.doctor");
        json.put("version", 1);
        json.put("healthy", healthy);
        List<Map<String, Object>> list = new ArrayList<>();
        for (HealthCheck check : checks) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("check", check.name());
            entry.put("state", check.state().word());
            entry.put("said", check.said());
            list.add(entry);
        }
        json.put("checks", list);
        return json;
    }
}
