package org.commonwatt.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonwatt.cli.Main;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Runs the README's first command and holds its table to what is printed. After a change that is
/// meant, write it anew with `-Dtest=ReadmeTableTest -Dcommonwatt.docs.write=true`.
@Tag("house")
final class ReadmeTableTest {
    private static final Path README = Workspace.current().root().resolve("README.md");
    private static final String BEGIN = "```text\n";
    private static final String END = "```\n";

    @TempDir private Path folder;

    /// What the command prints, up to the place of the report.
    private String printed() {
        CommandLine command = Main.commandLine();
        StringWriter out = new StringWriter();
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(new StringWriter()));
        int exitCode = command.execute("run", "--out", folder.resolve("village").toString());
        assertThat(exitCode).isZero();
        String text = out.toString().replace(System.lineSeparator(), "\n");
        int report = text.indexOf("\nReport: ");
        assertThat(report).as("the place of the report in: %s", text).isPositive();
        return text.substring(0, report).stripTrailing() + "\n";
    }

    @Test
    void tableOfTheVillage_isWhatTheCommandPrints() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END, begin);
        assertThat(end).as("a block of text in the README").isGreaterThan(BEGIN.length());
        String printed = printed();
        if (Boolean.getBoolean("commonwatt.docs.write")) {
            Files.writeString(README, readme.substring(0, begin) + printed + readme.substring(end));
        } else {
            assertThat(readme.substring(begin, end)).isEqualTo(printed);
        }
    }
}
