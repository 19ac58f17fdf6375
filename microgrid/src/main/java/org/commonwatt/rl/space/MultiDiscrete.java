package org.commonwatt.rl.space;

import java.util.List;

/// Several choices at once, one number each.
///
/// @param parts at least one
public record MultiDiscrete(List<Discrete> parts) implements FiniteSpace {

    /// Copies the list.
    public MultiDiscrete {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A space of choices must have a part.");
        }
    }

    @Override
    public int choices(int k) {
        return parts.get(k).choices();
    }

    @Override
    public int size() {
        return parts.size();
    }

    @Override
    public List<String> names() {
        return parts.stream().map(Discrete::name).toList();
    }
}
