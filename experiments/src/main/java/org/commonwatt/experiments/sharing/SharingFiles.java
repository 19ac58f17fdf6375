package org.commonwatt.experiments.sharing;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.equity.sharing.Allocation;
import org.commonwatt.equity.sharing.AllocationAudit;
import org.commonwatt.equity.sharing.Coalition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `shares.csv`, `sharing.json`, `gain.yaml` and the page beside them.
public final class SharingFiles {
    /// A row per method and member.
    public static final String SHARES = "shares.csv";

    /// Everything, for machines.
    public static final String JSON = "sharing.json";

    /// The page.
    public static final String PAGE = "sharing.html";

    /// The shares of the first method as a scenario takes them; absent where one is negative.
    public static final String GAIN = "gain.yaml";

    private static final String SCHEMA = "commonwatt.sharing";
    private static final int VERSION = 1;
    private static final double ROUNDING = 1e-9;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private SharingFiles() {}

    /// Writes all of them into a folder, which is made; each appears whole or not at all.
    ///
    /// @param page text of the page
    public static void write(Path folder, SharingOutcome outcome, String page) throws IOException {
        Files.createDirectories(folder);
        put(folder.resolve(SHARES), csv(outcome));
        put(folder.resolve(JSON), MAPPER.writeValueAsString(json(outcome)) + "\n");
        put(folder.resolve(PAGE), page);
        String gain = gain(outcome);
        if (gain.isEmpty()) {
            Files.deleteIfExists(folder.resolve(GAIN));
        } else {
            put(folder.resolve(GAIN), gain);
        }
    }

    /// `gain: {shares: …}`, which makes the bills of a run follow the first method.
    private static String gain(SharingOutcome outcome) {
        SharingOutcome.Method first = outcome.first();
        Allocation shares = first == null ? null : first.shares();
        double gain = outcome.community().gain();
        if (first == null || shares == null || !(gain > 0)) {
            return "";
        }
        StringBuilder yaml = new StringBuilder();
        yaml.append(
                "# Part of the gain of each member by %s, %s.\n"
                        .formatted(first.name(), outcome.community().when()));
        yaml.append("# Copied into the scenario it makes bills share what a run really saves.\n");
        yaml.append("gain:\n  shares:\n");
        for (int i = 0; i < shares.members(); i++) {
            // What rounding leaves of nothing is no negative share.
            double part = shares.share(i) / gain;
            if (part < -ROUNDING) {
                return "";
            }
            String id = outcome.members().get(i).id().replace("\"", "\\\"");
            yaml.append("    \"%s\": %s\n".formatted(id, decimal(Math.max(0, part))));
        }
        return yaml.toString();
    }

    private static String decimal(double part) {
        return new BigDecimal(part).setScale(9, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static void put(Path file, String text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(unfinished, text);
        Files.move(
                unfinished,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static String csv(SharingOutcome outcome) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    "method",
                    "participant",
                    "group",
                    "alone_cost",
                    "share",
                    "half_width",
                    "cost_after_sharing",
                    "burden",
                    "currency");
            for (SharingOutcome.Method method : outcome.methods()) {
                Allocation shares = method.shares();
                for (int i = 0; shares != null && i < shares.members(); i++) {
                    SharingOutcome.Member member = outcome.members().get(i);
                    double cost = member.aloneCost() - shares.share(i);
                    csv.writeRecord(
                            method.name(),
                            member.id(),
                            member.group(),
                            number(member.aloneCost()),
                            number(shares.share(i)),
                            number(shares.halfWidth(i)),
                            number(cost),
                            number(member.burden(cost, outcome.community().days())),
                            outcome.community().currency());
                }
            }
        }
        return text.toString();
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "null";
    }

    /// The outcome as one object.
    public static Map<String, Object> json(SharingOutcome outcome) {
        SharingOutcome.Community community = outcome.community();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("version", VERSION);
        json.put("scenario", community.name());
        json.put("currency", community.currency());
        json.put("window", community.when());
        json.put("days", community.days());
        json.put("aloneCost", outcome.aloneCost());
        json.put("togetherCost", community.togetherCost());
        json.put("gain", community.gain());
        List<Map<String, Object>> members = new ArrayList<>();
        for (SharingOutcome.Member member : outcome.members()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", member.id());
            entry.put("group", member.group());
            entry.put("incomePerYear", finite(member.incomePerYear()));
            entry.put("aloneCost", member.aloneCost());
            entry.put("loadKwh", member.loadKwh());
            members.add(entry);
        }
        json.put("members", members);
        json.put("methods", outcome.methods().stream().map(m -> json(m, outcome)).toList());
        json.put("notes", outcome.notes());
        return json;
    }

    private static Map<String, Object> json(SharingOutcome.Method method, SharingOutcome outcome) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("method", method.name());
        json.put("status", method.status());
        Allocation shares = method.shares();
        if (shares != null) {
            json.put("shares", shares.shares());
            if (shares.isEstimated()) {
                double[] halfWidths = new double[shares.members()];
                for (int i = 0; i < halfWidths.length; i++) {
                    halfWidths[i] = shares.halfWidth(i);
                }
                json.put("halfWidths", halfWidths);
            }
        }
        AllocationAudit audit = method.audit();
        if (audit != null) {
            json.put("audit", json(audit, outcome));
        }
        json.put("sentences", method.sentences());
        return json;
    }

    private static Map<String, Object> json(AllocationAudit audit, SharingOutcome outcome) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("budgetGap", audit.budgetGap());
        json.put("leastAboveAlone", audit.least());
        json.put("leastMember", outcome.members().get(audit.leastMember()).id());
        json.put("largestExcess", finite(audit.largest().excess()));
        List<String> coalition = new ArrayList<>();
        for (int i : Coalition.members(audit.largest().coalition())) {
            coalition.add(outcome.members().get(i).id());
        }
        json.put("coalition", coalition);
        json.put("excessBound", finite(audit.bound()));
        List<@Nullable Double> burdens = new ArrayList<>();
        for (double burden : audit.burdens()) {
            burdens.add(finite(burden));
        }
        json.put("burdens", burdens);
        json.put("giniOfBurdens", finite(audit.gini()));
        json.put("jainOfBurdens", finite(audit.jain()));
        json.put("worstBurden", finite(audit.worstBurden()));
        return json;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
