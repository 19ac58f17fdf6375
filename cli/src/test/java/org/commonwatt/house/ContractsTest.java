package org.commonwatt.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Law 6: a published interface has a contract test that every implementation must pass.
@Tag("house")
final class ContractsTest {
    private static final String INDEX = "org.commonwatt.equity.InequalityIndex";

    @TempDir private Path folder;

    private Snippets product() throws IOException {
        return new Snippets(folder)
                .with("equity", "InequalityIndex", "interface InequalityIndex {}")
                .with("equity", "Gini", "record Gini() implements " + INDEX + " {}")
                .with("equity", "Base", "abstract class Base implements " + INDEX + " {}");
    }

    private static List<String> findings(Snippets snippets) {
        // Imported twice, as the product is: with and without its tests.
        return Contracts.check(snippets.classes(), snippets.classes()).stream()
                .map(Finding::toString)
                .toList();
    }

    @Test
    void implementations_passTheirContracts() {
        Workspace workspace = Workspace.current();
        List<Finding> findings =
                Contracts.check(
                        workspace.classes("classes"), workspace.classes("classes", "test-classes"));
        assertThat(findings).isEmpty();
    }

    @Test
    void implementation_withoutContract_isFound() throws IOException {
        assertThat(findings(product()))
                .containsExactly(
                        "org.commonwatt.equity.Gini: no concrete test extends InequalityIndexContract"
                                + " and uses it; every InequalityIndex passes its contract.");
    }

    @Test
    void contract_withoutASubclassUsingTheImplementation_doesNotCount() throws IOException {
        Snippets snippets =
                product()
                        .with(
                                "equity",
                                "InequalityIndexContract",
                                "abstract class InequalityIndexContract { abstract Object index(); }")
                        .with(
                                "equity",
                                "OtherTest",
                                "class OtherTest extends InequalityIndexContract {"
                                        + " Object index() { return 1; } }");
        assertThat(findings(snippets)).hasSize(1);
    }

    @Test
    void contract_withASubclassUsingTheImplementation_counts() throws IOException {
        Snippets snippets =
                product()
                        .with(
                                "equity",
                                "InequalityIndexContract",
                                "abstract class InequalityIndexContract { abstract Object index(); }")
                        .with(
                                "equity",
                                "GiniTest",
                                "class GiniTest extends InequalityIndexContract {"
                                        + " Object index() { return new Gini(); } }");
        assertThat(findings(snippets)).isEmpty();
    }
}
