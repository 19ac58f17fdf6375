package org.commonwatt.experiments.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.commonwatt.experiments.training.PolicyFolder;
import org.commonwatt.experiments.training.TrainingFolder;
import tools.jackson.databind.JsonNode;

/// Copies what a training keeps in formats of other programs: models and curves.
final class PolicyFiles {
    private PolicyFiles() {}

    /// The networks of a policy as ONNX models, and its manifest, which says what goes in and comes
    /// out.
    ///
    /// @throws ExportRefusal if it has none, or one that ONNX cannot express
    static void models(Path folder, String prefix, ExportFolder out) throws IOException {
        if (!PolicyFolder.isPolicy(folder)) {
            throw new ExportRefusal(
                    "%s has no policy: only trainings do.\nMaybe --to csv.".formatted(folder));
        }
        PolicyFolder policy = PolicyFolder.open(folder);
        JsonNode networks = policy.manifest().path("networks");
        if (networks.isEmpty()) {
            throw new ExportRefusal(
                    "%s has no network: %s made it.\nMaybe --to csv."
                            .formatted(folder, policy.manifest().path("algorithm").asString("")));
        }
        for (JsonNode network : networks) {
            String model = network.path("onnx").asString("");
            Path file = policy.path().resolve(model);
            if (model.isEmpty()) {
                throw new ExportRefusal(
                        "The network of %s in %s has the activation %s, which ONNX has not."
                                .formatted(
                                        network.path("name").asString(""),
                                        folder,
                                        network.path("activation").asString("")));
            }
            if (!Files.isRegularFile(file)) {
                throw new ExportRefusal(
                        "%s is not there, though %s names it.\nMaybe the policy was copied in part."
                                .formatted(file, PolicyFolder.MANIFEST));
            }
            out.copy(file, prefix + model);
        }
        out.copy(policy.path().resolve(PolicyFolder.MANIFEST), prefix + PolicyFolder.MANIFEST);
    }

    /// The event files of a training.
    ///
    /// @throws ExportRefusal if it has none
    static void curves(Path folder, String prefix, ExportFolder out) throws IOException {
        Path events = folder.resolve(TrainingFolder.EVENTS);
        if (!Files.isDirectory(events)) {
            throw new ExportRefusal(
                    "%s has no curves: only trainings do.\nMaybe --to csv.".formatted(folder));
        }
        List<Path> files;
        try (Stream<Path> entries = Files.list(events)) {
            files = entries.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            out.copy(file, prefix + file.getFileName());
        }
    }
}
