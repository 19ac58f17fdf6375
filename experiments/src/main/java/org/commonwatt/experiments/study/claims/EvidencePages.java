package org.commonwatt.experiments.study.claims;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.evaluation.CellStore;

/// The evidence for people: one page with its tables and figures beside it.
public final class EvidencePages {
    /// Name of the page.
    public static final String PAGE = "evidence.md";

    private static final String FOLDER = "evidence";

    private final ClaimsStudy.Results results;
    private final Manifest manifest;
    private final Map<FamilyEvidence, List<VariantFigures>> figures = new LinkedHashMap<>();
    private final List<ClaimRows.Row> claims;
    private final Map<String, String> files = new LinkedHashMap<>();

    private EvidencePages(ClaimsStudy.Results results) {
        this.results = results;
        manifest = results.manifest();
        for (String family : results.families()) {
            FamilyEvidence evidence = FamilyEvidence.of(results, family);
            figures.put(evidence, evidence.figures(manifest));
        }
        claims = ClaimRows.of(manifest, figures);
    }

    /// Makes everything of finished cells.
    static EvidencePages of(ClaimsStudy.Results results) {
        return new EvidencePages(results);
    }

    /// What came of every claim in every family, in words.
    public Map<String, String> verdicts() {
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (ClaimRows.Row row : claims) {
            verdicts.put(
                    "%s, %s (%s)"
                            .formatted(
                                    row.claim().says(), row.family().name(), row.claim().source()),
                    row.verdict().words());
        }
        return verdicts;
    }

    /// Writes the page and what belongs to it; each file appears whole or not at all.
    ///
    /// @throws java.io.UncheckedIOException if one cannot be written
    public void write(Path folder) {
        String page = page();
        files.forEach((name, text) -> CellStore.write(folder.resolve(FOLDER).resolve(name), text));
        CellStore.write(folder.resolve(PAGE), page);
    }

    private String page() {
        var text = new StringBuilder(PageWords.opening(results));
        text.append(table(claimsTable()));
        text.append(PageWords.plainly(claims, figures));
        text.append(table(headroomTable()));
        figures.forEach((evidence, variants) -> text.append(family(evidence, variants)));
        text.append(PageWords.closing());
        return text.toString().replaceAll("\n{3,}", "\n\n");
    }

    private String table(EvidenceTable table) {
        files.put(table.name() + ".csv", table.csv());
        return table.markdown(FOLDER + "/" + table.name() + ".csv");
    }

    private String picture(String name, String says) {
        return "![%s](%s/%s)\n\n".formatted(says, FOLDER, name);
    }

    private EvidenceTable claimsTable() {
        List<List<String>> rows = new ArrayList<>();
        for (ClaimRows.Row row : claims) {
            rows.add(
                    List.of(
                            row.claim().says(),
                            row.claim().source(),
                            row.family().name(),
                            "`%s` %s".formatted(row.ours(), Words.percent(row.value())),
                            Words.percent(row.rule()),
                            "`%s` %s".formatted(row.best(), Words.percent(row.bestValue())),
                            Words.percent(row.bound()),
                            row.verdict().words()));
        }
        return new EvidenceTable(
                "claims",
                "Every published claim beside ours and its bound",
                PageWords.CLAIMS,
                List.of(
                        "claim",
                        "by",
                        "family",
                        "ours",
                        "`rule`, which learns nothing",
                        "best of all, chosen afterwards",
                        "bound",
                        "verdict"),
                rows);
    }

    private EvidenceTable headroomTable() {
        List<List<String>> rows = new ArrayList<>();
        figures.forEach(
                (evidence, variants) -> {
                    List<String> row = new ArrayList<>();
                    row.add(evidence.family().name());
                    row.add(Integer.toString(evidence.homes()));
                    row.add(Words.percent(evidence.headroom()));
                    row.add(Words.percent(evidence.worstTenthHeadroom()));
                    for (String name : List.of("table", "mpc", "rule")) {
                        row.add(
                                variants.stream()
                                        .filter(each -> each.variant().name().equals(name))
                                        .findFirst()
                                        .map(each -> Words.percent(each.money().share()))
                                        .orElse("–"));
                    }
                    rows.add(row);
                });
        return new EvidenceTable(
                "headroom",
                "Headroom first",
                PageWords.HEADROOM,
                List.of(
                        "family",
                        "homes",
                        "headroom of cost",
                        "headroom of the worst tenth",
                        "`table` takes",
                        "`mpc` takes",
                        "`rule` takes"),
                rows);
    }

    private String family(FamilyEvidence evidence, List<VariantFigures> variants) {
        Family family = evidence.family();
        var text =
                new StringBuilder(
                        "## %s: %s\n\n%s\n\n"
                                .formatted(family.name(), family.title(), family.about().strip()));
        files.putAll(EvidenceCharts.of(evidence, variants));
        text.append(
                picture(
                        family.name() + "-shares.svg",
                        "Shares of the headroom that each policy takes"));
        var tables = new FamilyTables(evidence, variants);
        List<Coverage> coverage = evidence.coverage();
        for (EvidenceTable table : tables.all()) {
            text.append(table(table));
        }
        List<Protection> protections = evidence.protections(manifest);
        if (!protections.isEmpty()) {
            text.append(table(Protection.table(family, protections)));
        }
        if (!coverage.isEmpty()) {
            text.append(table(FamilyTables.coverage(family, evidence.currency(), coverage)));
        }
        text.append("### Frontiers\n\n").append(PageWords.FRONTIERS).append("\n\n");
        text.append(picture(family.name() + "-frontier-worst.svg", "Cost against the worst tenth"));
        text.append(picture(family.name() + "-frontier-gini.svg", "Cost against Gini of burden"));
        String curve = family.name() + "-radius.svg";
        if (evidence.severities().size() > 1) {
            files.put(
                    curve,
                    EvidenceCharts.curves(
                            variants.stream()
                                    .filter(each -> evidence.isShifted(each.variant().name()))
                                    .toList(),
                            each ->
                                    RadiusCurve.of(
                                            evidence.costs(each.variant().name()),
                                            evidence.severities())));
            text.append(PageWords.RADIUS).append("\n\n");
            text.append(picture(curve, "Worst mean cost against the radius"));
        }
        return text.toString();
    }
}
