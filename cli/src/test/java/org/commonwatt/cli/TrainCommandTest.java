package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class TrainCommandTest extends CommandLineFixture {
    @TempDir private Path folder;

    private int train(String steps, String... more) {
        String[] arguments = {
            "train", "cart-pole", "--algorithm", "ppo", "--steps", steps, "--out", target()
        };
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return execute(all);
    }

    private String target() {
        return folder.resolve("run").toString();
    }

    @Test
    void train_inTheCartPole_printsATableAndKeepsThePolicy() throws IOException {
        assertThat(train("2000", "--batch", "128", "--set", "hidden=8"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("complete", "best validation", "Folder: " + target());
        JsonNode summary =
                JsonMapper.builder()
                        .build()
                        .readTree(Files.readString(Path.of(target(), "train.json")));
        assertThat(summary.path("parameters").path("minibatch").asString()).isEqualTo("128");
        assertThat(summary.path("command").asString())
                .startsWith(
                        "commonwatt train cart-pole --algorithm ppo --batch 128 --set hidden=8");
        assertThat(Path.of(target(), "policy", "manifest.json")).isNotEmptyFile();
        assertThat(train("2000")).isEqualTo(2);
        assertThat(err.toString()).contains("has a training already");
    }

    @Test
    void train_asJson_printsOneObjectWithAllSeeds() {
        assertThat(train("1000", "--seeds", "2", "--json")).as(err.toString()).isZero();
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.path("schema").asString()).isEqualTo("commonwatt.train-seeds");
        assertThat(json.path("seeds")).hasSize(2);
        assertThat(json.path("medianBestReturn").isNumber()).isTrue();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void train_withBadInput_saysItInALine() {
        assertThat(train("0")).isEqualTo(2);
        assertThat(err.toString()).contains("The steps must be positive: 0.");
        assertThat(train("1000", "--set", "lerningRate=1")).isEqualTo(2);
        assertThat(err.toString()).contains("Maybe you mean 'learningRate'.");
        assertThat(train("1000", "--resume")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no training in " + target());
        assertThat(train("1000", "--seeds", "0")).isEqualTo(2);
        assertThat(train("1000", "--robust", "1")).isEqualTo(2);
        assertThat(err.toString())
                .contains("no days that could turn out differently", "--robust")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("run")).doesNotExist();
        assertThat(execute("train", "cart-pole", "--algorithm", "magic")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no algorithm magic; there are ");
        assertThat(execute("train", "moon", "--algorithm", "ppo")).isEqualTo(2);
        assertThat(err.toString()).contains("moon", "Maybe a game was meant: there are ");
    }

    @Test
    void list_ofAlgorithms_hasThoseThatTrainTakes() {
        assertThat(execute("list", "algorithms")).isZero();
        assertThat(out.toString().lines()).contains("ippo", "mappo", "ppo");
    }
}
