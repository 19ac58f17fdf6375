package org.commonwatt.experiments.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonwatt.experiments.game.Games;
import org.commonwatt.experiments.scenario.ScenarioReader;

/// The trained policies that come with the product, one for a bundled community or game:
/// `village-trained` for `village`. Each is a folder as [PolicyFolder] reads it.
public final class BundledPolicies {
    private static final String ENDING = "-trained";
    private static final String PLACE = "/scenarios/trained/";

    private BundledPolicies() {}

    /// Their names.
    public static List<String> names() {
        return Stream.concat(ScenarioReader.bundledNames().stream(), Games.names().stream())
                .filter(name -> manifest(name).isPresent())
                .map(name -> name + ENDING)
                .toList();
    }

    /// The folder of one; empty for an unknown name.
    public static Optional<Path> folder(String name) {
        return name.endsWith(ENDING)
                ? manifest(name.substring(0, name.length() - ENDING.length()))
                        .map(BundledPolicies::folder)
                : Optional.empty();
    }

    private static Optional<URL> manifest(String scenario) {
        return Optional.ofNullable(
                BundledPolicies.class.getResource(
                        PLACE + scenario + ENDING + "/" + PolicyFolder.MANIFEST));
    }

    private static Path folder(URL manifest) {
        try {
            URI place = manifest.toURI();
            if (place.getScheme().equals("jar")) {
                open(place);
            }
            Path folder = Path.of(place).getParent();
            if (folder == null) {
                throw new IllegalStateException("A policy lies in a folder: " + place);
            }
            return folder;
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Opens the jar as a file system, which stays open; it may be already.
    private static void open(URI place) {
        try {
            FileSystems.newFileSystem(place, Map.of());
        } catch (FileSystemAlreadyExistsException _) {
            // Opened before.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
