package org.commonwatt.operate.dispatch;

import java.util.Map;
import java.util.TreeMap;

/// What the columns or rows of a model are, block by block.
final class Tags {
    private final TreeMap<Integer, Block> blocks = new TreeMap<>();

    /// What a block of neighbours is.
    ///
    /// @param family which rule it expresses
    /// @param what such as `charge`
    /// @param whom whose, such as `home_3`; empty for the community
    /// @param firstStep step of the first of them; negative where they belong to no step
    record Tag(ConstraintFamily family, String what, String whom, int firstStep) {}

    /// One column or row.
    ///
    /// @param tag of its block
    /// @param step its step; negative for none
    record Place(Tag tag, int step) {}

    private record Block(int count, Tag tag) {}

    void add(int first, int count, Tag tag) {
        blocks.put(first, new Block(count, tag));
    }

    /// Sees a block.
    interface Visitor {
        /// @param first index of its first column or row
        void visit(int first, int count, Tag tag);
    }

    /// Shows all blocks in order.
    void forEach(Visitor visitor) {
        blocks.forEach((first, block) -> visitor.visit(first, block.count, block.tag));
    }

    /// Number of blocks.
    int count() {
        return blocks.size();
    }

    /// Where an index belongs.
    Place of(int index) {
        Map.Entry<Integer, Block> below = blocks.floorEntry(index);
        if (below == null || index - below.getKey() >= below.getValue().count()) {
            throw new IllegalStateException("Every column and row has a tag: " + index);
        }
        Tag tag = below.getValue().tag();
        int step = tag.firstStep() < 0 ? -1 : tag.firstStep() + index - below.getKey();
        return new Place(tag, step);
    }
}
