package org.commonwatt.operate.dispatch;

import java.util.Arrays;
import org.commonwatt.optim.Model;

/// Who pays how much for which column and why: the only place in which a plan's money is written
/// down, read by the objective, by members' costs and by the finished plan.
final class CostBook {
    /// The community itself, in place of a member.
    static final int COMMUNITY = -1;

    private static final int PARTS = CostPart.values().length;
    private static final CostPart[] PART = CostPart.values();

    private int count;
    private int[] member = new int[64];
    private int[] part = new int[64];
    private int[] column = new int[64];
    private double[] perUnit = new double[64];

    /// Notes that one unit of a column costs a member so much.
    void add(int whose, CostPart why, int itsColumn, double cost) {
        if (cost == 0) {
            return;
        }
        if (count == member.length) {
            int room = count + (count >> 1);
            member = Arrays.copyOf(member, room);
            part = Arrays.copyOf(part, room);
            column = Arrays.copyOf(column, room);
            perUnit = Arrays.copyOf(perUnit, room);
        }
        member[count] = whose;
        part[count] = why.index();
        column[count] = itsColumn;
        perUnit[count] = cost;
        count++;
    }

    /// Notes the same for neighbouring columns.
    void addAll(int whose, CostPart why, int first, double[] costs) {
        for (int k = 0; k < costs.length; k++) {
            add(whose, why, first + k, costs[k]);
        }
    }

    /// Writes all costs into the objective; a payment between members is none of the community.
    void writeObjective(Model model) {
        writeObjective(model, true);
    }

    /// Writes the costs that no member bears into the objective.
    void writeCommonObjective(Model model) {
        writeObjective(model, false);
    }

    private void writeObjective(Model model, boolean ofMembers) {
        double[] costs = new double[model.columnCount()];
        for (int k = 0; k < count; k++) {
            boolean counts = PART[part[k]].isCommon() || ofMembers;
            if (counts && PART[part[k]] != CostPart.POOL) {
                costs[column[k]] += perUnit[k];
            }
        }
        for (int j = 0; j < costs.length; j++) {
            if (costs[j] != 0) {
                model.setCost(j, costs[j]);
            }
        }
    }

    /// What the members pay as rows: each column once per member.
    RowTerms memberRows(int members, int columns) {
        double[] sums = new double[columns];
        int[][] own = new int[members][];
        int[] sizes = new int[members];
        for (int k = 0; k < count; k++) {
            if (!PART[part[k]].isCommon()) {
                sizes[member[k]]++;
            }
        }
        for (int i = 0; i < members; i++) {
            own[i] = new int[sizes[i]];
        }
        Arrays.fill(sizes, 0);
        for (int k = 0; k < count; k++) {
            if (!PART[part[k]].isCommon()) {
                own[member[k]][sizes[member[k]]++] = k;
            }
        }
        RowTerms rows = new RowTerms(members, count);
        for (int i = 0; i < members; i++) {
            for (int k : own[i]) {
                sums[column[k]] += perUnit[k];
            }
            for (int k : own[i]) {
                if (sums[column[k]] != 0) {
                    rows.add(i, column[k], sums[column[k]]);
                    sums[column[k]] = 0;
                }
            }
        }
        return rows;
    }

    /// Adds what a plan costs to `[member][part]`; the community is the last member.
    void addCosts(double[] x, double[][] byMemberAndPart) {
        for (int k = 0; k < count; k++) {
            int row = member[k] == COMMUNITY ? byMemberAndPart.length - 1 : member[k];
            byMemberAndPart[row][part[k]] += perUnit[k] * x[column[k]];
        }
    }

    /// Room for [#addCosts].
    static double[][] table(int members) {
        return new double[members + 1][PARTS];
    }
}
