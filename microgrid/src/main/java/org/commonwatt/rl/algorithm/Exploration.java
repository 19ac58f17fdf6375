package org.commonwatt.rl.algorithm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.commonwatt.rl.algorithm.team.Actor;

/// How far continuous actions stray while a team explores: the log standard deviation of each
/// number of an action moves on a line of its own (`docs/FORMULATION.md#learning-ppo`).
///
/// Numbers have lines by their names, so that all agents that set a number of this name explore
/// alike, whether each has a network or one decides for all.
final class Exploration {
    private static final double MOST = 10;

    private final List<Actor> actors;
    private final List<List<Schedule>> lines = new ArrayList<>();

    /// @throws IllegalArgumentException if a line is for a number that no action has
    Exploration(ProximalParameters parameters, List<Actor> actors) {
        this.actors = actors;
        Map<String, Schedule> named = lines(parameters.deviations());
        Schedule usual = new Schedule(parameters.logDeviation(), parameters.logDeviationEnd(), 1);
        var known = new TreeSet<String>();
        for (Actor actor : actors) {
            List<String> names = actor.code().names().stream().map(Exploration::own).toList();
            known.addAll(names);
            lines.add(names.stream().map(name -> named.getOrDefault(name, usual)).toList());
        }
        for (String name : named.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "The parameter deviations must name some of %s: %s."
                                .formatted(known, name));
            }
        }
    }

    /// The name without that of the agent, which stands before it where one network decides for
    /// several agents.
    private static String own(String name) {
        return name.substring(name.indexOf('/') + 1);
    }

    /// Lines by name from their text.
    ///
    /// @throws IllegalArgumentException for a text that is none
    static Map<String, Schedule> lines(String text) {
        Map<String, Schedule> lines = new LinkedHashMap<>();
        for (String word : text.isBlank() ? new String[0] : text.strip().split("[ ,]+")) {
            String[] parts = word.split(":", -1);
            if (parts.length != 3 || parts[0].isEmpty()) {
                throw refusal(word);
            }
            lines.put(parts[0], new Schedule(number(parts[1], word), number(parts[2], word), 1));
        }
        return lines;
    }

    private static double number(String text, String word) {
        try {
            double number = Double.parseDouble(text);
            if (Math.abs(number) <= MOST) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Refused below, as is a number too large.
        }
        throw refusal(word);
    }

    /// Only the game knows which names there are, so the hint takes the one that was written.
    private static IllegalArgumentException refusal(String word) {
        String written = word.substring(0, (word + ":").indexOf(':'));
        return new IllegalArgumentException(
                "The parameter deviations must be name:start:end, numbers from -%1$.0f to %1$.0f: %2$s.\nMaybe %3$s:0:-2."
                        .formatted(MOST, word, written.isEmpty() ? "name" : written));
    }

    /// Sets the deviations of all actors to where their lines are.
    void follow(long steps, long totalSteps) {
        for (int a = 0; a < lines.size(); a++) {
            actors.get(a)
                    .deviate(
                            lines.get(a).stream()
                                    .mapToDouble(line -> line.at(steps, totalSteps))
                                    .toArray());
        }
    }
}
