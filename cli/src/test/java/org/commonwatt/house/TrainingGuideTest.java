package org.commonwatt.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Does what the guide `docs/guide/training.md` tells of a small game, command by command, with
/// fewer steps.
final class TrainingGuideTest {
    private static final MarkdownPage GUIDE =
            MarkdownPage.of(Workspace.current().root(), "docs/guide/training.md");

    @TempDir private Path folder;

    private String execute(List<String> arguments) {
        List<String> words = new ArrayList<>();
        for (String word : arguments) {
            boolean isSteps = !words.isEmpty() && words.getLast().equals("--steps");
            boolean isPlace = word.startsWith("runs/") || word.endsWith(".yaml");
            words.add(isSteps ? "1000" : isPlace ? folder.resolve(word).toString() : word);
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = command.execute(words.toArray(String[]::new));
        assertThat(exitCode).as("%s: %s", words, err).isZero();
        return out.toString();
    }

    @Test
    void everyCommandOfTheGuide_doesWhatTheGuideSays() throws IOException {
        List<List<String>> commands = GUIDE.commands();
        assertThat(commands).hasSizeGreaterThan(5);
        assertThat(execute(commands.get(0)).lines()).contains("ppo");
        execute(commands.get(1));
        for (String file : List.of("train.json", "progress.csv", "policy/weights.safetensors")) {
            assertThat(folder.resolve("runs/pole").resolve(file)).isNotEmptyFile();
        }
        execute(commands.get(2));
        String yaml = GUIDE.fences("yaml").getFirst().text();
        assertThat(yaml).contains("steps: 60000");
        Files.writeString(folder.resolve("mine.yaml"), yaml.replace("60000", "1000"));
        execute(commands.get(3));
        assertThat(folder.resolve("runs/mine/train.json"))
                .content()
                .contains("\"hidden\" : \"32 32\"", "\"learningRate\" : \"0.002\"");
        execute(commands.get(4));
        assertThat(folder.resolve("runs/maze/train.json"))
                .content()
                .contains("\"recurrent\" : \"64\"");
        execute(commands.get(5));
        assertThat(folder.resolve("runs/five/seed-5/policy/manifest.json")).isNotEmptyFile();
    }
}
