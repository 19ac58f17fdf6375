package org.commonwatt.equity.sharing;

import java.util.List;
import org.commonwatt.numeric.GoldenFiles;
import tools.jackson.databind.JsonNode;

/// The games of `cost_sharing/README.md` and `scale/README.md`.
final class GoldenGames {
    private GoldenGames() {}

    /// Games of communities: a file each.
    static List<JsonNode> energy() {
        List<JsonNode> games =
                GoldenFiles.in("cost_sharing").stream().filter(n -> n.has("instance")).toList();
        return nonEmpty(games);
    }

    /// Games of the literature.
    static List<JsonNode> classic() {
        List<JsonNode> games =
                GoldenFiles.in("cost_sharing").stream()
                        .filter(JsonNode::isArray)
                        .flatMap(GoldenFiles::elements)
                        .toList();
        return nonEmpty(games);
    }

    /// Communities by formula with the cost of every coalition.
    static List<JsonNode> byFormula() {
        List<JsonNode> games =
                GoldenFiles.in("scale").stream()
                        .filter(node -> node.has("n") && node.has("cost"))
                        .toList();
        return nonEmpty(games);
    }

    private static List<JsonNode> nonEmpty(List<JsonNode> games) {
        if (games.isEmpty()) {
            throw new AssertionError("There must be golden games.");
        }
        return games;
    }

    /// The problem of a game of a community, from the values given.
    static SharingProblem problem(JsonNode golden) {
        TableGame game = TableGame.of(GoldenFiles.numbers(golden.get("v")));
        return SharingProblem.of(game, figures(golden));
    }

    static MemberFigures figures(JsonNode golden) {
        List<JsonNode> members =
                GoldenFiles.elements(golden.get("instance").get("members")).toList();
        double[] loads =
                members.stream()
                        .mapToDouble(
                                m ->
                                        java.util.Arrays.stream(GoldenFiles.numbers(m.get("load")))
                                                .sum())
                        .toArray();
        double[] burdens =
                members.stream()
                        .mapToDouble(
                                m ->
                                        MemberFigures.burdenPerCost(
                                                1, m.get("annualIncome").asDouble()))
                        .toArray();
        return new MemberFigures(
                GoldenFiles.numbers(golden.get("standalone")),
                loads,
                GoldenFiles.numbers(golden.get("weightsW1")),
                burdens);
    }

    /// Figures of a game that says nothing of its members: all alike.
    static MemberFigures alike(int members) {
        double[] ones = new double[members];
        java.util.Arrays.fill(ones, 1.0);
        return new MemberFigures(new double[members], ones, ones, ones);
    }
}
