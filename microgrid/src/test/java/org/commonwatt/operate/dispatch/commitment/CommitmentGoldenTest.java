package org.commonwatt.operate.dispatch.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.commonwatt.numeric.GoldenFiles.matrix;
import static org.commonwatt.numeric.GoldenFiles.numbers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.operate.dispatch.Store;
import org.commonwatt.operate.dispatch.commitment.CommitmentResult.Committed;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.highs.HighsSolver;
import org.commonwatt.robust.ConditionalValueAtRisk;
import org.commonwatt.robust.Outcome;
import org.commonwatt.robust.WassersteinSet;
import org.commonwatt.robust.WorstDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Plans for real homes against those of other solvers (`robust_dispatch/README.md`).
@Tag("golden")
final class CommitmentGoldenTest {
    private static final double RELATIVE = 1e-6;
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    /// One plan of a file.
    record Case(JsonNode file, JsonNode result) {
        @Override
        public String toString() {
            return "%s alpha %s epsilon %s"
                    .formatted(result.get("kind"), result.get("alpha"), result.get("epsilon"));
        }
    }

    static List<JsonNode> files() {
        return GoldenFiles.in("robust_dispatch");
    }

    static List<Case> cases() {
        return files().stream()
                .flatMap(
                        file ->
                                GoldenFiles.elements(file.get("results"))
                                        .map(result -> new Case(file, result)))
                .toList();
    }

    private static DayAheadCommitment planner(JsonNode file) {
        JsonNode parameters = file.get("parameters");
        JsonNode battery = parameters.get("battery");
        int steps = parameters.get("T").asInt();
        double capacityKwh = battery.get("capacityKwh").asDouble();
        Store store =
                new Store(
                        Store.Kind.BATTERY,
                        0,
                        steps,
                        battery.get("soc0").asDouble() * capacityKwh,
                        new Store.Window(
                                battery.get("socMin").asDouble() * capacityKwh,
                                battery.get("socMax").asDouble() * capacityKwh),
                        new Store.Rates(
                                battery.get("chargeKw").asDouble(),
                                battery.get("dischargeKw").asDouble(),
                                battery.get("etaCharge").asDouble(),
                                battery.get("etaDischarge").asDouble(),
                                1.0,
                                parameters.get("wearPerKwhMoved").asDouble()),
                        new Store.End(
                                battery.get("socEndMin").asDouble() * capacityKwh,
                                Double.POSITIVE_INFINITY,
                                0.0));
        DayMarket market =
                new DayMarket(
                        parameters.get("stepHours").asDouble(),
                        numbers(parameters.get("dayAhead")),
                        List.of(store));
        return new DayAheadCommitment(new HighsSolver(), market);
    }

    private static List<DayPath> days(JsonNode file, String kind) {
        JsonNode parameters = file.get("parameters");
        double[] buy = numbers(parameters.get("spotBuy"));
        double[] sell = numbers(parameters.get("spotSell"));
        List<DayPath> days = new ArrayList<>();
        for (JsonNode day : file.get(kind)) {
            days.add(new DayPath(numbers(day.get("load")), numbers(day.get("pv")), buy, sell));
        }
        return days;
    }

    /// The families that the file names.
    private static List<DayFamily> families(JsonNode file) {
        double stepHours = file.get("parameters").get("stepHours").asDouble();
        return GoldenFiles.texts(file.get("candidateNames")).stream()
                .skip(1)
                .map(name -> family(name, stepHours))
                .toList();
    }

    private static DayFamily family(String name, double stepHours) {
        double[] found =
                NUMBER.matcher(name)
                        .results()
                        .mapToDouble(one -> Double.parseDouble(one.group()))
                        .toArray();
        if (name.contains(" and ")) {
            return new DayFamily.DemandAndGeneration(found[0], found[1]);
        }
        if (name.startsWith("pv")) {
            return new DayFamily.Generation(found[0]);
        }
        if (found.length == 3) {
            return new DayFamily.Spike(1 + found[0] / 100, (int) found[1], (int) found[2] + 1);
        }
        return name.contains(" x")
                ? new DayFamily.Demand(found[0])
                : new DayFamily.Later((int) found[0], stepHours);
    }

    private static CandidateDays candidates(JsonNode file) {
        double scaleKwh = file.get("transportScaleKwh").asDouble();
        return CandidateDays.byDistance(days(file, "historicDays"), families(file), scaleKwh);
    }

    private static Risk risk(JsonNode result) {
        return switch (result.get("kind").asString()) {
            case "expected" -> new Risk.Expected();
            case "cvar" -> new Risk.Cvar(result.get("alpha").asDouble());
            default -> new Risk.Wasserstein(result.get("epsilon").asDouble());
        };
    }

    @ParameterizedTest
    @MethodSource("files")
    void candidates_ofEveryDay_costWhatTheFileSays(JsonNode file) {
        double[] expected =
                Arrays.stream(matrix(file.get("transportCost")))
                        .flatMapToDouble(Arrays::stream)
                        .toArray();
        assertThat(candidates(file).transportCosts()).containsExactly(expected, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void commit_realHomes_hasTheObjectiveOfOtherSolvers(Case golden) {
        CandidateDays days = candidates(golden.file());
        Risk risk = risk(golden.result());
        CommitmentResult result = planner(golden.file()).commit(days, risk, Limits.NONE);
        assertThat(result).isInstanceOf(Committed.class);
        Committed plan = (Committed) result;
        close(plan.objective(), golden.result().get("objective"));
        assertThat(plan.isProven()).isTrue();
        double mean = 0.0;
        for (int at = 0; at < plan.candidateCosts().length; at++) {
            mean += plan.worstProbabilities()[at] * plan.candidateCosts()[at];
        }
        if (!(risk instanceof Risk.Wasserstein)) {
            close(mean, golden.result().get("objective"));
            return;
        }
        // The worst distribution of the plan's own costs is what the linear model maximised over.
        double radius = golden.result().get("epsilon").asDouble();
        WassersteinSet set =
                WassersteinSet.ofBudget(days.candidates(), days.transportCosts(), radius);
        close(mean, golden.result().get("objective"));
        close(
                set.bound(plan.multiplier(), plan.candidateCosts(), Outcome.COST),
                golden.result().get("objective"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void cost_ofTheFilesPlan_isTheFilesOnEveryDay(Case golden) {
        double[] boughtKwh = numbers(golden.result().get("firstStage"));
        try (Recourse recourse = planner(golden.file()).recourse()) {
            double[] inSample = costs(recourse, boughtKwh, days(golden.file(), "historicDays"));
            double[] outOfSample =
                    costs(recourse, boughtKwh, days(golden.file(), "outOfSampleDays"));
            assertThat(inSample)
                    .containsExactly(numbers(golden.result().get("inSample")), within(RELATIVE));
            assertThat(outOfSample)
                    .containsExactly(numbers(golden.result().get("outOfSample")), within(RELATIVE));
            close(
                    new ConditionalValueAtRisk(0.9).of(outOfSample, Outcome.COST),
                    golden.result().get("outOfSampleCvar90"));
        }
    }

    static List<Case> casesWithCandidateCosts() {
        return cases().stream().filter(one -> one.result().has("candidateCosts")).toList();
    }

    @ParameterizedTest
    @MethodSource("casesWithCandidateCosts")
    void worst_ofTheFilesPlan_isTheFilesForEveryRadius(Case golden) {
        double[] boughtKwh = numbers(golden.result().get("firstStage"));
        CandidateDays days = candidates(golden.file());
        int k = days.candidates();
        double[] costs = new double[days.days() * k];
        try (Recourse recourse = planner(golden.file()).recourse()) {
            Arrays.setAll(costs, at -> recourse.cost(boughtKwh, days.path(at / k, at % k)));
        }
        double[] expected =
                Arrays.stream(matrix(golden.result().get("candidateCosts")))
                        .flatMapToDouble(Arrays::stream)
                        .toArray();
        assertThat(costs).containsExactly(expected, within(RELATIVE));
        WorstDistribution worst = new WorstDistribution(days.days(), k);
        for (JsonNode row : golden.result().get("worstCaseOfThisPlan")) {
            double radius = row.get("epsilon").asDouble();
            WassersteinSet set = WassersteinSet.ofBudget(k, days.transportCosts(), radius);
            close(set.worst(costs, Outcome.COST, worst), row.get("cost"));
        }
    }

    private static double[] costs(Recourse recourse, double[] boughtKwh, List<DayPath> days) {
        return days.stream().mapToDouble(day -> recourse.cost(boughtKwh, day)).toArray();
    }

    private static void close(double actual, JsonNode expected) {
        double value = expected.asDouble();
        assertThat(actual).isCloseTo(value, within(RELATIVE * Math.max(1.0, Math.abs(value))));
    }
}
