package org.commonwatt.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonwatt.server.data.DataFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names that requests give, and the folders that they reach.
final class DataFolderTest {
    @TempDir private Path root;

    private Path run(String place) throws IOException {
        Path folder = Files.createDirectories(root.resolve(place));
        Files.writeString(folder.resolve("run.json"), "{}");
        return folder;
    }

    @Test
    void runs_ofAnAreasCommunities_haveBothNames() throws IOException {
        Path plain = run("plain");
        Path hill = run("big.valley/hill-1");
        run("big.valley/hill-2.partial");
        run("folder/inner");
        Files.writeString(root.resolve("big.valley/area.json"), "{}");
        var data = new DataFolder(root);
        assertThat(data.having("run.json")).containsExactly("big.valley.hill-1", "plain");
        assertThat(data.find("plain", "run.json")).contains(plain);
        assertThat(data.find("big.valley.hill-1", "run.json")).contains(hill);
        assertThat(data.find("big.valley.hill-1", "steps.parquet")).isEmpty();
        assertThat(data.find("big.valley.hill-2.partial", "run.json")).isEmpty();
        assertThat(data.find("folder.inner", "run.json")).isEmpty();
        assertThat(data.find("big.valley", "run.json")).isEmpty();
    }

    /// Neither dots nor links lead out of the folder.
    @Test
    void names_thatLeadElsewhere_areNone() throws IOException {
        run("area/one");
        Path secret = run("other");
        Files.writeString(root.resolve("area/area.json"), "{}");
        Files.createSymbolicLink(root.resolve("area/link"), secret);
        var data = new DataFolder(root);
        assertThat(data.find("area.link", "run.json")).isEmpty();
        assertThat(data.find("area...other", "run.json")).isEmpty();
        assertThat(data.find("area.one/../../other", "run.json")).isEmpty();
        assertThat(data.having("run.json")).containsExactly("area.one", "other");
    }
}
