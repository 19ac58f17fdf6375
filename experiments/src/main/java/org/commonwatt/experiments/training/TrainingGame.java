package org.commonwatt.experiments.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.rl.algorithm.robust.Weighing;
import org.commonwatt.rl.env.CheckedEnv;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.ParallelEnv;
import org.jspecify.annotations.Nullable;

/// A game to learn in, with one of the same shapes to be judged in.
///
/// @param name short, without blanks: it is part of file names
/// @param options how it differs from the plain one
/// @param spec agents, observations and actions, of both
/// @param training makes one game to learn in
/// @param judging makes what judges teams, by a number of episodes; where data are split, on other
///   days
/// @param dataHash of the data behind the game; empty where it makes up its own
/// @param description what a policy must know of the game besides, as JSON; empty for none
/// @param weighing how much its episodes count that could have turned out differently; null where
///   they could not
public record TrainingGame(
        String name,
        GameOptions options,
        EnvSpec spec,
        Supplier<? extends ParallelEnv> training,
        IntFunction<Validation> judging,
        String dataHash,
        Map<String, Object> description,
        @Nullable Weighing weighing) {
    public TrainingGame {
        description = Collections.unmodifiableMap(new LinkedHashMap<>(description));
    }

    /// A game that makes up its episodes from seeds: one game for both, with seeds apart.
    public static TrainingGame of(
            String name, GameOptions options, Supplier<? extends ParallelEnv> maker) {
        return new TrainingGame(
                name,
                options,
                maker.get().spec(),
                maker,
                episodes -> new FixedEpisodes(() -> new CheckedEnv(maker.get()), episodes),
                "",
                Map.of(),
                null);
    }

    /// Its name, and behind it that of its kind where it is of one.
    List<String> names() {
        return description.isEmpty() ? List.of(name) : List.of(name, CommunityTeams.KEY);
    }

    /// Name and options as a user wrote them.
    public String title() {
        var title = new StringBuilder(name);
        options.values()
                .forEach((key, value) -> title.append(' ').append(key).append('=').append(value));
        if (weighing != null) {
            title.append(" robust=").append(weighing.mode().text());
        }
        return title.toString();
    }
}
