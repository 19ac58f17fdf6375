package org.commonwatt.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonwatt.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Does what the guide `docs/guide/evaluation.md` tells, with a smaller community.
final class EvaluationGuideTest {
    private static final MarkdownPage GUIDE =
            MarkdownPage.of(Workspace.current().root(), "docs/guide/evaluation.md");

    private static final String COMMUNITY =
            """
            commonwatt: 1
            name: small
            seed: 3
            time: {start: 2025-04-07T00:00Z, step: PT1H, days: 56, zone: UTC}
            location: {latitude: 50, longitude: 8}
            tariff: {import: 0.30, feedIn: 0.05}
            market: {mechanism: mid-market-rate}
            sharedBattery: {capacityKwh: 6, powerKw: 3}
            participants:
              - id: a
                load: {generate: {annualKwh: 3000}}
                pv: {kWp: 4, generate: {tilt: 30, azimuth: 180}}
            """;

    @TempDir private Path folder;

    private String execute(List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] words =
                arguments.stream()
                        .map(word -> word.equals("village") ? "small.yaml" : word)
                        .map(
                                word ->
                                        word.startsWith("runs/") || word.endsWith(".yaml")
                                                ? folder.resolve(word).toString()
                                                : word)
                        .toArray(String[]::new);
        int exitCode = command.execute(words);
        assertThat(exitCode).as("%s: %s", arguments, err).isZero();
        return out.toString();
    }

    private List<String> command(String beginning) {
        return GUIDE.commands().stream()
                .filter(words -> String.join(" ", words).startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void commandsOfTheGuide_doWhatTheGuideSays() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), COMMUNITY);
        assertThat(execute(command("evaluate village --policy none,rule")))
                .contains("cost per week", "gap closed", "beats time-of-use", "oracle");
        assertThat(folder.resolve("runs/judged/evaluation.csv")).isNotEmptyFile();
        assertThat(execute(command("evaluate village --policy none,rule --weeks 1 --shifts")))
                .contains("6 h outage", "dearest tenth", "Not felt here: cold-wave");
        assertThat(execute(command("evaluate neighbourhoods")))
                .contains("deadbeat", "heuristic")
                .doesNotContain("random");
        String grid = GUIDE.fences("yaml").getFirst().text();
        Files.writeString(
                folder.resolve("batteries.yaml"),
                grid.replace("village", folder.resolve("small.yaml").toString()));
        execute(command("study batteries.yaml"));
        assertThat(folder.resolve("runs/batteries/study.csv"))
                .content()
                .startsWith("market.mechanism,sharedBattery.capacityKwh,seed,policy,system_cost,")
                .hasLineCount(1 + 2 * 2 * 2);
    }
}
