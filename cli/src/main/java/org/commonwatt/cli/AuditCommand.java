package org.commonwatt.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.audit.AuditReport;
import org.commonwatt.experiments.audit.RunAudit;
import org.commonwatt.experiments.store.RunFolderException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `commonwatt audit`: derives a run's balances again from its journal.
@Command(
        name = "audit",
        description =
                "Check that a run's journal, bills and meters agree, to the last unit; exit code 3"
                        + " where they do not.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  commonwatt audit runs/village", "  commonwatt audit runs/village.partial"})
final class AuditCommand extends TerminalCommand {
    private static final int VIOLATION = 3;

    @Parameters(
            paramLabel = "RUN",
            description = "Run folder; that of an interrupted run ends in .partial.")
    private Path run;

    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
        try {
            AuditReport report = RunAudit.of(run);
            if (output.json()) {
                out().println(OutputOptions.render(json(report)));
            } else {
                tell(report);
            }
            return report.holds() ? 0 : VIOLATION;
        } catch (RunFolderException failure) {
            err().println(failure.getMessage());
            return BAD_INPUT;
        }
    }

    private void tell(AuditReport report) {
        if (!output.quiet()) {
            var table = new TextTable().row("check", "places", "result");
            for (AuditReport.Check check : report.checks()) {
                String result = check.places() == 0 ? "none" : check.holds() ? "OK" : "violation";
                table.row(
                        "%s: %s".formatted(check.name(), check.rule()),
                        String.valueOf(check.places()),
                        check.holds() ? result : "violation");
            }
            out().print(table.render());
            report.complete().forEach(sentence -> out().println("Complete: " + sentence));
        }
        for (AuditReport.Check check : report.checks()) {
            check.violations().forEach(violation -> out().println(check.name() + ": " + violation));
        }
        out().flush();
    }

    private static Map<String, Object> json(AuditReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "commonwatt.audit");
        json.put("version", 1);
        json.put("run", report.folder());
        json.put("holds", report.holds());
        json.put("complete", report.complete());
        List<Map<String, Object>> checks = new ArrayList<>();
        for (AuditReport.Check check : report.checks()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("check", check.name());
            entry.put("rule", check.rule());
            entry.put("places", check.places());
            entry.put("holds", check.holds());
            entry.put("violations", check.violations());
            checks.add(entry);
        }
        json.put("checks", checks);
        return json;
    }
}
