package org.commonwatt.experiments.study.claims;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which cells are done.
///
/// @param name such as `full`
/// @param effort share of each training's usual length
/// @param weeks most weeks that everybody is judged on
/// @param shiftedWeeks most of them that are played under every shift too
/// @param unshifted variants that are not played under shifts
/// @param covered variants whose stated bound is tried out, first seed
/// @param blocks what is done, in this order
public record Grid(
        String name,
        double effort,
        int weeks,
        int shiftedWeeks,
        Set<String> unshifted,
        Set<String> covered,
        List<Block> blocks) {
    public Grid {
        unshifted = Set.copyOf(unshifted);
        covered = Set.copyOf(covered);
        blocks = List.copyOf(blocks);
    }

    /// Everything combined with everything.
    ///
    /// @param families by name
    /// @param variants by name
    /// @param seeds 1 … n for variants that are trained
    public record Block(List<String> families, List<String> variants, int seeds) {
        public Block {
            families = List.copyOf(families);
            variants = List.copyOf(variants);
        }
    }

    /// A training seed of a variant in a family; the pieces that a study consists of.
    ///
    /// @param family by name
    /// @param variant by name
    /// @param seed of the training; 0 where nothing is trained
    public record Cell(String family, String variant, long seed) {}

    /// All cells, each once: what is not trained first, then all of the first seed, all of the
    /// second and so on, so that a study that is cut off has seen something of everything.
    ///
    /// @param learned names of the variants that are trained
    public List<Cell> cells(Set<String> learned) {
        Set<Cell> cells = new LinkedHashSet<>();
        for (Block block : blocks) {
            for (String family : block.families()) {
                for (String variant : block.variants()) {
                    int seeds = learned.contains(variant) ? block.seeds() : 1;
                    for (long seed = 1; seed <= seeds; seed++) {
                        cells.add(new Cell(family, variant, learned.contains(variant) ? seed : 0));
                    }
                }
            }
        }
        return cells.stream().sorted(Comparator.comparingLong(Cell::seed)).toList();
    }

    /// Families that occur, in order.
    public List<String> families() {
        return blocks.stream().flatMap(block -> block.families().stream()).distinct().toList();
    }
}
