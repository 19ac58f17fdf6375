package org.commonwatt.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.imports.ImportReport;
import org.commonwatt.experiments.imports.ImportResult;
import picocli.CommandLine;

/// Tells what became of an import.
final class ImportOutput {
    private static final int SHOWN = 12;

    private ImportOutput() {}

    /// Prints the result and gives the exit code.
    static int tell(ImportResult result, CommandLine command, OutputOptions options) {
        if (options.json()) {
            command.getOut().println(OutputOptions.render(json(result)));
        }
        return switch (result) {
            case ImportResult.Refused refused -> {
                if (!options.json()) {
                    command.getErr().println(refused.render());
                }
                yield TerminalCommand.BAD_INPUT;
            }
            case ImportResult.Imported imported -> {
                if (!options.json() && !options.quiet()) {
                    tell(imported, command.getOut());
                }
                yield 0;
            }
        };
    }

    private static void tell(ImportResult.Imported imported, PrintWriter out) {
        ImportReport report = imported.report();
        int filled = report.homes().stream().mapToInt(ImportReport.Home::filledSteps).sum();
        out.printf(
                "%s: %d series, %d left out, %d values filled in.%n",
                imported.written(), report.homes().size(), report.leftOut().size(), filled);
        var lines = new ArrayList<String>();
        report.leftOut()
                .forEach(each -> lines.add("left out: " + each.source() + ": " + each.reason()));
        for (ImportReport.Home home : report.homes()) {
            home.flags().forEach(flag -> lines.add(home.id() + ": " + flag));
        }
        lines.addAll(report.notes());
        lines.stream().limit(SHOWN).forEach(line -> out.println("  " + line));
        if (lines.size() > SHOWN) {
            out.printf("  … and %d more.%n", lines.size() - SHOWN);
        }
        out.println("Next: commonwatt run " + imported.written());
    }

    private static Map<String, Object> json(ImportResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "commonwatt.imported");
        json.put("version", 1);
        switch (result) {
            case ImportResult.Refused refused -> {
                json.put("imported", false);
                json.put("problems", ValidateCommand.list(refused.problems()));
            }
            case ImportResult.Imported imported -> {
                json.put("imported", true);
                json.put("written", imported.written().toString());
                json.put("series", imported.report().homes().size());
                List<Map<String, Object>> out = new ArrayList<>();
                for (ImportReport.LeftOut each : imported.report().leftOut()) {
                    out.add(Map.of("source", each.source(), "reason", each.reason()));
                }
                json.put("leftOut", out);
                json.put("notes", imported.report().notes());
            }
        }
        return json;
    }
}
