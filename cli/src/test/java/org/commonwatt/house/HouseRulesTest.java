package org.commonwatt.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Holds every source of every module to the rules of CONSTITUTION.md.
@Tag("house")
final class HouseRulesTest {
    private static final Workspace WORKSPACE = Workspace.current();
    private static final List<SourceFile> MAIN = WORKSPACE.sources("main");
    private static final List<SourceFile> TEST = WORKSPACE.sources("test");

    private static List<Finding> findings(
            List<SourceFile> files, Function<SourceFile, List<Finding>> rules) {
        return files.stream().flatMap(file -> rules.apply(file).stream()).toList();
    }

    private static long lines(List<SourceFile> files) {
        return files.stream().mapToLong(SourceFile::lineCount).sum();
    }

    @AfterAll
    static void printFigures() {
        System.out.printf(
                "House figures: %d main lines in %d files, %d test lines, test : main %.2f%n",
                lines(MAIN), MAIN.size(), lines(TEST), (double) lines(TEST) / lines(MAIN));
    }

    @Test
    void workspace_hasTheThreeModulesAndTheirSources() {
        assertThat(WORKSPACE.modules().stream().map(Path::getFileName).map(Path::toString))
                .contains("microgrid", "experiments", "cli");
        assertThat(MAIN).extracting(SourceFile::module).contains("microgrid", "experiments", "cli");
        assertThat(TEST)
                .extracting(SourceFile::fileName)
                .contains(HouseRulesTest.class.getSimpleName() + ".java");
    }

    @Test
    void mainSources_keepToTheSizes() {
        assertThat(findings(MAIN, SizeRules::check)).isEmpty();
    }

    @Test
    void mainTypes_areClosedDocumentedAndNamed() {
        assertThat(findings(MAIN, TypeRules::check)).isEmpty();
    }

    @Test
    void mainPackages_areDocumentedAndNullMarked() {
        assertThat(TypeRules.checkPackages(MAIN)).isEmpty();
    }

    @Test
    void mainSources_useNothingForbidden() {
        assertThat(findings(MAIN, UsageRules::checkMain)).isEmpty();
    }

    @Test
    void tests_areNeitherSkippedNorMocked() {
        assertThat(findings(TEST, UsageRules::checkTest)).isEmpty();
    }

    @Test
    void sources_areFinished() {
        List<SourceFile> all = Stream.concat(MAIN.stream(), TEST.stream()).toList();
        assertThat(findings(all, UsageRules::checkUnfinished)).isEmpty();
    }

    @Test
    void formulationLinks_leadToAnchors() throws IOException {
        Set<String> anchors = AnchorRules.anchors(formulation());
        assertThat(findings(MAIN, file -> AnchorRules.check(file, anchors))).isEmpty();
    }

    @Test
    void formulationAnchors_areLinkedFromSources() throws IOException {
        Set<String> anchors = AnchorRules.explicitAnchors(formulation());
        assertThat(anchors).isNotEmpty();
        assertThat(AnchorRules.unlinked(MAIN, anchors)).isEmpty();
    }

    private static String formulation() throws IOException {
        return Files.readString(WORKSPACE.root().resolve("docs/FORMULATION.md"));
    }
}
