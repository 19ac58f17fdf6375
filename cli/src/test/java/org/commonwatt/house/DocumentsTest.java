package org.commonwatt.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Holds the documents to the product.
@Tag("house")
final class DocumentsTest {
    private static final Workspace WORKSPACE = Workspace.current();
    private static final List<MarkdownPage> PAGES = MarkdownPage.all(WORKSPACE.root());
    private static final int README_LINES = 70;

    private static MarkdownPage page(String place) {
        return MarkdownPage.of(WORKSPACE.root(), place);
    }

    private static List<String> findings(Function<MarkdownPage, List<String>> rule) {
        return PAGES.stream().flatMap(page -> rule.apply(page).stream()).toList();
    }

    @Test
    void pages_areAllRead() {
        assertThat(PAGES)
                .extracting(MarkdownPage::place)
                .contains(
                        "README.md",
                        "ARCHITECTURE.md",
                        "GLOSSARY.md",
                        "CHANGELOG.md",
                        "CONSTITUTION.md",
                        "docs/FORMULATION.md",
                        "docs/METRICS.md",
                        "docs/guide/first-run.md");
    }

    @Test
    void links_leadSomewhere() {
        assertThat(findings(page -> DocumentRules.deadLinks(WORKSPACE.root(), page))).isEmpty();
    }

    @Test
    void javaBlocks_areRegionsOfTests() {
        List<SourceFile> tests = WORKSPACE.sources("test");
        assertThat(page("README.md").fences("java")).isNotEmpty();
        assertThat(findings(page -> DocumentRules.untestedJava(page, tests))).isEmpty();
    }

    @Test
    void traps_areGuardedByTests() {
        List<SourceFile> tests = WORKSPACE.sources("test");
        MarkdownPage formulation = page("docs/FORMULATION.md");
        assertThat(formulation.text()).contains("\n**Trap.** ");
        assertThat(DocumentRules.unguardedTraps(formulation, tests)).isEmpty();
    }

    @Test
    void commands_areUnderstood() {
        assertThat(page("docs/guide/first-run.md").commands()).isNotEmpty();
        assertThat(findings(DocumentRules::unknownCommands)).isEmpty();
    }

    @Test
    void glossary_namesWhatTheSourcesHave() {
        List<SourceFile> main = WORKSPACE.sources("main");
        assertThat(DocumentRules.unknownNames(page("GLOSSARY.md"), main)).isEmpty();
    }

    @Test
    void architecture_saysWhichRoomsAreBuilt() {
        List<SourceFile> main = WORKSPACE.sources("main");
        assertThat(page("ARCHITECTURE.md").text()).contains("| `numeric` |", "| `explain` |");
        assertThat(DocumentRules.wrongRooms(page("ARCHITECTURE.md"), main)).isEmpty();
    }

    @Test
    void decisions_areNumberedAndComplete() {
        List<MarkdownPage> decisions =
                PAGES.stream().filter(page -> page.place().startsWith("docs/decisions/")).toList();
        List<String> numbers = new ArrayList<>();
        for (int k = 0; k < decisions.size(); k++) {
            numbers.add("docs/decisions/%04d-".formatted(k + 1));
        }
        assertThat(decisions)
                .extracting(page -> page.place().substring(0, numbers.getFirst().length()))
                .isEqualTo(numbers);
        assertThat(decisions.stream().map(DocumentRules::incompleteDecision).flatMap(List::stream))
                .isEmpty();
    }

    @Test
    void readme_staysShort() {
        assertThat(page("README.md").text().lines().count()).isLessThanOrEqualTo(README_LINES);
    }
}
