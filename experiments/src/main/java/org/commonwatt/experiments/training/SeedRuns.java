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
            tell(above, algorithm, outcomes, request);
            for (long seed : request.seeds()) {
                Path folder = request.folder().resolve("seed-" + seed);
                boolean goesOn = request.resume() && TrainingFolder.hasTraining(folder);
                outcomes.add(one.apply(request.ofSeed(seed, folder, goesOn)));
                tell(above, algorithm, outcomes, request);
                if (outcomes.getLast().status() == TrainingOutcome.Status.INTERRUPTED) {
                    break;
                }
            }
        }
        return List.copyOf(outcomes);
    }

    /// From the first moment on, so that even what is killed early can go on.
    private static void tell(
            TrainingFolder above,
            String algorithm,
            List<TrainingOutcome> outcomes,
            TrainingRequest request) {
        var json = TrainingSummary.of(algorithm, outcomes, request.seeds().size());
        above.write(
                TrainingFolder.SUMMARY,
                TrainingSummary.text(json).getBytes(StandardCharsets.UTF_8));
    }
}
