package org.commonwatt.operate.dispatch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.commonwatt.numeric.KeyHash;
import org.commonwatt.operate.dispatch.Tags.Tag;
import org.commonwatt.optim.Basis;

/// Where the search for a plan ended, by what columns and rows mean: a search for another window of
/// the same community starts there, moved by the steps between them. What the other window has
/// beyond the old one starts as its last step did.
///
/// Plain numbers, so that it can be kept and restored.
///
/// @param columns statuses of columns
/// @param rows statuses of rows
public record WarmStart(Side columns, Side rows) {

    /// Columns or rows, in blocks that are sorted by what they are, then by step.
    ///
    /// @param what hash of what a block is
    /// @param firstStep step of the scenario of its first entry; −1 where it belongs to no step
    /// @param from index of its first status
    /// @param statuses one per column or row, as in [Basis]
    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    public record Side(long[] what, int[] firstStep, int[] from, byte[] statuses) {

        private static Side of(Tags tags, byte[] statuses, int windowStep) {
            Block[] blocks = blocks(tags, windowStep);
            Arrays.sort(blocks);
            Side side =
                    new Side(
                            new long[blocks.length],
                            new int[blocks.length],
                            new int[blocks.length + 1],
                            new byte[statuses.length]);
            int at = 0;
            for (int b = 0; b < blocks.length; b++) {
                Block block = blocks[b];
                side.what[b] = block.what;
                side.firstStep[b] = block.firstStep;
                side.from[b] = at;
                System.arraycopy(statuses, block.first, side.statuses, at, block.count);
                at += block.count;
            }
            side.from[blocks.length] = at;
            return side;
        }

        private byte[] on(Tags tags, int size, int windowStep, byte unknown) {
            byte[] statuses = new byte[size];
            Arrays.fill(statuses, unknown);
            for (Block block : blocks(tags, windowStep)) {
                for (int k = 0; k < block.count; k++) {
                    int found = find(block.what, block.firstStep < 0 ? -1 : block.firstStep + k);
                    statuses[block.first + k] = found < 0 ? unknown : this.statuses[found];
                }
            }
            return statuses;
        }

        /// Index of the status at a step, or at the nearest one of the same kind; −1 for none.
        private int find(long kind, int step) {
            int low = 0;
            int high = what.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                boolean before =
                        what[middle] < kind || (what[middle] == kind && firstStep[middle] <= step);
                low = before ? middle + 1 : low;
                high = before ? high : middle;
            }
            if (low > 0 && what[low - 1] == kind) {
                int into = step - firstStep[low - 1];
                return Math.min(from[low - 1] + into, from[low] - 1);
            }
            return low < what.length && what[low] == kind ? from[low] : -1;
        }

        private static Block[] blocks(Tags tags, int windowStep) {
            Map<Tag, Integer> seen = new HashMap<>();
            Block[] blocks = new Block[tags.count()];
            int[] next = {0};
            tags.forEach(
                    (first, count, tag) -> {
                        int times = seen.merge(tag, 1, Integer::sum);
                        long what = KeyHash.absorb(tag.what().hashCode(), tag.whom().hashCode());
                        int step = tag.firstStep() < 0 ? -1 : windowStep + tag.firstStep();
                        blocks[next[0]++] =
                                new Block(KeyHash.absorb(what, times), step, first, count);
                    });
            return blocks;
        }
    }

    private record Block(long what, int firstStep, int first, int count)
            implements Comparable<Block> {
        @Override
        public int compareTo(Block other) {
            int order = Long.compare(what, other.what);
            return order != 0 ? order : Integer.compare(firstStep, other.firstStep);
        }
    }

    /// Where the search in a model ended.
    static WarmStart of(DispatchModel model, Basis basis, int windowStep) {
        Draft draft = model.draft();
        return new WarmStart(
                Side.of(draft.columnTags, basis.columns(), windowStep),
                Side.of(draft.rowTags, basis.rows(), windowStep));
    }

    /// The start of a search in another model.
    Basis on(DispatchModel model, int windowStep) {
        Draft draft = model.draft();
        return new Basis(
                columns.on(draft.columnTags, draft.model.columnCount(), windowStep, Basis.AT_LOWER),
                rows.on(draft.rowTags, draft.model.rowCount(), windowStep, Basis.BASIC));
    }
}
