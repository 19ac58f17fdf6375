package org.commonwatt.experiments.study.claims;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.evaluation.Contestant;
import org.commonwatt.experiments.evaluation.Evaluation;
import org.commonwatt.experiments.evaluation.EvaluationWatch;
import org.commonwatt.experiments.evaluation.JudgedCell;
import org.commonwatt.experiments.evaluation.JudgedWeek;
import org.commonwatt.experiments.evaluation.shifts.ShiftEvaluation;
import org.commonwatt.experiments.evaluation.shifts.ShiftedRun;
import org.commonwatt.experiments.run.ScenarioHash;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.shift.Shift;
import org.commonwatt.operate.scenario.shift.ShiftGrid;
import org.jspecify.annotations.Nullable;

/// A family's community with its judged weeks, as they were and shifted; plays policies in them.
final class FamilyWork {
    /// Plays of a shifted week in a cell of the grid.
    private static final int TIMES = 2;

    private final Family family;
    private final Path folder;
    private final Scenario scenario;
    private final String hash;
    private final List<JudgedWeek> weeks;
    private final int shiftedWeeks;
    private final Grid chosen;
    private final MemberWeeks members;
    private final Evaluation evaluation;
    private final ShiftEvaluation shifts;
    private final ShiftEvaluation history;

    FamilyWork(Family family, Path folder, Grid grid, Setup setup) {
        this.family = family;
        this.folder = folder;
        scenario = FamilyFolder.open(folder);
        hash = CellStore.hash(ScenarioHash.of(scenario).toString());
        weeks = JudgedWeek.of(scenario, JudgedWeek.Purpose.TEST, grid.weeks());
        List<JudgedWeek> some = some(weeks, grid.shiftedWeeks());
        shiftedWeeks = some.size();
        chosen = grid;
        var store = new CellStore(setup.out());
        members = new MemberWeeks(scenario, store, setup.software());
        evaluation = new Evaluation(scenario, weeks, store, setup.software());
        shifts = new ShiftEvaluation(scenario, some, store, setup.software());
        history =
                new ShiftEvaluation(
                        scenario,
                        JudgedWeek.of(scenario, JudgedWeek.Purpose.VALIDATION, grid.shiftedWeeks()),
                        store,
                        setup.software());
    }

    /// So many of them, evenly among them.
    private static List<JudgedWeek> some(List<JudgedWeek> weeks, int most) {
        int count = Math.min(most, weeks.size());
        return IntStream.range(0, count)
                .mapToObj(k -> weeks.get((2 * k + 1) * weeks.size() / (2 * count)))
                .toList();
    }

    Family family() {
        return family;
    }

    Path folder() {
        return folder;
    }

    Scenario scenario() {
        return scenario;
    }

    /// Cells of the shift grid, the days as they were first.
    ShiftGrid grid() {
        return shifts.grid();
    }

    /// Transport cost of each cell, the first 0.
    List<Double> severities() {
        return grid().cells().stream()
                .map(cell -> cell.shifts().stream().mapToDouble(Shift::cost).sum())
                .toList();
    }

    String hash() {
        return hash;
    }

    /// Weeks that a policy plays in all.
    int plays(String variant) {
        int times = (isShifted(variant) ? 1 : 0) + (chosen.covered().contains(variant) ? 1 : 0);
        return 2 * weeks.size() + times * TIMES * grid().cells().size() * shiftedWeeks;
    }

    private boolean isShifted(String variant) {
        return !chosen.unshifted().contains(variant);
    }

    /// Plays a policy in all weeks; empty where somebody asked to stop before the end.
    Optional<CellResult> play(
            Grid.Cell cell,
            Contestant contestant,
            @Nullable TrainedPolicy trained,
            int threads,
            ClaimsWatch watch) {
        EvaluationWatch stop =
                new EvaluationWatch() {
                    @Override
                    public boolean cancelled() {
                        return watch.cancelled();
                    }
                };
        List<JudgedCell> nominal = evaluation.play(List.of(contestant), threads, stop);
        List<ShiftedRun> shifted =
                isShifted(cell.variant())
                        ? shifts.play(List.of(contestant), threads, stop)
                        : List.of();
        List<ShiftedRun> earlier =
                chosen.covered().contains(cell.variant()) && cell.seed() <= 1
                        ? history.play(List.of(contestant), threads, stop)
                        : List.of();
        List<MemberWeeks.Played> bills = new ArrayList<>();
        for (JudgedWeek week : weeks) {
            if (watch.cancelled()) {
                return Optional.empty();
            }
            bills.add(members.of(week, contestant));
        }
        return Optional.of(new CellResult(cell, nominal, shifted, earlier, bills, trained));
    }
}
