package org.commonwatt.operate.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.commonwatt.operate.dispatch.Tags.Tag;
import org.commonwatt.optim.Model;
import org.jspecify.annotations.Nullable;

/// Several futures in one model: their costs by the worst distribution near what is expected, their
/// first steps the same (`docs/FORMULATION.md#hedged-window`).
final class HedgedRows {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final HedgedWindow window;
    private final DispatchModel first;
    private final Draft draft;
    private final int multiplier;
    private final int worst;

    private HedgedRows(HedgedWindow window, DispatchModel first) {
        this.window = window;
        this.first = first;
        draft = first.draft();
        multiplier = draft.columns(measure("multiplier"), 1, 0.0, INFINITE);
        worst = draft.columns(measure("worst mean"), 1, -INFINITE, INFINITE);
    }

    private static Tag measure(String what) {
        return new Tag(ConstraintFamily.MEASURE, what, "", -1);
    }

    /// The model of a window; the plan that is read from it is that of the first future.
    static DispatchModel add(
            HedgedWindow window, WelfareObjective objective, DispatchSettings settings) {
        if (!objective.isPlain()) {
            throw new IllegalArgumentException(
                    "Only costs are hedged: the objective must have no weights, no fairness and no"
                            + " promises.");
        }
        DispatchProblem expected = window.futures().getFirst();
        DispatchModel first = DispatchModel.of(expected, objective, settings, null);
        int end = first.draft().model.columnCount();
        HedgedRows rows = new HedgedRows(window, first);
        rows.bound(0, 0, end);
        List<Exchange> others = new ArrayList<>();
        for (int k = 1; k < window.futures().size(); k++) {
            int from = first.draft().model.columnCount();
            DispatchModel other =
                    DispatchModel.beside(first, window.futures().get(k), objective, settings);
            rows.bound(k, from, first.draft().model.columnCount());
            rows.doTheSame(other);
            others.add(other.exchange());
        }
        first.draft().model.setCost(rows.multiplier, window.radius());
        first.draft().model.setCost(rows.worst, 1.0);
        return first.with(others);
    }

    /// `worst + λ·c_k ≥ cost_k`; the future's own costs leave the objective.
    private void bound(int k, int from, int to) {
        Model model = draft.model;
        double[] costs = model.arrays().columns().costs().clone();
        draft.rows(measure("worst mean"), 1);
        model.addRow(0.0, INFINITE);
        model.addEntry(worst, 1.0);
        model.addEntry(multiplier, window.transportCosts()[k]);
        for (int j = from; j < to; j++) {
            if (costs[j] != 0) {
                model.addEntry(j, -costs[j]);
                model.setCost(j, 0.0);
            }
        }
    }

    /// What devices do in the first step is the same as in the first future.
    private void doTheSame(DispatchModel other) {
        Map<String, MemberRows> theirs =
                other.members().stream()
                        .collect(
                                Collectors.toMap(
                                        rows -> other.problem().member(rows.member()).id(),
                                        Function.identity()));
        for (MemberRows own : first.members()) {
            MemberRows their = theirs.get(first.problem().member(own.member()).id());
            if (their != null) {
                stores(own, their);
                heat(own.heat(), their.heat());
                jobs(own, their);
                generator(own.generator(), their.generator());
            }
        }
    }

    private void stores(MemberRows own, MemberRows their) {
        for (int s = 0; s < own.stores().size(); s++) {
            StoreRows mine = own.stores().get(s);
            if (mine.store().startStep() == 0) {
                same(mine.charge(), their.stores().get(s).charge());
                same(mine.discharge(), their.stores().get(s).discharge());
            }
        }
    }

    private void heat(@Nullable HeatRows own, @Nullable HeatRows their) {
        if (own == null || their == null) {
            return;
        }
        if (own.room() != null && their.room() != null) {
            same(own.room().heatKwh(), their.room().heatKwh());
        }
        if (own.tank() != null && their.tank() != null) {
            same(own.tank().heatKwh(), their.tank().heatKwh());
        }
    }

    private void jobs(MemberRows own, MemberRows their) {
        for (int j = 0; j < own.jobs().size(); j++) {
            if (own.jobs().get(j).job().releaseStep() == 0) {
                same(own.jobs().get(j).firstStart(), their.jobs().get(j).firstStart());
            }
        }
    }

    private void generator(@Nullable GeneratorRows own, @Nullable GeneratorRows their) {
        if (own != null && their != null) {
            same(own.output(), their.output());
            same(own.runs(), their.runs());
        }
    }

    private void same(int column, int other) {
        draft.rows(measure("the same first step"), 1);
        draft.model.addRow(0.0, 0.0);
        draft.model.addEntry(column, 1.0);
        draft.model.addEntry(other, -1.0);
    }
}
