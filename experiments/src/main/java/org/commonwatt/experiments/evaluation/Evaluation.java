package org.commonwatt.experiments.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.commonwatt.experiments.run.ScenarioHash;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.WindowRun;
import tools.jackson.databind.JsonNode;

/// Plays every contestant in every week, several at a time. Results do not depend on how many, and
/// are kept piece by piece: what was played before, in the same week of the same scenario, is not
/// played again.
public final class Evaluation {
    private final Scenario scenario;
    private final List<JudgedWeek> weeks;
    private final CellStore store;
    private final String software;

    /// @param weeks to judge on, all of `scenario`
    /// @param store where finished pieces are
    /// @param software name and version of the program: another one plays anew
    public Evaluation(Scenario scenario, List<JudgedWeek> weeks, CellStore store, String software) {
        this.scenario = scenario;
        this.weeks = List.copyOf(weeks);
        this.store = store;
        this.software = software;
    }

    private record Piece(Contestant contestant, JudgedWeek week) {}

    /// Plays all; after an interruption, what was finished.
    ///
    /// @param threads how many pieces at the same time
    /// @return in the order of contestants, then weeks
    public List<JudgedCell> play(List<Contestant> contestants, int threads, EvaluationWatch watch) {
        List<Piece> pieces = new ArrayList<>();
        for (Contestant contestant : contestants) {
            weeks.forEach(week -> pieces.add(new Piece(contestant, week)));
        }
        var slices = new Slices(scenario);
        // Week by week, so that a slice is cut once and let go.
        return Pieces.play(
                pieces.size(),
                n -> n % contestants.size() * weeks.size() + n / contestants.size(),
                k -> cell(pieces.get(k), slices),
                threads,
                watch);
    }

    private JudgedCell cell(Piece piece, Slices slices) {
        Contestant contestant = piece.contestant();
        JudgedWeek week = piece.week();
        Slices.Slice slice = slices.of(week);
        String key =
                String.join(
                        " ",
                        "evaluation-1",
                        software,
                        contestant.policy(),
                        Long.toString(contestant.seed()),
                        contestant.fingerprint(),
                        slice.hash());
        Optional<JsonNode> kept = store.find(key);
        WindowRun run =
                kept.isPresent()
                        ? read(contestant.policy(), kept.get())
                        : played(contestant, week, slice.scenario(), key);
        return new JudgedCell(
                contestant.policy(), contestant.seed(), week.week(), week.date().toString(), run);
    }

    private WindowRun played(Contestant contestant, JudgedWeek week, Scenario slice, String key) {
        int firstStep = slice.axis().firstStepOfDay(week.leadInDays());
        WindowRun run =
                WindowRun.play(
                        slice,
                        week.leadInDays(),
                        contestant.maker().make(slice, firstStep),
                        System::nanoTime);
        store.put(key, JudgedCell.figures(run));
        return run;
    }

    private static WindowRun read(String policy, JsonNode cell) {
        return JudgedCell.read(policy, name -> cell.path(name).asDouble());
    }

    /// Weeks of the scenario as scenarios of their own, cut when first needed.
    private static final class Slices {
        /// @param hash of everything in it
        private record Slice(Scenario scenario, String hash) {}

        private final Scenario scenario;
        private final Map<Integer, Slice> cut = new ConcurrentHashMap<>();

        private Slices(Scenario scenario) {
            this.scenario = scenario;
        }

        private Slice of(JudgedWeek week) {
            return cut.computeIfAbsent(
                    week.week(),
                    _ -> {
                        Scenario slice = week.slice(scenario);
                        return new Slice(
                                slice,
                                CellStore.hash(week.leadInDays() + " " + ScenarioHash.of(slice)));
                    });
        }
    }
}
