package org.commonwatt.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.commonwatt.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Does what the guide `docs/guide/first-run.md` tells, command by command.
final class FirstRunGuideTest {
    private static final MarkdownPage GUIDE =
            MarkdownPage.of(Workspace.current().root(), "docs/guide/first-run.md");

    @TempDir private Path folder;

    private String execute(List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = command.execute(arguments.stream().map(this::placed).toArray(String[]::new));
        assertThat(exitCode).as("%s: %s", arguments, err).isZero();
        return out.toString();
    }

    /// The guide's folders lie in the test's.
    private String placed(String word) {
        return word.equals("street") || word.startsWith("runs/")
                ? folder.resolve(word).toString()
                : word;
    }

    /// A week of half hours whose first lines are the guide's.
    private void writeMeters() throws IOException {
        Path street = Files.createDirectories(folder.resolve("street"));
        var mill = new StringBuilder("time,load_kwh,pv_kwh\n");
        var rose = new StringBuilder("time,load_kwh\n");
        LocalDateTime time = LocalDateTime.parse("2025-03-03T00:00");
        for (int t = 0; t < 7 * 48; t++, time = time.plusMinutes(30)) {
            int hour = time.getHour();
            double evening = hour >= 17 && hour < 22 ? 0.35 : 0;
            double sun = hour >= 9 && hour < 16 ? 0.90 : 0;
            mill.append(String.format(Locale.ROOT, "%s,%.2f,%.2f%n", time, 0.15 + evening, sun));
            rose.append(String.format(Locale.ROOT, "%s,%.2f%n", time, 0.10 + evening));
        }
        assertThat(mill.toString()).startsWith(GUIDE.fences("csv").getFirst().text());
        Files.writeString(street.resolve("mill_house.csv"), mill);
        Files.writeString(street.resolve("rose_cottage.csv"), rose);
    }

    private void addBattery() throws IOException {
        Path file = folder.resolve("street/scenario.yaml");
        String withBattery = GUIDE.fences("yaml").getFirst().text();
        int lastLine = withBattery.lastIndexOf('\n', withBattery.length() - 2) + 1;
        String before = withBattery.substring(0, lastLine);
        String scenario = Files.readString(file);
        assertThat(scenario).contains(before);
        Files.writeString(file, scenario.replace(before, withBattery));
    }

    @Test
    void everyCommandOfTheGuide_doesWhatTheGuideSays() throws IOException {
        writeMeters();
        List<List<String>> commands = GUIDE.commands();
        assertThat(commands.stream().map(List::getFirst))
                .containsExactly("init", "validate", "run", "run");

        execute(commands.get(0));
        assertThat(folder.resolve("street/scenario.yaml")).exists();
        assertThat(execute(commands.get(1))).contains("is valid");
        execute(commands.get(2));
        Path run = folder.resolve("runs/street");
        assertThat(run.resolve("report.html")).exists();
        assertThat(run.resolve("bills/mill_house.html")).exists();
        assertThat(List.of("bills.csv", "kpis.csv", "ledger.duckdb"))
                .allSatisfy(file -> assertThat(run.resolve(file)).exists());
        assertThat(systemCosts(run).distinct()).hasSize(1);

        addBattery();
        execute(commands.get(3));
        assertThat(systemCosts(folder.resolve("runs/street-battery")).distinct()).hasSize(2);
    }

    private static java.util.stream.Stream<String> systemCosts(Path run) throws IOException {
        return Files.readAllLines(run.resolve("kpis.csv")).stream()
                .filter(line -> line.startsWith("system_cost,"))
                .map(line -> line.split(",", 3)[1]);
    }
}
