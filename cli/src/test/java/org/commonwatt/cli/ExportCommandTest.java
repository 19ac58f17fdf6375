package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportCommandTest extends CommandLineFixture {
    @TempDir private Path temp;

    @BeforeEach
    void writeStudy() throws IOException {
        Files.writeString(temp.resolve("study.csv"), "policy,cost\nrule,3.5\nnone,4\n");
    }

    private String out() {
        return temp.resolve("out").toString();
    }

    @Test
    void tables_areWrittenAndTold() throws IOException {
        assertThat(execute("export", temp.toString(), "--to", "json", "--out", out())).isZero();
        assertThat(out.toString().lines().map(String::strip))
                .containsExactly(out() + ": 1 file.", "study.json: 2 rows");
        assertThat(Files.readString(temp.resolve("out/study.json"))).contains("\"cost\":3.5");
    }

    @Test
    void json_listsTheFiles() {
        String[] words = {"export", temp.toString(), "--to", "csv", "--out", out(), "--json"};
        assertThat(execute(words)).isZero();
        assertThat(out.toString())
                .contains("\"schema\" : \"commonwatt.export\"")
                .contains("\"name\" : \"study.csv\"");
    }

    @Test
    void unknownFormat_isBadInputWithTheKnownOnes() {
        assertThat(execute("export", temp.toString(), "--to", "xml", "--out", out())).isEqualTo(2);
        assertThat(err.toString()).contains("csv, json, parquet, onnx or tensorboard: xml");
    }

    @Test
    void whatIsNotThere_isBadInputWithAReason() {
        assertThat(execute("export", temp.toString(), "--to", "onnx", "--out", out())).isEqualTo(2);
        assertThat(err.toString()).contains("has no policy").contains("Maybe --to csv.");
    }
}
