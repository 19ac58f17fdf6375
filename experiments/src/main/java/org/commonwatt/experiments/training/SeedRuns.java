package org.commonwatt.experiments.training;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The seeds of a request, one after the other: a single one in the request's folder, several in
/// folders `seed-N` of it with a summary above them.
public final class SeedRuns {
    private SeedRuns() {}

    /// Trains every seed until somebody asks to stop.
    ///
    /// @param one trains the only seed of a request in the folder of it
    public static List<TrainingOutcome> each(
            String algorithm,
            TrainingRequest request,
            Function<TrainingRequest, TrainingOutcome> one) {
        if (request.seeds().size() == 1) {
            return List.of(one.apply(request));
        }
        List<TrainingOutcome> outcomes = new ArrayList<>();
        try (TrainingFolder above =
                TrainingFolder.open(
                        request.folder(),
                        request.resume(),
                        TrainingFolder.FileWriting.ordinary())) {
            for (long seed : request.seeds()) {
                Path folder = request.folder().resolve("seed-" + seed);
                boolean goesOn = request.resume() && TrainingFolder.hasTraining(folder);
                outcomes.add(one.apply(request.ofSeed(seed, folder, goesOn)));
                above.write(
                        TrainingFolder.SUMMARY,
                        TrainingSummary.text(TrainingSummary.of(algorithm, outcomes))
                                .getBytes(StandardCharsets.UTF_8));
                if (outcomes.getLast().status() == TrainingOutcome.Status.INTERRUPTED) {
                    break;
                }
            }
        }
        return List.copyOf(outcomes);
    }
}
