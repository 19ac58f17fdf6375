package org.commonwatt.optim.highs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NativeFileTest {
    private final byte[] content = new byte[300_000];

    @TempDir private Path folder;
    private Path cache;
    private URL packed;

    @BeforeEach
    void pack() throws IOException {
        RandomStreams.of(1).stream("content").nextBytes(content);
        cache = folder.resolve("not/yet/there");
        packed = jar("some.jar", content);
    }

    private URL jar(String name, byte[] bytes) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("inside/libsome.so"));
            zip.write(bytes);
        }
        return URI.create("jar:" + jar.toUri() + "!/inside/libsome.so").toURL();
    }

    private List<Path> cached() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }

    @Test
    void in_emptyFolder_unpacksOnce() throws IOException {
        Path first = NativeFile.of(packed).in(cache);
        assertThat(first).hasBinaryContent(content).hasFileName(first.getFileName().toString());
        assertThat(first.getFileName().toString()).endsWith("-libsome.so");
        Object written = Files.getLastModifiedTime(first);
        assertThat(NativeFile.of(packed).in(cache)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first)).isEqualTo(written);
        assertThat(cached()).containsExactly(first);
    }

    @Test
    void in_fileCutShort_isReplaced() throws IOException {
        Path file = NativeFile.of(packed).in(cache);
        Files.write(file, new byte[] {1, 2, 3});
        assertThat(NativeFile.of(packed).in(cache)).isEqualTo(file).hasBinaryContent(content);
    }

    @Test
    void in_otherVersion_liesBeside() throws IOException {
        Path first = NativeFile.of(packed).in(cache);
        content[0]++;
        Path second = NativeFile.of(jar("newer.jar", content)).in(cache);
        assertThat(second).isNotEqualTo(first);
        assertThat(cached()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void in_manyAtOnce_allGetTheWholeFile() throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
            List<Future<Path>> files =
                    IntStream.range(0, 16)
                            .mapToObj(k -> executor.submit(() -> NativeFile.of(packed).in(cache)))
                            .toList();
            for (Future<Path> file : files) {
                assertThat(file.get()).hasBinaryContent(content);
            }
        }
        assertThat(cached()).hasSize(1);
    }

    @Test
    void in_folderThatIsAFile_fails() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        NativeFile nativeFile = NativeFile.of(packed);
        assertThatThrownBy(() -> nativeFile.in(file)).isInstanceOf(IOException.class);
    }

    @Test
    void in_sourceOutsideAJar_isCopiedAsWell() throws IOException {
        Path plain = Files.write(folder.resolve("libplain.so"), content);
        assertThat(NativeFile.of(plain.toUri().toURL()).in(cache)).hasBinaryContent(content);
    }
}
