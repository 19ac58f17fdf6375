package org.commonwatt.experiments.bilevel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.equity.sharing.Workers;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.evaluation.EvaluationWatch;
import org.commonwatt.experiments.report.BilevelRow;
import org.commonwatt.experiments.run.ScenarioHash;
import org.commonwatt.experiments.run.ScenarioSource;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.study.StudyRefusal;
import org.commonwatt.operate.bilevel.Course;
import org.commonwatt.operate.bilevel.EquityController;
import org.commonwatt.operate.bilevel.EquityGame;
import org.commonwatt.operate.bilevel.EquityRun;
import org.commonwatt.operate.bilevel.HindsightSearch;
import org.commonwatt.operate.bilevel.LowerLevel;
import org.commonwatt.operate.bilevel.MonthSharing;
import org.commonwatt.operate.bilevel.PlannedDays;
import org.commonwatt.operate.bilevel.Stress;
import org.commonwatt.operate.scenario.DaySlice;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.highs.HighsSolver;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Equity on two levels, scenario by scenario (`docs/FORMULATION.md#bilevel`). A scenario is a
/// piece of work that is kept when it is done, and so is what was learned.
public final class BilevelStudy {
    /// Name of the table.
    public static final String TABLE = "bilevel.csv";

    /// Name of the file with what was learned.
    static final String POLICY = "policy.safetensors";

    private final BilevelSettings settings;
    private final Path folder;
    private final CellStore store;
    private final Scenario scenario;
    private final String key;
    private @Nullable TeamPolicy learned;

    /// @param folder where finished pieces are
    /// @param software name and version of the program: another one works anew
    /// @throws StudyRefusal for a scenario that cannot be read or planned day by day
    public BilevelStudy(BilevelSettings settings, Path folder, String software) {
        this.settings = settings;
        this.folder = folder;
        store = new CellStore(folder);
        Scenario whole = open(OptionalLong.empty());
        scenario = days(whole, 0, Math.min(settings.days(), whole.axis().days()));
        key =
                String.join(
                        " ",
                        "bilevel-2",
                        software,
                        ScenarioHash.of(scenario).toString(),
                        String.valueOf(settings.trainingSteps()),
                        String.valueOf(settings.gap()),
                        String.valueOf(settings.seed()));
    }

    private Scenario open(OptionalLong seed) {
        ScenarioReading reading =
                ScenarioSource.open(settings.scenario(), seed, OptionalInt.empty());
        return switch (reading) {
            case ScenarioReading.Rejected rejected -> throw new StudyRefusal(rejected.render());
            case ScenarioReading.Loaded loaded -> loaded.scenario();
        };
    }

    private static Scenario days(Scenario whole, int from, int count) {
        boolean all = from == 0 && count == whole.axis().days();
        return all ? whole : DaySlice.of(whole, from, count);
    }

    /// The scenario's currency.
    public String currency() {
        return scenario.currency();
    }

    /// Does what is not done yet.
    ///
    /// @param workers cost coalitions side by side; change no result
    /// @return all rows; empty where somebody asked to stop
    public Optional<List<BilevelRow>> rows(Workers workers, EvaluationWatch watch) {
        List<BilevelRow> rows = new ArrayList<>();
        int done = 0;
        int pieces = settings.stresses().size() + 1;
        for (Stress stress : settings.stresses()) {
            String cell = key + " " + stress;
            Optional<JsonNode> kept = store.find(cell);
            if (kept.isPresent()) {
                kept.get().path("rows").forEach(row -> rows.add(BilevelRow.parse(row.asString())));
            } else {
                Optional<TeamPolicy> policy = policy(watch);
                watch.piece(done + 1, pieces);
                if (policy.isEmpty() || watch.cancelled()) {
                    return Optional.empty();
                }
                List<BilevelRow> fresh = judge(stress, policy.get(), workers);
                store.put(cell, Map.of("rows", fresh.stream().map(BilevelRow::line).toList()));
                rows.addAll(fresh);
            }
            watch.piece(++done + 1, pieces);
        }
        return Optional.of(rows);
    }

    /// The table of rows.
    public static String csv(List<BilevelRow> rows) {
        return BilevelRow.csv(rows);
    }

    private Course course(Scenario days, Stress stress, double gap) {
        LowerLevel level =
                new LowerLevel(new HighsSolver(), BilevelSettings.PEAK_PRICE_PER_KW, gap);
        try {
            return Course.of(PlannedDays.of(days, stress, BilevelSettings.STEPS_AS_ONE), level);
        } catch (IllegalArgumentException refused) {
            throw new StudyRefusal(String.valueOf(refused.getMessage()));
        }
    }

    /// Days to learn from, none of them judged: those behind the judged ones, where an episode fits
    /// in, as another seed generates them; else the same ones of another seed.
    private Scenario otherDays() {
        Scenario other = open(OptionalLong.of(scenario.seed() + settings.seed()));
        int judged = scenario.axis().days();
        int left = other.axis().days() - judged;
        if (left >= BilevelSettings.EPISODE_DAYS) {
            return days(other, judged, Math.min(left, judged));
        }
        Scenario same = days(other, 0, judged);
        if (isMeasured(same)) {
            throw new StudyRefusal(
                    "The days of %s are measured, and all %d of them are judged: none is left to learn"
                                    .formatted(scenario.name(), judged)
                            + " from.\nMaybe judge fewer, by --days: %d or more must remain."
                                    .formatted(BilevelSettings.EPISODE_DAYS));
        }
        return same;
    }

    /// Whether another seed gives the same demand.
    private boolean isMeasured(Scenario other) {
        for (int t = 0; t < scenario.axis().steps(); t++) {
            for (int i = 0; i < scenario.community().size(); i++) {
                double demand = scenario.exogenous().demandKwh(t, i);
                if (demand != other.exogenous().demandKwh(t, i)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// What was learned before, or is learned now, from other days than those that are judged,
    /// under all stresses.
    private Optional<TeamPolicy> policy(EvaluationWatch watch) {
        if (learned != null) {
            return Optional.of(learned);
        }
        Scenario other = otherDays();
        List<Course> courses = new ArrayList<>();
        for (Stress stress : settings.stresses()) {
            courses.add(course(other, stress, BilevelSettings.TRAINING_GAP));
        }
        var training = new OperatorTraining(courses, settings);
        Path file = folder.resolve(CellStore.hash(key).substring(0, 12) + "-" + POLICY);
        Optional<TeamPolicy> kept = training.kept(file);
        Optional<TeamPolicy> policy = kept.isPresent() ? kept : training.learn(watch);
        policy.ifPresent(team -> OperatorTraining.keep(team, file));
        learned = policy.orElse(null);
        return policy;
    }

    /// What could have been done, had the days been known; searched with the plans of a training.
    private List<EquityController> hindsight(Stress stress) {
        Course course = course(scenario, stress, BilevelSettings.TRAINING_GAP);
        var game = new EquityGame(EquityGame.Rules.of(List.of(course), course.days().count()));
        var search = new HindsightSearch(game, course);
        HindsightSearch.Found constant = search.constant();
        HindsightSearch.Found daily =
                search.daily(
                        HindsightSearch.around(constant.actions()[0]),
                        BilevelSettings.HINDSIGHT_WIDTH);
        return List.of(
                new EquityController.Known(EquityController.HINDSIGHT.getFirst(), constant),
                new EquityController.Known(EquityController.HINDSIGHT.getLast(), daily));
    }

    private List<BilevelRow> judge(Stress stress, TeamPolicy policy, Workers workers) {
        Course course = course(scenario, stress, settings.gap());
        var game = new EquityGame(EquityGame.Rules.of(List.of(course), course.days().count()));
        List<EquityController> controllers = new ArrayList<>(EquityController.fixed());
        controllers.add(new EquityController.Learned("ppo", policy));
        controllers.addAll(hindsight(stress));
        List<EquityRun> runs = new ArrayList<>();
        for (EquityController controller : controllers) {
            runs.add(EquityRun.play(game, course, controller));
        }
        List<MonthSharing> sharings = new ArrayList<>();
        for (EquityRun.Month month : runs.getFirst().months()) {
            MonthSharing.of(course, month, new HighsSolver(), workers).ifPresent(sharings::add);
        }
        return new RunRows(course, sharings, new HighsSolver()).of(runs);
    }
}
