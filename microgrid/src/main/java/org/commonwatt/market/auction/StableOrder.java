package org.commonwatt.market.auction;

/// Sorts indices by a key, equal keys in the order in which they stand: a bottom-up merge sort that
/// allocates nothing.
final class StableOrder {
    private static final int RUN = 8;

    private StableOrder() {}

    /// Sorts the first `count` entries of `index` by `key[index]`, ascending.
    ///
    /// @param scratch at least `count` entries, overwritten
    static void sort(int[] index, int count, double[] key, int[] scratch) {
        for (int start = 0; start < count; start += RUN) {
            insert(index, start, Math.min(start + RUN, count), key);
        }
        for (int width = RUN; width < count; width *= 2) {
            for (int start = 0; start + width < count; start += 2 * width) {
                merge(
                        index,
                        start,
                        start + width,
                        Math.min(start + 2 * width, count),
                        key,
                        scratch);
            }
        }
    }

    private static void insert(int[] index, int start, int end, double[] key) {
        for (int at = start + 1; at < end; at++) {
            int moved = index[at];
            int to = at;
            while (to > start && key[index[to - 1]] > key[moved]) {
                index[to] = index[to - 1];
                to--;
            }
            index[to] = moved;
        }
    }

    private static void merge(
            int[] index, int start, int middle, int end, double[] key, int[] scratch) {
        System.arraycopy(index, start, scratch, start, middle - start);
        int left = start;
        int right = middle;
        for (int to = start; left < middle; to++) {
            boolean fromRight = right < end && key[index[right]] < key[scratch[left]];
            index[to] = fromRight ? index[right++] : scratch[left++];
        }
    }
}
