package org.commonwatt.rl.space;

import java.util.List;
import java.util.stream.IntStream;

/// One choice among several.
///
/// @param name what is chosen
/// @param choiceNames one name per choice, at least one
public record Discrete(String name, List<String> choiceNames) implements FiniteSpace {

    /// Copies the names.
    public Discrete {
        choiceNames = List.copyOf(choiceNames);
        if (choiceNames.isEmpty()) {
            throw new IllegalArgumentException("There must be something to choose: " + name);
        }
    }

    /// Choices that have no names of their own: `0`, `1` and so on.
    public static Discrete of(String name, int choices) {
        return new Discrete(name, IntStream.range(0, choices).mapToObj(Integer::toString).toList());
    }

    /// The number of choices.
    public int choices() {
        return choiceNames.size();
    }

    @Override
    public int choices(int k) {
        return choiceNames.size();
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public List<String> names() {
        return List.of(name);
    }
}
