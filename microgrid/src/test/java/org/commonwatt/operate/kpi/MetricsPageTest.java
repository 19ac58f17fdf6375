package org.commonwatt.operate.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonwatt.equity.InequalityIndex;
import org.junit.jupiter.api.Test;

/// Holds `docs/METRICS.md` to the catalogue. After a change of the catalogue write the page's table
/// anew with `./mvnw -pl microgrid test -Dtest=MetricsPageTest -Dcommonwatt.docs.write=true`.
final class MetricsPageTest {
    private static final Path PAGE =
            Path.of(System.getProperty("commonwatt.root", "")).resolve("docs/METRICS.md");
    private static final String BEGIN = "<!-- figures: written by MetricsPageTest -->\n";
    private static final String END = "<!-- end of figures -->\n";

    /// One table per family, in the catalogue's order.
    private static String tables() {
        var tables = new StringBuilder();
        String family = "";
        for (KpiDefinition figure : KpiCatalogue.all()) {
            if (!figure.family().equals(family)) {
                family = figure.family();
                tables.append("\n### ").append(family).append("\n\n");
                tables.append("| figure | unit | better | relative to | meaning |\n");
                tables.append("|---|---|---|---|---|\n");
            }
            tables.append(row(figure));
        }
        return tables.append('\n').toString();
    }

    private static String row(KpiDefinition figure) {
        String baseline = figure.baseline().isEmpty() ? "–" : figure.baseline();
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        figure.name(),
                        figure.unit(),
                        figure.direction().key(),
                        baseline,
                        figure.meaning().replace("|", "\\|"));
    }

    @Test
    void figures_onThePage_areThoseOfTheCatalogue() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertThat(page).as("both marks of the table").contains(BEGIN, END);
        if (Boolean.getBoolean("commonwatt.docs.write")) {
            page = page.substring(0, begin) + tables() + page.substring(end);
            Files.writeString(PAGE, page);
            end = page.indexOf(END);
        }
        assertThat(page.substring(begin, end)).isEqualTo(tables());
    }

    @Test
    void indices_onThePage_areTheStandardOnesInTheirOrder() throws IOException {
        List<String> names =
                InequalityIndex.standard().stream().map(InequalityIndex::name).toList();
        Matcher row =
                Pattern.compile("^\\| `([a-zA-Z0-9_]+)` \\| index ", Pattern.MULTILINE)
                        .matcher(Files.readString(PAGE));
        assertThat(row.results().map(result -> result.group(1)).toList()).isEqualTo(names);
    }
}
