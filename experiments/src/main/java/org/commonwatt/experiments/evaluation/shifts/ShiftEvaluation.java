package org.commonwatt.experiments.evaluation.shifts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.evaluation.Contestant;
import org.commonwatt.experiments.evaluation.EvaluationWatch;
import org.commonwatt.experiments.evaluation.JudgedWeek;
import org.commonwatt.experiments.evaluation.Pieces;
import org.commonwatt.experiments.run.ScenarioHash;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.game.PlayedDays;
import org.commonwatt.operate.reward.RewardWeights;
import org.commonwatt.operate.scenario.DaySplit;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.shift.Shift;
import org.commonwatt.operate.scenario.shift.ShiftGrid;
import org.commonwatt.operate.scenario.shift.Span;
import org.commonwatt.optim.highs.HighsSolver;
import tools.jackson.databind.JsonNode;

/// Plays every contestant in every week of every cell. A struck week is played twice, with every
/// second day struck, the first time those with even numbers: each day of the week is struck once
/// and comes after one that was not, on which a policy may prepare. Only struck days count; in the
/// nominal cell all do.
///
/// All policies meet the same draws. Finished pieces are kept and not played again.
public final class ShiftEvaluation {
    private static final int TIMES = 2;

    private final Scenario scenario;
    private final ShiftGrid grid;
    private final List<JudgedWeek> weeks;
    private final CellStore store;
    private final String software;

    /// @param weeks to judge on, all of `scenario`
    /// @param store where finished pieces are
    /// @param software name and version of the program: another one plays anew
    public ShiftEvaluation(
            Scenario scenario, List<JudgedWeek> weeks, CellStore store, String software) {
        this.scenario = scenario;
        grid = ShiftGrid.of(scenario);
        this.weeks = List.copyOf(weeks);
        this.store = store;
        this.software = software;
    }

    /// The cells.
    public ShiftGrid grid() {
        return grid;
    }

    /// What played runs say, beside how far the scenario's months lie apart.
    public ShiftComparison compare(List<ShiftedRun> runs, String reference) {
        return ShiftComparison.of(runs, grid, reference)
                .with(MonthDistances.of(scenario, new HighsSolver()));
    }

    private record Piece(Contestant contestant, ShiftGrid.Cell cell, JudgedWeek week) {}

    /// Plays all; after an interruption, what was finished.
    ///
    /// @param threads how many pieces at the same time
    /// @return in the order of contestants, then cells, then weeks
    public List<ShiftedRun> play(List<Contestant> contestants, int threads, EvaluationWatch watch) {
        List<Piece> pieces = new ArrayList<>();
        for (Contestant contestant : contestants) {
            for (ShiftGrid.Cell cell : grid.cells()) {
                weeks.forEach(week -> pieces.add(new Piece(contestant, cell, week)));
            }
        }
        return Pieces.play(pieces.size(), n -> n, k -> run(pieces.get(k)), threads, watch);
    }

    private ShiftedRun run(Piece piece) {
        Scenario slice = piece.week().slice(scenario);
        String key =
                String.join(
                        " ",
                        "shifts-1",
                        software,
                        piece.contestant().policy(),
                        Long.toString(piece.contestant().seed()),
                        piece.contestant().fingerprint(),
                        piece.cell().toString(),
                        piece.week().leadInDays() + " " + ScenarioHash.of(slice));
        return store.find(key)
                .map(kept -> read(piece, kept))
                .orElseGet(() -> play(piece, slice, key));
    }

    private ShiftedRun play(Piece piece, Scenario slice, String key) {
        List<Double> cost = new ArrayList<>();
        List<Double> unserved = new ArrayList<>();
        if (piece.cell().shifts().isEmpty()) {
            PlayedDays played = played(piece, slice);
            for (int day = 0; day < DaySplit.WEEK; day++) {
                cost.add(played.cost()[day]);
                unserved.add(played.unservedKwh()[day]);
            }
        } else {
            PlayedDays[] times = new PlayedDays[TIMES];
            for (int first = 0; first < TIMES; first++) {
                times[first] = played(piece, struck(piece, slice, first));
            }
            for (int day = 0; day < DaySplit.WEEK; day++) {
                cost.add(times[day % TIMES].cost()[day]);
                unserved.add(times[day % TIMES].unservedKwh()[day]);
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cost", cost);
        figures.put("unserved_kwh", unserved);
        store.put(key, figures);
        return result(piece, cost, unserved);
    }

    private static Scenario struck(Piece piece, Scenario slice, int first) {
        TimeAxis axis = slice.axis();
        int lead = piece.week().leadInDays();
        List<Span> spans = new ArrayList<>();
        for (int day = first; day < DaySplit.WEEK; day += TIMES) {
            spans.add(Span.day(axis, axis.firstStepOfDay(lead), lead + day));
        }
        RandomStreams draws =
                RandomStreams.of(slice.seed())
                        .split("shift grid")
                        .split(piece.week().date().toString())
                        .split("first " + first);
        Scenario struck = slice;
        for (Shift shift : piece.cell().shifts()) {
            struck = shift.apply(struck, spans, draws);
        }
        return struck;
    }

    private static PlayedDays played(Piece piece, Scenario slice) {
        int firstStep = slice.axis().firstStepOfDay(piece.week().leadInDays());
        return PlayedDays.play(
                slice,
                firstStep,
                slice.axis().steps() - firstStep,
                piece.contestant().maker().make(slice, firstStep),
                RewardWeights.SYSTEM_COST);
    }

    private static ShiftedRun read(Piece piece, JsonNode kept) {
        return result(piece, numbers(kept.path("cost")), numbers(kept.path("unserved_kwh")));
    }

    private static List<Double> numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asDouble).toList();
    }

    private static ShiftedRun result(Piece piece, List<Double> cost, List<Double> unserved) {
        return new ShiftedRun(
                piece.contestant().policy(),
                piece.contestant().seed(),
                piece.cell().name(),
                piece.week().week(),
                cost,
                unserved);
    }
}
