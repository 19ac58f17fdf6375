package org.commonwatt.experiments.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonwatt.experiments.store.Sha256;
import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.checkpoint.CheckpointException;
import org.commonwatt.rl.nn.kernel.Backend;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a policy folder that a training wrote.
///
/// @param path where it is
/// @param manifest what the policy is: algorithm, game, agents, networks
public record PolicyFolder(Path path, JsonNode manifest) {
    /// Weights of the team.
    public static final String WEIGHTS = "weights.safetensors";

    /// What the policy is.
    public static final String MANIFEST = "manifest.json";

    /// How the training went, in few points.
    public static final String CURVE = "curve.csv";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Opens a policy folder, or the one in the folder of a training.
    ///
    /// @throws TrainingRefusal if there is none
    public static PolicyFolder open(Path folder) {
        Path inner = folder.resolve(TrainingFolder.POLICY);
        Path path = Files.exists(inner.resolve(MANIFEST)) ? inner : folder;
        try {
            return new PolicyFolder(path, JSON.readTree(Files.readString(path.resolve(MANIFEST))));
        } catch (IOException e) {
            throw new TrainingRefusal(
                    "%s is no policy folder: %s is not there.".formatted(folder, MANIFEST), e);
        } catch (JacksonException e) {
            throw new TrainingRefusal(
                    "%s is no JSON: %s.".formatted(path.resolve(MANIFEST), e.getOriginalMessage()),
                    e);
        }
    }

    /// Whether a folder has a policy, itself or as the folder of a training.
    public static boolean isPolicy(Path folder) {
        return Files.exists(folder.resolve(MANIFEST))
                || Files.exists(folder.resolve(TrainingFolder.POLICY).resolve(MANIFEST));
    }

    /// The name of the game it was trained in.
    public String game() {
        return manifest.path("game").path("name").asString("");
    }

    /// The team, for a game of the same agents, observations and actions.
    ///
    /// @throws TrainingRefusal if the weights are not those of the manifest, or of another game
    public TeamPolicy team(EnvSpec spec, Backend backend) {
        Path file = path.resolve(WEIGHTS);
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (!manifest.path("weightsHash").asString("").equals(Sha256.of(bytes))) {
                throw new TrainingRefusal(
                        "%s is not the file that %s describes.\nMaybe it was cut off while it was copied."
                                .formatted(file, MANIFEST));
            }
            return NetworkTeam.of(Checkpoint.of(bytes), spec, backend);
        } catch (IOException e) {
            throw TrainingRefusal.unreadable(file, e);
        } catch (CheckpointException e) {
            throw new TrainingRefusal("%s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
