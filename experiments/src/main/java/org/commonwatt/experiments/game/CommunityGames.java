package org.commonwatt.experiments.game;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.commonwatt.operate.agent.AgentControl;
import org.commonwatt.operate.agent.AgentScope;
import org.commonwatt.operate.agent.CommunityAgents;
import org.commonwatt.operate.agent.FeatureGroup;
import org.commonwatt.operate.agent.FeatureScales;
import org.commonwatt.operate.agent.LearnedPolicy;
import org.commonwatt.operate.agent.Lever;
import org.commonwatt.operate.game.CommunityDays;
import org.commonwatt.operate.game.CommunityGame;
import org.commonwatt.operate.game.CommunityRules;
import org.commonwatt.operate.game.WindowCosts;
import org.commonwatt.operate.policy.HourTable;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.policy.RulePolicy;
import org.commonwatt.operate.policy.ScenarioDevices;
import org.commonwatt.operate.policy.TablePolicy;
import org.commonwatt.operate.reward.Credit;
import org.commonwatt.operate.reward.RewardTerms;
import org.commonwatt.operate.reward.RewardWeights;
import org.commonwatt.operate.scenario.DaySplit;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.rl.algorithm.fair.EquityMode;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.env.EnvSpec;

/// A community as a game to learn in: its training and validation days, and how its options read.
///
/// | option | means |
/// |---|---|
/// | `window` | days of an episode, 7 |
/// | `credit` | `difference`, `team`, `own-bill` |
/// | `base` | what agents deviate from: `rule`, `net-share`, `none`, or a folder that `train --algorithm table` or `tuned-rule` wrote |
/// | `expert` | policy that can be asked what to do, such as `mpc`, for imitation |
/// | `hide` | groups of features that nobody sees, with `+` between them |
/// | `fix` | levers that are left to the base policy, such as `ev+heat+job` |
/// | `comfort`, `peak`, `emissions` | weights of these parts of the reward |
/// | `equity` | what is meant by fair ([EquityMode]): rewards become benefits (`credit=benefit`), and whoever trains weighs the agents |
/// | `terms` | terms of the user's own (`RewardTerm`), `name:weight`, with `+` between them |
public final class CommunityGames {
    /// Base policies with a name.
    private static final Map<String, Function<Scenario, Policy>> BASES = bases();

    private static final List<String> OPTIONS =
            List.of(
                    "window",
                    "credit",
                    "base",
                    "expert",
                    "hide",
                    "fix",
                    "comfort",
                    "peak",
                    "emissions",
                    "equity",
                    "terms");
    private static final int WEEK = 7;

    private final Scenario scenario;
    private final GameOptions options;
    private final Base base;
    private final CommunityRules rules;
    private final FeatureScales scales;
    private final DaySplit split;
    private final int windowDays;

    /// What agents deviate from.
    ///
    /// @param name as in the option, or what [TunedPolicy#key] says
    /// @param numbers its numbers where it was tuned, else empty
    /// @param maker makes it for a scenario
    public record Base(String name, List<Double> numbers, Function<Scenario, Policy> maker) {
        public Base {
            numbers = List.copyOf(numbers);
        }

        /// A tuned policy.
        public static Base of(TunedPolicy tuned, List<Double> numbers) {
            return new Base(tuned.key(), numbers, each -> tuned.policy(each, numbers));
        }

        /// The one of a name.
        ///
        /// @throws IllegalArgumentException for an unknown name, listing the known ones
        public static Base of(String name) {
            Function<Scenario, Policy> maker = BASES.get(name);
            if (maker == null) {
                throw new IllegalArgumentException(
                        "The option base must be one of %s or a folder with a tuned policy: %s"
                                .formatted(BASES.keySet(), name));
            }
            return new Base(name, List.of(), maker);
        }
    }

    private CommunityGames(Scenario scenario, GameOptions options, Base base) {
        this.scenario = scenario;
        this.options = options;
        this.base = base;
        scales = FeatureScales.of(scenario);
        split = DaySplit.of(scenario);
        windowDays = options.whole("window", 1, WEEK);
        RewardWeights usual = RewardWeights.USUAL;
        var weights =
                new RewardWeights(
                        usual.energyCost(),
                        usual.wear(),
                        usual.unserved(),
                        options.number("comfort", usual.comfortPerKelvinHour()),
                        options.number("peak", usual.peakPerKw()),
                        options.number("emissions", usual.emissionsPerKg()),
                        terms(options.values().getOrDefault("terms", "")));
        CommunityRules plain =
                CommunityRules.USUAL
                        .withCredit(credit(options))
                        .withWeights(weights)
                        .withBase(base.maker())
                        .withScope(
                                scope(
                                        options.values().getOrDefault("hide", ""),
                                        options.values().getOrDefault("fix", "")));
        String expert = options.values().getOrDefault("expert", "");
        if (!expert.isEmpty() && !Policies.names().contains(expert)) {
            throw new IllegalArgumentException(
                    "The option expert must be one of %s: %s".formatted(Policies.names(), expert));
        }
        rules = expert.isEmpty() ? plain : plain.withExpert(each -> Policies.of(expert, each, 1));
    }

    /// Reads the options.
    ///
    /// @param scenario with days enough for training, validation and tests
    /// @param tuned reads a tuned policy from its folder
    /// @throws IllegalArgumentException for an unknown option or a value that is none
    public static CommunityGames of(
            Scenario scenario, GameOptions options, Function<Path, Base> tuned) {
        options.requireOnly(scenario.name(), OPTIONS);
        String name = options.values().getOrDefault("base", "rule");
        Base base = BASES.containsKey(name) ? Base.of(name) : tuned.apply(Path.of(name));
        return new CommunityGames(scenario, options, base);
    }

    private static Credit credit(GameOptions options) {
        Credit chosen = options.one("credit", Credit.class, Credit.DIFFERENCE);
        if (EquityMode.parse(options.values().getOrDefault("equity", "none")).isNone()) {
            return chosen;
        }
        if (options.values().containsKey("credit") && chosen != Credit.BENEFIT) {
            throw new IllegalArgumentException(
                    "The option credit is %s, but equity needs benefit."
                            .formatted(options.values().get("credit")));
        }
        return Credit.BENEFIT;
    }

    private static Map<String, Function<Scenario, Policy>> bases() {
        Map<String, Function<Scenario, Policy>> bases = new LinkedHashMap<>();
        bases.put("net-share", CommunityRules::netShare);
        bases.put("rule", each -> Policies.of("rule", each, 1));
        bases.put("none", each -> Policies.of("none", each, 1));
        return bases;
    }

    /// A policy by an hour table.
    public static Policy tablePolicy(Scenario scenario, HourTable table) {
        var devices = new ScenarioDevices(scenario.community(), scenario.axis().stepHours());
        return new TablePolicy(devices, RulePolicy.Settings.of(scenario), table, scenario.axis());
    }

    /// What agents are not given, by names with `+` between them.
    ///
    /// @param hide groups of features
    /// @param fix levers
    public static AgentScope scope(String hide, String fix) {
        return new AgentScope(
                chosen("hide", FeatureGroup.class, hide), chosen("fix", Lever.class, fix));
    }

    private static <E extends Enum<E>> Set<E> chosen(String option, Class<E> type, String text) {
        Set<E> chosen = EnumSet.noneOf(type);
        Map<String, E> known = new LinkedHashMap<>();
        for (E each : type.getEnumConstants()) {
            known.put(each.name().toLowerCase(Locale.ROOT), each);
        }
        for (String word : text.isBlank() ? new String[0] : text.split("\\+")) {
            E one = known.get(word.strip().toLowerCase(Locale.ROOT));
            if (one == null) {
                throw new IllegalArgumentException(
                        "The option %s must name some of %s: %s"
                                .formatted(option, known.keySet(), word));
            }
            chosen.add(one);
        }
        return chosen;
    }

    private static List<RewardWeights.Weighted> terms(String text) {
        List<RewardWeights.Weighted> terms = new ArrayList<>();
        for (String each : text.isBlank() ? new String[0] : text.split("\\+")) {
            String[] parts = each.split(":", 2);
            double weight;
            try {
                weight = parts.length < 2 ? 1 : Double.parseDouble(parts[1]);
            } catch (NumberFormatException none) {
                throw new IllegalArgumentException(
                        "The option terms must have a number behind the colon: " + each, none);
            }
            terms.add(new RewardWeights.Weighted(RewardTerms.of(parts[0].strip()), weight));
        }
        return terms;
    }

    /// The community with all its days.
    public Scenario scenario() {
        return scenario;
    }

    /// How the game differs from the plain one.
    public GameOptions options() {
        return options;
    }

    /// What agents deviate from.
    public Base base() {
        return base;
    }

    /// What features are divided by.
    public FeatureScales scales() {
        return scales;
    }

    /// Rules of the game.
    public CommunityRules rules() {
        return rules;
    }

    /// The game on the days for training.
    public Game game() {
        CommunityDays days = trainingDays();
        return Game.of(scenario.name(), options, () -> new CommunityGame(days, rules, scales));
    }

    /// Windows on the days for training.
    public CommunityDays trainingDays() {
        return CommunityDays.of(scenario, windowDays, split::isTraining);
    }

    /// Windows on the days for validation.
    public CommunityDays validationDays() {
        return CommunityDays.of(scenario, Math.min(windowDays, WEEK), split::isValidation);
    }

    /// What policies cost on the days for validation: what `evaluate` counts, and what options add.
    /// The little that comfort weighs in rewards as usual is none of it.
    public WindowCosts validationCosts() {
        return new WindowCosts(
                validationDays(), rules.weights().withComfort(options.number("comfort", 0)));
    }

    /// A trained team as a policy for a scenario.
    public Policy policy(String name, TeamPolicy team, Scenario of) {
        return policy(name, team, of, new Trained(base, scales, rules.scope()));
    }

    /// What a team needs beside its weights.
    ///
    /// @param base what it deviates from
    /// @param scales of its features
    /// @param scope what it was not given
    public record Trained(Base base, FeatureScales scales, AgentScope scope) {
        /// The shape of a team for a scenario.
        public EnvSpec spec(Scenario scenario) {
            return CommunityAgents.of(scenario, scope).spec(scenario.name(), 1, List.of());
        }
    }

    /// A trained team as a policy for one run, of which it remembers nothing yet.
    public static Policy policy(String name, TeamPolicy team, Scenario of, Trained trained) {
        team.begin(0);
        var agents = CommunityAgents.of(of, trained.scope());
        var control =
                new AgentControl(agents, of.community().size(), trained.base().maker().apply(of));
        return new LearnedPolicy(name, team, of, agents, trained.scales(), control);
    }
}
