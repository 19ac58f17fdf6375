package org.commonwatt.experiments.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.game.Game;
import org.commonwatt.experiments.training.CommunityTeams;
import org.commonwatt.experiments.training.PolicyFolder;
import org.commonwatt.experiments.training.TrainingRefusal;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.game.NeighbourController;
import org.commonwatt.operate.game.NeighbourGame;
import org.commonwatt.operate.game.NeighbourTotals;
import org.commonwatt.rl.algorithm.team.SampledTeam;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.nn.kernel.Backends;

/// Controllers and trained teams judged on the same days of the game of neighbourhoods.
///
/// @param game which
/// @param figures of each policy, in the order in which they were named
public record NeighbourEvaluation(Game game, List<NeighbourFigures> figures) {
    public NeighbourEvaluation {
        figures = List.copyOf(figures);
    }

    /// Plays all.
    ///
    /// @param policies names of controllers, or folders of trainings, whose seeds are policies each
    /// @param days how many days each plays
    /// @param sampled whether teams draw their actions instead of taking the best
    /// @throws TrainingRefusal if the game is no game of neighbourhoods, or a policy is none of it
    public static NeighbourEvaluation play(
            Game game, List<String> policies, int days, boolean sampled) {
        if (!(game.newEnv() instanceof NeighbourGame played)) {
            throw new TrainingRefusal(
                    "The game %s cannot be judged here: communities and neighbourhoods can."
                            .formatted(game.name()));
        }
        List<NeighbourFigures> figures = new ArrayList<>();
        for (String policy : policies) {
            if (NeighbourController.NAMES.contains(policy)) {
                figures.add(NeighbourFigures.of(played, policy, days));
                continue;
            }
            for (Path folder : folders(policy)) {
                TeamPolicy team = PolicyFolder.open(folder).team(game.spec(), Backends.fastest());
                String name = CommunityTeams.name(folder);
                figures.add(
                        NeighbourFigures.of(
                                played,
                                sampled ? name + " (sampled)" : name,
                                sampled ? drawing(name, team) : team,
                                days));
            }
        }
        return new NeighbourEvaluation(game, figures);
    }

    private static List<Path> folders(String policy) {
        try {
            PolicyChoice choice = PolicyChoice.of(policy);
            if (choice.isTrained()) {
                return choice.folders();
            }
        } catch (TrainingRefusal _) {
            // Said below in the words of this game.
        }
        throw new TrainingRefusal(
                "There is no controller %s; there are %s, and folders that train wrote."
                        .formatted(policy, String.join(", ", NeighbourController.NAMES)));
    }

    private static TeamPolicy drawing(String name, TeamPolicy team) {
        return new SampledTeam(team, RandomStreams.of(0).split("sampled").stream(name));
    }

    /// Writes `evaluation.csv`, a row per policy and day, and `evaluation.json`, the means.
    ///
    /// @throws java.io.UncheckedIOException if one cannot be written
    public void write(Path folder) {
        CellStore.write(folder.resolve(EvaluationFiles.CSV), csv());
        CellStore.write(folder.resolve(EvaluationFiles.JSON), EvaluationFiles.text(json()));
    }

    /// The means as an object.
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "commonwatt.neighbour-evaluation");
        json.put("version", 1);
        json.put("game", game.name());
        json.put("options", game.options().values());
        json.put("days", figures.isEmpty() ? 0 : figures.getFirst().days().size());
        json.put("policies", figures.stream().map(NeighbourEvaluation::means).toList());
        return json;
    }

    private static Map<String, Object> means(NeighbourFigures figures) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("policy", figures.policy());
        json.putAll(figures.figures());
        return json;
    }

    private String csv() {
        var text =
                new StringBuilder(
                        "policy,day,reward,stability,cost,import_kwh,sale_kwh,transferred_kwh,"
                                + "unserved_kwh,curtailed_kwh,stored_change_kwh\n");
        for (NeighbourFigures each : figures) {
            for (int day = 0; day < each.days().size(); day++) {
                NeighbourTotals totals = each.days().get(day);
                text.append(EvaluationFiles.quoted(each.policy())).append(',').append(day);
                for (double number :
                        new double[] {
                            totals.teamReward(),
                            totals.meanStability(),
                            totals.cost(),
                            totals.importKwh(),
                            totals.saleKwh(),
                            totals.receivedKwh(),
                            totals.unservedKwh(),
                            totals.curtailedKwh(),
                            totals.storedChangeKwh()
                        }) {
                    text.append(',').append(number);
                }
                text.append('\n');
            }
        }
        return text.toString();
    }
}
