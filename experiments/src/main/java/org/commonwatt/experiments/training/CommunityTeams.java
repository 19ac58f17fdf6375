package org.commonwatt.experiments.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonwatt.equity.RelativeBenefit;
import org.commonwatt.experiments.game.CommunityGames;
import org.commonwatt.experiments.game.CommunityGames.Base;
import org.commonwatt.experiments.game.CommunityGames.Trained;
import org.commonwatt.experiments.game.Game;
import org.commonwatt.experiments.game.TunedPolicy;
import org.commonwatt.experiments.game.UnforeseenDays;
import org.commonwatt.experiments.run.ScenarioHash;
import org.commonwatt.operate.agent.AgentScope;
import org.commonwatt.operate.agent.FeatureGroup;
import org.commonwatt.operate.agent.FeatureScales;
import org.commonwatt.operate.agent.Lever;
import org.commonwatt.operate.game.CommunityDays;
import org.commonwatt.operate.game.CommunityGame;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.rl.algorithm.fair.EquityMode;
import org.commonwatt.rl.algorithm.robust.RobustMode;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.nn.kernel.ScalarBackend;
import tools.jackson.databind.JsonNode;

/// Communities to train in, and trained teams as policies: what goes into a policy folder about the
/// community, and back.
public final class CommunityTeams {
    /// Place in a policy's manifest.
    static final String KEY = "community";

    /// Place of a tuned policy's numbers in it.
    static final String NUMBERS = "table";

    private CommunityTeams() {}

    /// A community as a game to train in.
    ///
    /// @param mode how days that nobody forecast are taken into account; a dose, not a budget
    public static TrainingGame training(CommunityGames games, RobustMode mode) {
        Function<TeamPolicy, Function<Scenario, Policy>> acting =
                team -> scenario -> games.policy("validated", team, scenario);
        var days = new UnforeseenDays(games, mode);
        Game game = mode.isNone() ? games.game() : days.game();
        Map<String, Object> description = description(games);
        if (!mode.isNone()) {
            description.put("robust", days.description());
        }
        return new TrainingGame(
                game.name(),
                game.options(),
                game.spec(),
                game.maker(),
                episodes ->
                        FairTraining.mode(games.options()).isNone()
                                ? new CommunityValidation(new WeighedCosts(games, days), acting)
                                : fairly(games, episodes),
                ScenarioHash.of(games.scenario()).values().stream()
                        .collect(Collectors.joining("-")),
                description,
                mode.isNone() ? null : days.weighing(days.training()));
    }

    /// Judges by what benefits of the agents are worth on the days for validation; rewards are what
    /// benefits change by.
    private static Validation fairly(CommunityGames games, int episodes) {
        EquityMode equity = FairTraining.mode(games.options());
        CommunityDays days = games.validationDays();
        return new FixedEpisodes(
                () -> new CommunityGame(days, games.rules(), games.scales()),
                episodes,
                returns ->
                        equity.worth(
                                Arrays.stream(returns)
                                        .map(each -> RelativeBenefit.floored(1 + each))
                                        .toArray()));
    }

    private static Map<String, Object> description(CommunityGames games) {
        Map<String, Object> json = new LinkedHashMap<>();
        FeatureScales scales = games.scales();
        json.put("base", games.base().name());
        json.put(NUMBERS, games.base().numbers());
        AgentScope scope = games.rules().scope();
        json.put("hidden", scope.hidden().stream().map(FeatureGroup::key).sorted().toList());
        json.put("fixed", scope.fixed().stream().map(Lever::key).sorted().toList());
        Map<String, Object> scaling = new LinkedHashMap<>();
        scaling.put("priceMean", scales.priceMean());
        scaling.put("priceSpread", scales.priceSpread());
        scaling.put("ownKwh", scales.ownKwh());
        scaling.put("communityKwh", scales.communityKwh());
        json.put("scales", scaling);
        return json;
    }

    /// The policy in a folder, for a scenario with the same agents.
    ///
    /// @throws TrainingRefusal if it is none for this scenario
    public static Policy policy(Path folder, Scenario scenario) {
        return policy(folder, scenario, UnaryOperator.identity());
    }

    /// The policy in a folder, its team changed; a table has none.
    ///
    /// @throws TrainingRefusal if it is none for this scenario
    public static Policy policy(Path folder, Scenario scenario, UnaryOperator<TeamPolicy> change) {
        PolicyFolder opened = PolicyFolder.open(folder);
        JsonNode community = opened.manifest().path(KEY);
        if (!community.isObject()) {
            throw new TrainingRefusal(
                    "%s was trained in the game %s, which is no community."
                            .formatted(folder, opened.game()));
        }
        Optional<Base> tuned = tuned(opened);
        if (tuned.isPresent()) {
            return tuned.get().maker().apply(scenario);
        }
        try {
            Trained trained = trained(community, scenario);
            String name = name(folder);
            return CommunityGames.policy(
                    name,
                    // The same bits as by vectors, and quick from the first decision on.
                    change.apply(opened.team(trained.spec(scenario), ScalarBackend.ofFloats())),
                    scenario,
                    trained);
        } catch (IllegalArgumentException unfit) {
            throw new TrainingRefusal(
                    "%s does not suit %s: %s"
                            .formatted(folder, scenario.name(), unfit.getMessage()),
                    unfit);
        }
    }

    /// The tuned policy in a folder, to deviate from.
    ///
    /// @throws TrainingRefusal if it has none
    public static Base base(Path folder) {
        return tuned(PolicyFolder.open(folder))
                .orElseThrow(
                        () ->
                                new TrainingRefusal(
                                        "%s holds no tuned policy, which agents could deviate from.\nMaybe train one by %s."
                                                .formatted(
                                                        folder,
                                                        Stream.of(TunedPolicy.values())
                                                                .map(TunedPolicy::key)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                " or ")))));
    }

    /// The policy in a folder where it was tuned.
    private static Optional<Base> tuned(PolicyFolder folder) {
        String algorithm = folder.manifest().path("algorithm").asString("");
        JsonNode numbers = folder.manifest().path(KEY).path(NUMBERS);
        return TunedPolicy.named(algorithm).map(kind -> checked(folder, kind, numbers(numbers)));
    }

    private static Base checked(PolicyFolder folder, TunedPolicy kind, List<Double> numbers) {
        if (numbers.size() != kind.start().length) {
            throw new TrainingRefusal(
                    "%s: a %s has %d numbers: %d."
                            .formatted(
                                    folder.path(),
                                    kind.key(),
                                    kind.start().length,
                                    numbers.size()));
        }
        return Base.of(kind, numbers);
    }

    /// The folder's last name that says something: that of the training, and its seed where there
    /// are several.
    public static String name(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        int last = path.getNameCount() - 1;
        if (last > 0 && path.getName(last).toString().equals(TrainingFolder.POLICY)) {
            last--;
        }
        if (last < 0) {
            return "trained";
        }
        String name = path.getName(last).toString();
        boolean isSeed = last > 0 && name.startsWith("seed-");
        return isSeed ? path.getName(last - 1) + "-" + name : name;
    }

    private static Trained trained(JsonNode json, Scenario scenario) {
        JsonNode scales = json.path("scales");
        List<Double> own = numbers(scales.path("ownKwh"));
        if (own.size() != scenario.community().size()) {
            throw new IllegalArgumentException(
                    "it knows %d participants, not %d."
                            .formatted(own.size(), scenario.community().size()));
        }
        return new Trained(
                base(json.path("base").asString(), numbers(json.path(NUMBERS))),
                new FeatureScales(
                        scales.path("priceMean").asDouble(),
                        scales.path("priceSpread").asDouble(),
                        own,
                        scales.path("communityKwh").asDouble()),
                CommunityGames.scope(words(json.path("hidden")), words(json.path("fixed"))));
    }

    private static Base base(String name, List<Double> numbers) {
        return TunedPolicy.named(name)
                .map(kind -> Base.of(kind, numbers))
                .orElseGet(() -> Base.of(name));
    }

    private static String words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asString()));
        return String.join("+", words);
    }

    private static List<Double> numbers(JsonNode array) {
        List<Double> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.asDouble()));
        return numbers;
    }
}
