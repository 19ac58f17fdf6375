package org.commonwatt.experiments.imports;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What an import did, home by home; written beside the scenario as `import.json`.
public final class ImportReport {
    /// One home, or one column of weather, that is in the scenario.
    ///
    /// @param id its id
    /// @param source file and column it came from
    /// @param filledSteps steps whose value was filled in
    /// @param flags what looks odd about it
    public record Home(String id, String source, int filledSteps, List<String> flags) {
        public Home {
            flags = List.copyOf(flags);
        }
    }

    /// Something that is not in the scenario.
    ///
    /// @param source file and column
    /// @param reason why
    public record LeftOut(String source, String reason) {}

    private final String format;
    private final String source;
    private final String gapRule;
    private final List<Home> homes = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /// @param format name of the importer
    /// @param source what was imported, as the user named it
    ImportReport(String format, String source) {
        this(
                format,
                source,
                "up to 1 h by a straight line, up to 24 h from the same time of the day before"
                        + " or after");
    }

    /// @param gapRule which gaps were filled, and how
    ImportReport(String format, String source, String gapRule) {
        this.format = format;
        this.source = source;
        this.gapRule = gapRule;
    }

    void home(Home home) {
        homes.add(home);
    }

    void leftOut(String from, String reason) {
        leftOut.add(new LeftOut(from, reason));
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    /// Homes in the scenario.
    public List<Home> homes() {
        return List.copyOf(homes);
    }

    /// What was left out, each with its reason.
    public List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    /// Guesses, assumptions and whatever else to know.
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /// The report as JSON.
    public String json() {
        JsonMapper mapper = JsonMapper.shared();
        ObjectNode root = mapper.createObjectNode();
        root.put("schema", "commonwatt.import").put("version", 1);
        root.put("format", format).put("source", source);
        root.put("gapRule", gapRule);
        ArrayNode kept = root.putArray("homes");
        for (Home home : homes) {
            ObjectNode node = kept.addObject();
            node.put("id", home.id()).put("source", home.source());
            node.put("filledSteps", home.filledSteps());
            home.flags().forEach(node.putArray("flags")::add);
        }
        ArrayNode out = root.putArray("leftOut");
        for (LeftOut each : leftOut) {
            out.addObject().put("source", each.source()).put("reason", each.reason());
        }
        notes.forEach(root.putArray("notes")::add);
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }
}
