package org.commonwatt.rl.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.commonwatt.numeric.GoldenFiles.elements;
import static org.commonwatt.numeric.GoldenFiles.numbers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.space.FiniteSpace;
import org.commonwatt.rl.space.Space;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Particle worlds against MPE2, step by step and over whole episodes.
@Tag("golden")
final class ParticleGoldenTest {
    private static final double ONE_STEP = 1e-12;
    private static final double EPISODE = 1e-9;

    static List<JsonNode> files() {
        return GoldenFiles.in("mpe2");
    }

    private static ParticleGame game(JsonNode file) {
        Steering steering =
                file.get("continuous_actions").asBoolean()
                        ? Steering.CONTINUOUS
                        : Steering.DISCRETE;
        String name = file.get("env").asString();
        int agents = file.get("agents").size();
        if (name.startsWith("simple_spread")) {
            return new SimpleSpread(agents, steering);
        }
        return name.startsWith("simple_adversary")
                ? new SimpleAdversary(agents - 1, steering)
                : new SimpleSpeakerListener(steering);
    }

    private static double[] flat(JsonNode list) {
        return elements(list).flatMapToDouble(x -> DoubleStream.of(numbers(x))).toArray();
    }

    private static double[] points(JsonNode things, String what) {
        return elements(things)
                .flatMapToDouble(thing -> DoubleStream.of(numbers(thing.get(what))))
                .toArray();
    }

    private static double[] actions(EnvSpec spec, JsonNode step) {
        double[] actions = new double[spec.actionSize()];
        for (int i = 0; i < spec.agents().size(); i++) {
            JsonNode action = step.get("actions").get(spec.agents().get(i).name());
            double[] values = action.isArray() ? numbers(action) : new double[] {action.asDouble()};
            System.arraycopy(values, 0, actions, spec.actionAt(i), values.length);
        }
        return actions;
    }

    private static void close(double[] actual, double[] expected, double tolerance, String what) {
        assertThat(actual).as(what).containsExactly(expected, within(tolerance));
    }

    private static void requireObserved(
            ParticleGame game, JsonNode observations, double tolerance, String what) {
        EnvSpec spec = game.spec();
        double[] seen = new double[spec.observationSize()];
        game.observe(seen, 0);
        for (int i = 0; i < spec.agents().size(); i++) {
            double[] own =
                    Arrays.copyOfRange(seen, spec.observationAt(i), spec.observationAt(i + 1));
            String name = spec.agents().get(i).name();
            close(own, numbers(observations.get(name)), tolerance, what + " " + name);
        }
    }

    private static void requireStep(
            ParticleGame game, JsonNode step, double tolerance, String what) {
        close(game.position, flat(step.get("pos")), tolerance, what + " position");
        close(game.speed, flat(step.get("vel")), tolerance, what + " speed");
        double[] rewards = new double[game.spec().agents().size()];
        game.rewards(rewards, 0);
        close(rewards, numbers(step.get("rewards")), tolerance, what + " rewards");
        requireObserved(game, step.get("observations"), tolerance, what);
        assertThat(game.terminated()).isEqualTo(step.get("terminated").asBoolean());
    }

    private static void begin(ParticleGame game, JsonNode episode) {
        JsonNode agents = episode.get("agents");
        JsonNode goal = episode.get("goal_landmark");
        game.beginAt(
                points(agents, "pos"),
                points(agents, "vel"),
                points(episode.get("landmarks"), "pos"),
                goal.isNull() ? 0 : goal.asInt());
    }

    @ParameterizedTest
    @MethodSource("files")
    void spec_matchesTheFile(JsonNode file) {
        EnvSpec spec = game(file).spec();
        assertThat(spec.maxSteps()).isEqualTo(file.get("max_cycles").asInt());
        for (int i = 0; i < spec.agents().size(); i++) {
            AgentSpec agent = spec.agents().get(i);
            JsonNode expected = file.get("agents").get(i);
            Space action = agent.action();
            assertThat(agent.name()).isEqualTo(expected.get("name").asString());
            assertThat(agent.observation().size()).isEqualTo(expected.get("obs_dim").asInt());
            assertThat(action instanceof FiniteSpace f ? f.choices(0) : action.size())
                    .isEqualTo(expected.get("action_dim").asInt());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void episode_freeRun_matchesMpe2(JsonNode file) {
        ParticleGame game = game(file);
        for (JsonNode episode : file.get("episodes")) {
            begin(game, episode);
            requireObserved(game, episode.get("initial_observations"), ONE_STEP, "start");
            int t = 0;
            for (JsonNode step : episode.get("steps")) {
                game.step(actions(game.spec(), step), 0);
                requireStep(game, step, EPISODE, "step " + ++t);
                assertThat(game.truncated()).isEqualTo(step.get("truncated").asBoolean());
            }
            assertThat(t).isEqualTo(file.get("max_cycles").asInt());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void step_fromEveryRecordedState_matchesMpe2(JsonNode file) {
        ParticleGame game = game(file);
        for (JsonNode episode : file.get("episodes")) {
            begin(game, episode);
            int t = 0;
            for (JsonNode step : episode.get("steps")) {
                game.step(actions(game.spec(), step), 0);
                requireStep(game, step, ONE_STEP, "step " + ++t);
                game.beginAt(
                        flat(step.get("pos")),
                        flat(step.get("vel")),
                        points(episode.get("landmarks"), "pos"),
                        game.goal);
            }
        }
    }
}
