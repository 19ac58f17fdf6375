package org.commonwatt.experiments.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonwatt.experiments.scenario.Spelling;
import org.commonwatt.experiments.training.BundledPolicies;
import org.commonwatt.experiments.training.CommunityTeams;
import org.commonwatt.experiments.training.PolicyFolder;
import org.commonwatt.experiments.training.TrainingRefusal;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.rl.algorithm.team.SampledTeam;
import org.commonwatt.rl.algorithm.team.TeamPolicy;

/// A policy as a user names it: by the name of one that is there, or by the folder that a training
/// wrote, for one seed or for several.
///
/// @param name in tables and files
/// @param folders of its seeds; none where it is not trained
public record PolicyChoice(String name, List<Path> folders) {
    private static final Pattern SEED = Pattern.compile("seed-(\\d{1,18})");

    public PolicyChoice {
        folders = List.copyOf(folders);
    }

    /// Finds a policy.
    ///
    /// @throws TrainingRefusal if there is none of that name, and no such folder
    public static PolicyChoice of(String named) {
        if (Policies.names().contains(named)) {
            return new PolicyChoice(named, List.of());
        }
        Optional<Path> bundled = BundledPolicies.folder(named);
        if (bundled.isPresent()) {
            return new PolicyChoice(named, List.of(bundled.get()));
        }
        try {
            Path folder = Path.of(named);
            if (PolicyFolder.isPolicy(folder)) {
                return new PolicyChoice(CommunityTeams.name(folder), List.of(folder));
            }
            List<Path> seeds = seeds(folder);
            if (!seeds.isEmpty()) {
                return new PolicyChoice(CommunityTeams.name(folder), seeds);
            }
        } catch (InvalidPathException _) {
            // No path of a folder: what is said below holds.
        }
        throw new TrainingRefusal(
                Spelling.withHint(
                        "There is no policy %s; there are %s, and folders that train wrote."
                                .formatted(named, String.join(", ", names())),
                        named,
                        names()));
    }

    /// Names of the policies that are there.
    public static List<String> names() {
        return Stream.concat(Policies.names().stream(), BundledPolicies.names().stream()).toList();
    }

    private static List<Path> seeds(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inner = Files.list(folder)) {
            return inner.filter(each -> SEED.matcher(lastName(each)).matches())
                    .filter(PolicyFolder::isPolicy)
                    .sorted(Comparator.comparingLong(PolicyChoice::number))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String lastName(Path path) {
        Path last = path.getFileName();
        return last == null ? "" : last.toString();
    }

    private static long number(Path folder) {
        Matcher matcher = SEED.matcher(lastName(folder));
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /// Whether a training made it.
    public boolean isTrained() {
        return !folders.isEmpty();
    }

    /// How [#of] finds its first seed again, from any working directory.
    public String place() {
        return isTrained() && !names().contains(name)
                ? folders.getFirst().toAbsolutePath().normalize().toString()
                : name;
    }

    /// The first of its seeds alone.
    public PolicyChoice first() {
        return isTrained()
                ? new PolicyChoice(CommunityTeams.name(folders.getFirst()), folders.subList(0, 1))
                : this;
    }

    /// What tells its first seed from others of its name.
    public String fingerprint() {
        return isTrained() ? fingerprint(folders.getFirst()) : Contestant.BUILT_IN;
    }

    private static String fingerprint(Path folder) {
        return CellStore.hash(PolicyFolder.open(folder).manifest().toString());
    }

    /// A fresh policy for one copy; of several seeds the first.
    ///
    /// @throws TrainingRefusal if it does not suit the scenario
    public Policy policy(Scenario scenario) {
        return isTrained()
                ? CommunityTeams.policy(folders.getFirst(), scenario)
                : Policies.of(name, scenario, 1);
    }

    /// Its seeds as contestants, each checked against the scenario.
    ///
    /// @param most how many seeds at most
    /// @param sampled whether teams draw their actions instead of taking the best
    /// @throws TrainingRefusal if one does not suit the scenario
    public List<Contestant> contestants(Scenario scenario, int most, boolean sampled) {
        if (!isTrained()) {
            return List.of(Contestant.builtIn(name));
        }
        List<Contestant> contestants = new ArrayList<>();
        for (Path folder : folders.subList(0, Math.min(most, folders.size()))) {
            CommunityTeams.policy(folder, scenario);
            long seed = PolicyFolder.open(folder).manifest().path("seed").asLong(0);
            contestants.add(
                    new Contestant(
                            name + (sampled ? " (sampled)" : ""),
                            seed,
                            fingerprint(folder),
                            (slice, firstStep) ->
                                    CommunityTeams.policy(
                                            folder,
                                            slice,
                                            sampled
                                                    ? drawing(slice, seed)
                                                    : UnaryOperator.identity())));
        }
        return List.copyOf(contestants);
    }

    private static UnaryOperator<TeamPolicy> drawing(Scenario slice, long seed) {
        String day = slice.axis().date(0).toString();
        return team -> new SampledTeam(team, RandomStreams.of(seed).split("sampled").stream(day));
    }
}
