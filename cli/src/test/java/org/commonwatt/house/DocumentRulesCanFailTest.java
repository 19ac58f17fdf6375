package org.commonwatt.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Feeds each rule of the documents a page that breaks it, and one that just does not.
final class DocumentRulesCanFailTest {
    @TempDir private Path root;

    private static MarkdownPage page(String text) {
        return new MarkdownPage("A.md", text);
    }

    private static List<SourceFile> sources(String text) {
        return List.of(SourceFile.of("microgrid/A.java", text));
    }

    @Test
    void deadLink_isFound() throws IOException {
        Files.writeString(root.resolve("B.md"), "## Some part\n");
        String good = "[a](B.md) [b](B.md#some-part) [c](https://example.org) [d](#here)\n# Here\n";
        Files.writeString(root.resolve("A.md"), good);
        assertThat(DocumentRules.deadLinks(root, page(good))).isEmpty();
        assertThat(DocumentRules.deadLinks(root, page("[a](C.md) [b](B.md#other)")))
                .containsExactly("A.md: C.md", "A.md: B.md#other");
    }

    @Test
    void linkInCode_isNoLink() {
        assertThat(page("```text\n[a](C.md)\n```\n").links()).isEmpty();
    }

    @Test
    void javaBlock_thatIsNoRegion_isFound() {
        List<SourceFile> tests =
                sources(
                        "final class A {\n    // region one\n    int a;\n\n    int b;\n    // endregion\n}\n");
        assertThat(DocumentRules.untestedJava(page("```java\nint a;\n\nint b;\n```\n"), tests))
                .isEmpty();
        assertThat(DocumentRules.untestedJava(page("```java\nint a;\n```\n"), tests))
                .containsExactly("int a;\n");
    }

    @Test
    void command_thatDoesNotExist_isFound() {
        assertThat(
                        DocumentRules.unknownCommands(
                                page("```sh\n./commonwatt run village --seed 3  # again\n```\n")))
                .isEmpty();
        assertThat(DocumentRules.unknownCommands(page("```sh\n./commonwatt fly\n```\n")))
                .hasSize(1);
        assertThat(DocumentRules.unknownCommands(page("```sh\n./commonwatt run --wings\n```\n")))
                .hasSize(1);
    }

    @Test
    void codeName_thatNoSourceHas_isFound() {
        MarkdownPage page = page("| term | meaning | in the code |\n| a | b | `Bill`, `Bil` |\n");
        assertThat(DocumentRules.unknownNames(page, sources("final class Bill {}")))
                .containsExactly("Bil");
    }

    @Test
    void room_calledBuiltOrNotAgainstTheSources_isFound() {
        List<SourceFile> main = sources("package org.commonwatt.grid;\nfinal class A {}\n");
        MarkdownPage page =
                page(
                        """
                        | 2 | `grid` | steps | – | built |
                        | 3 | `market` | money | grid | not built yet |
                        """);
        assertThat(DocumentRules.wrongRooms(page, main)).isEmpty();
        MarkdownPage wrong =
                page(
                        page.text()
                                .replace("| built |", "| not yet |")
                                .replace("not built yet", "built"));
        assertThat(DocumentRules.wrongRooms(wrong, main)).containsExactly("grid", "market");
    }

    @Test
    void decision_withoutAPart_orTooLong_isFound() {
        String parts =
                """
                # 1. A

                ## Context

                ## Decision

                ## Measurement

                ## Rejected

                ## What would make us think again
                """;
        assertThat(DocumentRules.incompleteDecision(page(parts))).isEmpty();
        assertThat(DocumentRules.incompleteDecision(page(parts.replace("## Rejected", "## No"))))
                .containsExactly("A.md: no Rejected");
        assertThat(DocumentRules.incompleteDecision(page(parts + "\n".repeat(60)))).hasSize(1);
    }

    @Test
    void trap_withoutItsTest_isFound() {
        List<SourceFile> tests = sources("final class A {}");
        String guarded = "**Trap.** Not `a`\nbut b (`A`).\n\nMore.\n";
        assertThat(DocumentRules.unguardedTraps(page(guarded), tests)).isEmpty();
        assertThat(DocumentRules.unguardedTraps(page("**Trap.** Not (`B`).\n"), tests))
                .containsExactly("**Trap.** Not (`B`).");
        assertThat(DocumentRules.unguardedTraps(page("**Trap.** Not.\n"), tests)).hasSize(1);
    }
}
