package org.commonwatt.experiments.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.commonwatt.experiments.scenario.Spelling;
import org.commonwatt.rl.algorithm.Hyperparameters;

/// Parameters from all places that may name them; the later wins: the algorithm's own values, those
/// that come with the product for the game, the user's file, the user's words.
///
/// @param <R> type of the parameters
/// @param parameters as they are to be used
/// @param steps to train that a file names
record ParameterSources<R extends Record>(R parameters, OptionalLong steps) {

    /// Reads what a request says.
    ///
    /// @param algorithm by name
    /// @param games names of the game, the most special first: parameters are those of the first
    ///   that has some
    /// @param defaults the algorithm's own values
    /// @throws TrainingRefusal for an unknown parameter, with the nearest one, or a value that is
    ///   refused
    static <R extends Record> ParameterSources<R> of(
            String algorithm, List<String> games, R defaults, TrainingRequest request) {
        var sources = new ParameterSources<>(defaults, OptionalLong.empty());
        var bundled =
                games.stream()
                        .map(game -> ParameterFile.bundled(algorithm, game))
                        .flatMap(Optional::stream)
                        .findFirst();
        if (bundled.isPresent()) {
            sources = sources.with(bundled.get());
        }
        if (request.parameterFile() != null) {
            sources = sources.with(ParameterFile.read(request.parameterFile()));
        }
        return sources.with(algorithm, request.changes());
    }

    private ParameterSources<R> with(ParameterFile file) {
        OptionalLong named = file.steps();
        return new ParameterSources<>(file.apply(parameters), named.isPresent() ? named : steps);
    }

    private ParameterSources<R> with(String algorithm, Map<String, String> changes) {
        var known = Hyperparameters.texts(parameters).keySet();
        for (String key : changes.keySet()) {
            if (!known.contains(key)) {
                String message =
                        "The algorithm %s has no parameter %s; it has %s."
                                .formatted(algorithm, key, String.join(", ", known));
                throw new TrainingRefusal(Spelling.withHint(message, key, known));
            }
        }
        try {
            return new ParameterSources<>(Hyperparameters.with(parameters, changes), steps);
        } catch (IllegalArgumentException refused) {
            throw new TrainingRefusal(refused);
        }
    }
}
