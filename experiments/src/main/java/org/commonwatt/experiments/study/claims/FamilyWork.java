package org.commonwatt.experiments.study.claims;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.evaluation.Contestant;
import org.commonwatt.experiments.evaluation.Evaluation;
import org.commonwatt.experiments.evaluation.EvaluationWatch;
import org.commonwatt.experiments.evaluation.JudgedCell;
import org.commonwatt.experiments.evaluation.JudgedWeek;
import org.commonwatt.experiments.run.ScenarioHash;
import org.commonwatt.operate.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/// A family's community with its judged weeks, as they were and shifted; plays policies in them.
final class FamilyWork {
    private final Family family;
    private final Path folder;
    private final Scenario scenario;
    private final String hash;
    private final List<JudgedWeek> weeks;
    private final MemberWeeks members;
    private final Map<String, Evaluation> evaluations = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<Double> severities = new ArrayList<>();

    /// @param shifts the weeks as they were first
    FamilyWork(Family family, Path folder, Grid grid, List<Shift> shifts, Setup setup) {
        this.family = family;
        this.folder = folder;
        scenario = FamilyFolder.open(folder);
        hash = CellStore.hash(ScenarioHash.of(scenario).toString());
        weeks = JudgedWeek.of(scenario, JudgedWeek.Purpose.TEST, grid.weeks());
        var store = new CellStore(setup.out());
        members = new MemberWeeks(scenario, store, setup.software());
        for (Shift shift : shifts) {
            List<JudgedWeek> played =
                    shift.equals(Shift.NOMINAL)
                            ? weeks
                            : some(weeks, grid.shiftedWeeks());
            evaluations.put(
                    shift.name(),
                    new Evaluation(
                            shift.change().apply(scenario), played, store, setup.software()));
            counts.put(shift.name(), played.size());
            severities.add(shift.severity());
        }
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

    /// Transport cost of each shift, the first 0.
    List<Double> severities() {
        return List.copyOf(severities);
    }

    String hash() {
        return hash;
    }

    /// Weeks that a policy plays in all.
    int plays() {
        return counts.values().stream().mapToInt(Integer::intValue).sum() + weeks.size();
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
        Map<String, List<JudgedCell>> played = new LinkedHashMap<>();
        for (Map.Entry<String, Evaluation> each : evaluations.entrySet()) {
            List<JudgedCell> cells = each.getValue().play(List.of(contestant), threads, stop);
            if (cells.size() < counts.get(each.getKey())) {
                return Optional.empty();
            }
            played.put(each.getKey(), cells);
        }
        List<List<MemberWeeks.Week>> bills = new ArrayList<>();
        for (JudgedWeek week : weeks) {
            if (watch.cancelled()) {
                return Optional.empty();
            }
            bills.add(members.of(week, contestant));
        }
        return Optional.of(new CellResult(cell, played, bills, trained));
    }
}
