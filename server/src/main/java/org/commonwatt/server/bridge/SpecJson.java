package org.commonwatt.server.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.game.Game;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.Discrete;
import org.commonwatt.rl.space.MultiDiscrete;
import org.commonwatt.rl.space.Space;
import tools.jackson.databind.json.JsonMapper;

/// What a game looks like, as JSON: `game`, `name`, `options`, `maxSteps`, `agents` (each with
/// `name`, `observation`, `action`), `infoNames`, and `state`, null where it is the joint
/// observation.
///
/// A space has a `kind` and the `names` of its numbers; a `box` has `low` and `high`, numbers or
/// the words `Infinity` and `-Infinity`; `discrete` and `multidiscrete` have `choices`, the names
/// of the choices for each number.
final class SpecJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SpecJson() {}

    static byte[] of(Game game) {
        EnvSpec spec = game.spec();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("game", game.name());
        json.put("name", spec.name());
        json.put("options", game.options().values());
        json.put("maxSteps", spec.maxSteps());
        json.put("agents", spec.agents().stream().map(SpecJson::agent).toList());
        json.put("infoNames", spec.infoNames());
        json.put("state", spec.stateIsObservation() ? null : space(spec.state()));
        return JSON.writeValueAsString(json).getBytes(UTF_8);
    }

    private static Map<String, Object> agent(AgentSpec agent) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", agent.name());
        json.put("observation", space(agent.observation()));
        json.put("action", space(agent.action()));
        return json;
    }

    private static Map<String, Object> space(Space space) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("names", space.names());
        switch (space) {
            case Box box -> {
                List<Double> low = new ArrayList<>();
                List<Double> high = new ArrayList<>();
                for (int k = 0; k < box.size(); k++) {
                    low.add(box.low(k));
                    high.add(box.high(k));
                }
                json.put("kind", "box");
                json.put("low", low);
                json.put("high", high);
            }
            case Discrete choice -> {
                json.put("kind", "discrete");
                json.put("choices", List.of(choice.choiceNames()));
            }
            case MultiDiscrete several -> {
                json.put("kind", "multidiscrete");
                json.put("choices", several.parts().stream().map(Discrete::choiceNames).toList());
            }
        }
        return json;
    }
}
