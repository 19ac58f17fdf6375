package org.commonwatt.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunFolderTest {
    @TempDir private Path temporary;
    private Path target;

    @BeforeEach
    void nameTheFolder() {
        target = temporary.resolve("runs/one");
    }

    private void publish(String content) {
        try (RunFolder folder = RunFolder.create(target)) {
            folder.write("run.json", out -> out.write(content));
            folder.publish();
        }
    }

    @Test
    void folder_untilPublished_isOnlyPartial() {
        try (RunFolder folder = RunFolder.create(target)) {
            folder.write("bills/a.html", out -> out.write("x"));
            assertThat(target).doesNotExist();
            assertThat(temporary.resolve("runs/one.partial/bills/a.html")).hasContent("x");
            assertThat(folder.publish()).isEqualTo(target);
        }
        assertThat(target.resolve("bills/a.html")).hasContent("x");
        assertThat(temporary.resolve("runs")).isDirectoryNotContaining("glob:**one.*");
    }

    @Test
    void publication_overAnOlderRun_replacesItWhole() throws IOException {
        publish("first");
        Files.writeString(target.resolve("left-over.csv"), "old");
        publish("second");
        assertThat(target.resolve("run.json")).hasContent("second");
        assertThat(target.resolve("left-over.csv")).doesNotExist();
    }

    @Test
    void folder_closedUnpublished_keepsTheOlderRunAndWhatWasFinished() {
        publish("first");
        try (RunFolder folder = RunFolder.create(target)) {
            folder.write("kpis.csv", out -> out.write("finished"));
        }
        assertThat(target.resolve("run.json")).hasContent("first");
        assertThat(temporary.resolve("runs/one.partial")).isDirectoryContaining("glob:**kpis.csv");
        publish("third");
        assertThat(temporary.resolve("runs/one.partial")).doesNotExist();
    }

    @Test
    void file_whoseWritingFails_doesNotAppear() throws IOException {
        try (RunFolder folder = RunFolder.create(target)) {
            assertThatThrownBy(
                            () ->
                                    folder.write(
                                            "kpis.csv",
                                            out -> {
                                                out.write("half a ta");
                                                throw new FileSystemException(
                                                        "kpis.csv",
                                                        null,
                                                        "No space left on device");
                                            }))
                    .isInstanceOf(RunFolderException.class)
                    .hasMessageContaining("kpis.csv could not be written: No space left on device.")
                    .hasMessageContaining("Maybe free some space");
            try (var files = Files.list(folder.partial())) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactly(".lock");
            }
        }
    }

    @Test
    void folder_thatIsNoRun_isNotReplaced() throws IOException {
        Files.createDirectories(target);
        Files.writeString(target.resolve("thesis.tex"), "precious");
        assertThatThrownBy(() -> RunFolder.create(target))
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining("is not a run folder")
                .hasMessageContaining("--out");
        assertThat(target.resolve("thesis.tex")).hasContent("precious");
    }

    @Test
    void folder_underAFile_isRefusedWithAReason() throws IOException {
        Files.writeString(temporary.resolve("runs"), "a file");
        assertThatThrownBy(() -> RunFolder.create(target))
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining("could not be written")
                .hasMessageContaining("is a file, not a folder");
    }

    @Test
    void folder_writtenByAnotherRun_isRefused() {
        try (RunFolder _ = RunFolder.create(target)) {
            assertThatThrownBy(() -> RunFolder.create(target))
                    .isInstanceOf(RunFolderException.class)
                    .hasMessageContaining("is being written by another run");
        }
    }

    @Test
    void publication_cutBetweenItsRenames_isUndoneByTheNextRun() throws IOException {
        publish("first");
        Files.move(target, temporary.resolve("runs/one.old"));
        try (RunFolder _ = RunFolder.create(target)) {
            assertThat(target.resolve("run.json")).hasContent("first");
        }
    }
}
