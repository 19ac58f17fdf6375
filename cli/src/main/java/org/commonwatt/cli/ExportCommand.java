package org.commonwatt.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonwatt.experiments.export.ExportFormat;
import org.commonwatt.experiments.export.ExportRefusal;
import org.commonwatt.experiments.export.Exported;
import org.commonwatt.experiments.export.Exports;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// `commonwatt export`: what another command wrote, in a format of other programs.
@Command(
        name = "export",
        description = "Write runs, trainings and policies in formats of other programs.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  commonwatt export runs/village --to csv --out village-tables",
            "  commonwatt export island-trained --to onnx --out island-model"
        })
final class ExportCommand extends TerminalCommand {
    /// Reads a format by its name.
    static final class Format implements ITypeConverter<ExportFormat> {
        @Override
        public ExportFormat convert(String text) {
            for (ExportFormat each : ExportFormat.values()) {
                if (each.key().equals(text.toLowerCase(Locale.ROOT))) {
                    return each;
                }
            }
            throw new TypeConversionException(
                    "must be csv, json, parquet, onnx or tensorboard: %s".formatted(text));
        }
    }

    @Parameters(
            paramLabel = "RUN",
            description =
                    "Folder that run, train, evaluate or study wrote; for onnx also the name of a"
                            + " trained policy.")
    private String source;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FORMAT",
            converter = Format.class,
            description =
                    "csv, json or parquet for every table, onnx for networks, tensorboard for"
                            + " curves.")
    private ExportFormat format;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "PATH",
            description = "Folder to make; nothing may be there.")
    private Path out;

    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
        PrintWriter text = out();
        try {
            Exported exported = Exports.write(source, format, out);
            if (output.json()) {
                text.println(OutputOptions.render(json(exported)));
            } else if (!output.quiet()) {
                int files = exported.files().size();
                text.printf("%s: %d file%s.%n", out, files, files == 1 ? "" : "s");
                exported.files().forEach(file -> text.println(line(file)));
            }
            return 0;
        } catch (ExportRefusal refusal) {
            err().println(refusal.getMessage());
            return BAD_INPUT;
        }
    }

    private static String line(Exported.File file) {
        return file.rows() == 0
                ? "  " + file.name()
                : String.format(Locale.ROOT, "  %s: %,d rows", file.name(), file.rows());
    }

    private Map<String, Object> json(Exported exported) {
        List<Map<String, Object>> files = new ArrayList<>();
        for (Exported.File file : exported.files()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", file.name());
            one.put("rows", file.rows());
            one.put("bytes", file.bytes());
            files.add(one);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "commonwatt.export");
        json.put("version", 1);
        json.put("format", format.key());
        json.put("written", exported.folder().toString());
        json.put("files", files);
        return json;
    }
}
