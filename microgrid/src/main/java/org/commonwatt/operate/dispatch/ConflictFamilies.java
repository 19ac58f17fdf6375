package org.commonwatt.operate.dispatch;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.commonwatt.operate.dispatch.DispatchConflict.Clash;
import org.commonwatt.operate.dispatch.Tags.Place;
import org.commonwatt.optim.BoundGroups;
import org.commonwatt.optim.Conflict.Side;
import org.commonwatt.optim.GroupConflict;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.ModelArrays;

/// Says which kinds of rules an infeasible window cannot keep together.
final class ConflictFamilies implements BoundGroups {
    private static final ConstraintFamily[] FAMILIES = ConstraintFamily.values();

    private final DispatchModel model;
    private final DispatchSettings settings;
    private final Model linear;
    private final int[] rowGroups;
    private final int[] columnGroups;

    ConflictFamilies(DispatchModel model, DispatchSettings settings) {
        this.model = model;
        this.settings = settings;
        linear = model.draft().model;
        rowGroups = new int[linear.rowCount()];
        columnGroups = new int[linear.columnCount()];
        for (int i = 0; i < rowGroups.length; i++) {
            rowGroups[i] = group(model.draft().rowTags.of(i));
        }
        int[] whole = linear.arrays().columns().integrality();
        for (int j = 0; j < columnGroups.length; j++) {
            columnGroups[j] = whole[j] == 1 ? KEPT : group(model.draft().columnTags.of(j));
        }
    }

    @SuppressWarnings("EnumOrdinal") // Groups live as long as this search.
    private static int group(Place place) {
        ConstraintFamily family = place.tag().family();
        return family.isAlwaysKept() ? KEPT : family.ordinal();
    }

    DispatchConflict find() {
        GroupConflict search =
                new GroupConflict(settings.solver(), settings.limits(), linear, this);
        Optional<BitSet> conflict = search.find();
        List<Clash> clashes = new ArrayList<>();
        if (conflict.isPresent()) {
            BitSet groups = conflict.get();
            for (int g = groups.nextSetBit(0); g >= 0; g = groups.nextSetBit(g + 1)) {
                clashes.add(clash(FAMILIES[g], search.breach(groups, g)));
            }
        }
        return new DispatchConflict(clashes);
    }

    private Clash clash(ConstraintFamily family, Optional<GroupConflict.Breach> breach) {
        TreeSet<Integer> steps = new TreeSet<>();
        TreeSet<String> members = new TreeSet<>();
        double missing = 0;
        if (breach.isPresent()) {
            double[] rows = breach.get().ofRows();
            double[] columns = breach.get().ofColumns();
            for (int i = 0; i < rows.length; i++) {
                missing += note(rows[i], model.draft().rowTags.of(i), steps, members);
            }
            for (int j = 0; j < columns.length; j++) {
                missing += note(columns[j], model.draft().columnTags.of(j), steps, members);
            }
        }
        return new Clash(family, List.copyOf(steps), List.copyOf(members), missing);
    }

    private static double note(
            double amount, Place place, Set<Integer> steps, Set<String> members) {
        if (Math.abs(amount) <= GroupConflict.TOLERANCE) {
            return 0;
        }
        if (place.step() >= 0) {
            steps.add(place.step());
        }
        if (!place.tag().whom().isEmpty()) {
            members.add(place.tag().whom());
        }
        return Math.abs(amount);
    }

    @Override
    public int count() {
        return FAMILIES.length;
    }

    @Override
    public int ofRow(int row) {
        return rowGroups[row];
    }

    /// What is zero by its nature stays.
    @Override
    public int ofColumn(int column, Side side) {
        ModelArrays.Columns columns = linear.arrays().columns();
        boolean natural = side == Side.LOWER && columns.lower()[column] == 0;
        return natural ? KEPT : columnGroups[column];
    }

    /// Nothing holds less than nothing, and no more can stay unserved than is demanded.
    @Override
    public double withoutGroup(int column, Side side) {
        Place place = model.draft().columnTags.of(column);
        ConstraintFamily family = place.tag().family();
        if (side == Side.LOWER) {
            return family == ConstraintFamily.SOC_WINDOW ? 0.0 : Double.NEGATIVE_INFINITY;
        }
        if (family != ConstraintFamily.NO_SHEDDING) {
            return Double.POSITIVE_INFINITY;
        }
        for (MemberRows member : model.members()) {
            int t = column - member.unserved();
            if (t >= 0 && t < model.problem().steps()) {
                return model.problem().member(member.member()).demandKwh()[t];
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
