package org.commonwatt.optim;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/// Names of the columns or rows of a model, kept as functions over blocks of indices.
final class Names {

    /// Names of `count` neighbours, by position in the block.
    private record Block(int count, IntFunction<String> name) {}

    private final String kind;
    private final TreeMap<Integer, Block> blocks = new TreeMap<>();

    /// @param kind what is named, for those without a name
    Names(String kind) {
        this.kind = kind;
    }

    /// A block that starts where another does takes its place.
    void add(int first, int count, IntFunction<String> name) {
        blocks.put(first, new Block(count, name));
    }

    String of(int index) {
        Map.Entry<Integer, Block> below = blocks.floorEntry(index);
        if (below == null || index - below.getKey() >= below.getValue().count()) {
            return kind + " " + index;
        }
        return below.getValue().name().apply(index - below.getKey());
    }
}
