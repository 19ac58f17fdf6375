package org.commonwatt.experiments.imports;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// The scenario text of an import of meter files, every guess a comment.
final class MeterText {
    private final Path source;
    private final MeterImport.Options options;
    private final ImportReport report;
    private final boolean inPlace;

    /// @param inPlace whether series are read from the user's own files
    MeterText(Path source, MeterImport.Options options, ImportReport report, boolean inPlace) {
        this.source = source;
        this.options = options;
        this.report = report;
        this.inPlace = inPlace;
    }

    /// Header of a column in the series file of an import.
    static String header(MeterColumn column) {
        return column.homeId() + "_" + column.kind().name().toLowerCase(Locale.ROOT) + "_kwh";
    }

    /// The whole scenario.
    String yaml(String name, CommonDays days, long step) {
        noteGuesses(days);
        var members = new TreeMap<String, List<MeterColumn>>();
        for (MeterColumn column : days.kept()) {
            members.computeIfAbsent(column.homeId(), key -> new ArrayList<>()).add(column);
        }
        var text = new StringBuilder();
        members.forEach((id, columns) -> text.append(member(id, columns)));
        var comments =
                new ArrayList<>(
                        List.of("Written by commonwatt from " + source + ". Please check:"));
        report.notes().forEach(note -> comments.add("- " + note));
        report.leftOut()
                .forEach(out -> comments.add("- left out: " + out.source() + ": " + out.reason()));
        return YamlText.comments(comments)
                + """
                  commonwatt: 1
                  name: %s
                  currency: %s

                  time: {start: %s, days: %d, step: %s, zone: "%s"}

                  tariff: # per kWh; put your own prices here
                    import: 0.25
                    feedIn: 0.08

                  market: {mechanism: mid-market-rate} # none ends local trade

                  # Add to a participant as you know it: group, income, battery: {capacityKwh: …}, ev: {…}
                  participants:
                  """
                        .formatted(
                                YamlText.id(name),
                                options.currency(),
                                days.first(),
                                days.days(),
                                Duration.ofSeconds(step),
                                options.zone())
                + text;
    }

    private void noteGuesses(CommonDays days) {
        for (MeterColumn column : days.kept()) {
            if (column.unit().guessed()) {
                report.note(
                        "%s is taken as %s, judging by its size"
                                .formatted(column.reference(), column.unit().name()));
            }
            if (column.unit().register()) {
                report.note(
                        "%s is a running total: its differences are the energy"
                                .formatted(column.reference()));
            }
            if (!column.zone().equals(options.zone())) {
                report.note("%s is taken to be in %s".formatted(column.reference(), column.zone()));
            }
        }
        report.note("days and times without offset are those of %s".formatted(options.zone()));
        report.note("prices are examples, not yours");
    }

    private String member(String id, List<MeterColumn> columns) {
        var text = new StringBuilder("  - id: ").append(id).append('\n');
        for (MeterColumn column : columns) {
            boolean load = column.kind() == MeterColumn.Kind.LOAD;
            text.append(load ? "    load: {" : "    pv: {");
            text.append("series: ")
                    .append(
                            YamlText.quoted(
                                    inPlace ? column.reference() : "loads.csv#" + header(column)));
            if (inPlace && !column.unit().name().isEmpty()) {
                text.append(", unit: ").append(column.unit().name());
            }
            if (inPlace && !column.zone().equals(options.zone())) {
                text.append(", zone: ").append(YamlText.quoted(column.zone().getId()));
            }
            text.append("}\n");
        }
        return text.toString();
    }
}
