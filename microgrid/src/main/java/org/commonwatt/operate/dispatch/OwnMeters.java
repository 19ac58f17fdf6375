package org.commonwatt.operate.dispatch;

import java.util.Arrays;
import org.commonwatt.operate.dispatch.Tags.Tag;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.Plan;
import org.jspecify.annotations.Nullable;

// Larger than 300 lines because columns, rows and prices of a meter belong together.

/// A retail meter and a place in the pool for each member: prices, weights or bills differ
/// (`docs/FORMULATION.md#dispatch-trade`). Four columns per member and step, block by block: import
/// and export at the retailer, purchase and sale in the pool.
///
/// @param problem the window
/// @param first column of the first member's import at step 0
/// @param balance row of the first member's balance at step 0, member by member
/// @param directions where a yes or no says whether a member takes or gives
record OwnMeters(DispatchProblem problem, int first, int balance, Directions directions)
        implements Exchange {
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final int BLOCKS = 4;
    private static final String[] WHAT = {"import", "export", "purchase", "sale"};

    /// Per member and step the column that says whether it takes, and the first of its four rows;
    /// −1 where there is none.
    ///
    /// @param takes columns
    /// @param rows rows
    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    record Directions(int[] takes, int[] rows) {
        static Directions none(int cells) {
            int[] none = new int[cells];
            Arrays.fill(none, -1);
            return new Directions(none, none.clone());
        }
    }

    /// What decides about money in the pool and about whole numbers.
    ///
    /// @param carbonPrice of a kilogram
    /// @param poolPricePerKwh `[T]`, what members pay each other, or null where it cancels
    /// @param oneWay `[T]`, whether passing energy on could pay a member
    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    record Terms(double carbonPrice, double @Nullable [] poolPricePerKwh, boolean[] oneWay) {}

    static OwnMeters add(Draft draft, Terms terms) {
        DispatchProblem problem = draft.problem;
        int first = draft.model.columnCount();
        for (int i = 0; i < problem.size(); i++) {
            columns(draft, i, terms);
        }
        Directions directions = Directions.none(problem.size() * problem.steps());
        OwnMeters meters = new OwnMeters(problem, first, 0, directions);
        for (int i = 0; i < problem.size(); i++) {
            meters.limits(draft, i, terms.oneWay());
        }
        int balance = draft.model.rowCount();
        for (int i = 0; i < problem.size(); i++) {
            meters.memberBalance(draft, i);
        }
        meters.communityLimits(draft);
        if (problem.community().pools()) {
            meters.pool(draft);
        }
        return new OwnMeters(problem, first, balance, directions);
    }

    int imports(int i, int t) {
        return first + (BLOCKS * i) * problem.steps() + t;
    }

    int exports(int i, int t) {
        return first + (BLOCKS * i + 1) * problem.steps() + t;
    }

    int purchases(int i, int t) {
        return first + (BLOCKS * i + 2) * problem.steps() + t;
    }

    int sales(int i, int t) {
        return first + (BLOCKS * i + 3) * problem.steps() + t;
    }

    private static void columns(Draft draft, int i, Terms terms) {
        DispatchProblem problem = draft.problem;
        DispatchMember member = problem.member(i);
        CommunityTerms community = problem.community();
        int steps = problem.steps();
        int first = draft.model.columnCount();
        for (int block = 0; block < BLOCKS; block++) {
            boolean exists = block < 2 || community.pools();
            Tag tag = new Tag(ConstraintFamily.BALANCE, WHAT[block], member.id(), 0);
            draft.columns(tag, steps, 0.0, exists ? INFINITE : 0.0);
        }
        DispatchMember.Meter meter = member.meter();
        for (int t = 0; t < steps; t++) {
            double carbon = terms.carbonPrice * community.carbonKgPerKwh()[t];
            draft.costs.add(i, CostPart.ENERGY, first + t, meter.importPricePerKwh()[t]);
            draft.costs.add(CostBook.COMMUNITY, CostPart.CARBON, first + t, carbon);
            int export = first + steps + t;
            draft.costs.add(i, CostPart.ENERGY, export, -meter.exportPricePerKwh()[t]);
            int purchase = export + steps;
            draft.costs.add(i, CostPart.LOCAL, purchase, community.localCostPerKwh()[t]);
            if (terms.poolPricePerKwh != null) {
                double price = terms.poolPricePerKwh[t];
                draft.costs.add(i, CostPart.POOL, purchase, price);
                draft.costs.add(i, CostPart.POOL, purchase + steps, -price);
            }
        }
    }

    /// `import + purchase ≤ limit`, `export + sale ≤ limit`; where passing energy on could pay,
    /// only one of the two, by a yes or no with limits as tight as the devices allow.
    private void limits(Draft draft, int i, boolean[] oneWay) {
        DispatchMember member = problem.member(i);
        double[] taken = Reach.mostTakenKwh(member, problem.stepHours());
        double[] given = Reach.mostGivenKwh(member, problem.stepHours());
        for (int t = 0; t < problem.steps(); t++) {
            double in = member.meter().importLimitKwh()[t];
            double out = member.meter().exportLimitKwh()[t];
            if (!oneWay[t]) {
                limit(draft, new int[] {imports(i, t), purchases(i, t)}, in, place(i, t));
                limit(draft, new int[] {exports(i, t), sales(i, t)}, out, place(i, t));
            } else if (given[t] == 0 || out == 0) {
                limit(draft, new int[] {imports(i, t), purchases(i, t)}, in, place(i, t));
                fixAtZero(draft, exports(i, t), sales(i, t));
            } else if (taken[t] == 0 || in == 0) {
                fixAtZero(draft, imports(i, t), purchases(i, t));
                limit(draft, new int[] {exports(i, t), sales(i, t)}, out, place(i, t));
            } else {
                oneWay(draft, i, t, new double[] {Math.min(in, taken[t]), Math.min(out, given[t])});
            }
        }
    }

    private Tag place(int i, int t) {
        String id = problem.member(i).id();
        return new Tag(ConstraintFamily.MEMBER_CONNECTION_LIMIT, "connection", id, t);
    }

    private static void limit(Draft draft, int[] columns, double most, Tag tag) {
        if (most < INFINITE) {
            draft.rows(tag, 1);
            draft.model.addRow(-INFINITE, most);
            draft.model.addEntry(columns[0], 1.0);
            draft.model.addEntry(columns[1], 1.0);
        }
    }

    private static void fixAtZero(Draft draft, int... columns) {
        for (int column : columns) {
            draft.model.setColumnBounds(column, 0.0, 0.0);
        }
    }

    /// `import + purchase ≤ most·v`, `export + sale ≤ most·(1 − v)`, and the decisive pair of
    /// variable bounds, which hold for v = 0 and v = 1 because the member's meter balances: `import
    /// + purchase ≤ (demand − available)·v + charge + curtailed + …`, `export + sale ≤ (available −
    ///   demand)·(1 − v) + discharge + unserved + …`.
    private void oneWay(Draft draft, int i, int t, double[] mostKwh) {
        DispatchMember member = problem.member(i);
        Model model = draft.model;
        int[] in = {imports(i, t), purchases(i, t)};
        int[] out = {exports(i, t), sales(i, t)};
        double needed = member.demandKwh()[t] - member.availableKwh()[t];
        int row = draft.balanceRow(i, t);
        Tag tag = new Tag(ConstraintFamily.ONE_WAY, "one way of meter", member.id(), t);
        int takes = draft.choices(tag, 1);
        draft.directions.set(takes);
        directions.takes[row] = takes;
        directions.rows[row] = model.rowCount();
        openPair(draft, tag, in, 0.0);
        model.addEntry(takes, -mostKwh[0]);
        openPair(draft, tag, out, mostKwh[1]);
        model.addEntry(takes, mostKwh[1]);
        openPair(draft, tag, in, 0.0);
        model.addEntry(takes, -needed);
        draft.balance.writeOneSign(row, false, model);
        openPair(draft, tag, out, -needed);
        model.addEntry(takes, -needed);
        draft.balance.writeOneSign(row, true, model);
        draft.decisions.add(
                (x, whole) -> whole[takes] = x[in[0]] + x[in[1]] >= x[out[0]] + x[out[1]] ? 1 : 0);
    }

    private static void openPair(Draft draft, Tag tag, int[] columns, double most) {
        draft.rows(tag, 1);
        draft.model.addRow(-INFINITE, most);
        draft.model.addEntry(columns[0], 1.0);
        draft.model.addEntry(columns[1], 1.0);
    }

    /// `import + purchase − export − sale + unserved − curtailed + discharge − charge − … = demand
    /// − available`.
    private void memberBalance(Draft draft, int i) {
        DispatchMember member = problem.member(i);
        Model model = draft.model;
        draft.rows(new Tag(ConstraintFamily.BALANCE, "balance", member.id(), 0), problem.steps());
        for (int t = 0; t < problem.steps(); t++) {
            double needed = member.demandKwh()[t] - member.availableKwh()[t];
            model.addRow(needed, needed);
            model.addEntry(imports(i, t), 1.0);
            model.addEntry(purchases(i, t), 1.0);
            model.addEntry(exports(i, t), -1.0);
            model.addEntry(sales(i, t), -1.0);
            draft.balance.write(i * problem.steps() + t, 1.0, model);
        }
    }

    /// `Σ import ≤ limit`, `Σ export ≤ limit`; without a pool what one member exports flows to
    /// another on the wires all the same, and only the difference passes the community's meter.
    private void communityLimits(Draft draft) {
        CommunityTerms terms = problem.community();
        boolean pools = terms.pools();
        for (int t = 0; t < problem.steps(); t++) {
            if (terms.importLimitKwh()[t] < INFINITE) {
                String what = "community import";
                draft.rows(new Tag(ConstraintFamily.COMMUNITY_IMPORT_LIMIT, what, "", t), 1);
                draft.model.addRow(-INFINITE, terms.importLimitKwh()[t]);
                writeSum(draft.model, t, 1.0, pools ? 0.0 : -1.0);
            }
            if (terms.exportLimitKwh()[t] < INFINITE) {
                String what = "community export";
                draft.rows(new Tag(ConstraintFamily.COMMUNITY_EXPORT_LIMIT, what, "", t), 1);
                draft.model.addRow(-INFINITE, terms.exportLimitKwh()[t]);
                writeSum(draft.model, t, pools ? 0.0 : -1.0, 1.0);
            }
        }
    }

    /// `Σ purchase = Σ sale`.
    private void pool(Draft draft) {
        int steps = problem.steps();
        draft.rows(new Tag(ConstraintFamily.BALANCE, "pool", "", 0), steps);
        for (int t = 0; t < steps; t++) {
            draft.model.addRow(0.0, 0.0);
            for (int i = 0; i < problem.size(); i++) {
                draft.model.addEntry(sales(i, t), 1.0);
                draft.model.addEntry(purchases(i, t), -1.0);
            }
        }
    }

    private void writeSum(Model model, int t, double ofImports, double ofExports) {
        for (int i = 0; i < problem.size(); i++) {
            if (ofImports != 0) {
                model.addEntry(imports(i, t), ofImports);
            }
            if (ofExports != 0) {
                model.addEntry(exports(i, t), ofExports);
            }
        }
    }

    @Override
    public double importKwh(double[] x, int t) {
        return sum(x, t, 0);
    }

    @Override
    public double exportKwh(double[] x, int t) {
        return sum(x, t, 1);
    }

    private double sum(double[] x, int t, int block) {
        double sum = 0;
        for (int i = 0; i < problem.size(); i++) {
            sum += x[first + (BLOCKS * i + block) * problem.steps() + t];
        }
        return sum;
    }

    /// What another kWh of a member's demand would cost: it moves the right-hand side of its
    /// balance and the bounds on what it takes and gives.
    private double pricePerKwh(Plan priced, int i, int t) {
        int cell = i * problem.steps() + t;
        double price = priced.dual(balance + cell);
        int row = directions.rows[cell];
        if (row >= 0) {
            double takes = priced.column(directions.takes[cell]);
            price += takes * (priced.dual(row) + priced.dual(row + 2));
            price -= (1 - takes) * (priced.dual(row + 1) + priced.dual(row + 3));
        }
        return price;
    }

    /// The mean over the members, by their demand: meters differ where prices do, or where what is
    /// exchanged costs something.
    @Override
    public double pricePerKwh(Plan priced, int t) {
        if (!problem.community().pools()) {
            return Double.NaN;
        }
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < problem.size(); i++) {
            // Somebody must count where nobody demands anything.
            double weight = problem.member(i).demandKwh()[t] + 1e-9;
            sum += weight * pricePerKwh(priced, i, t);
            weights += weight;
        }
        return sum / weights;
    }

    @Override
    public void writeImportKw(Draft draft, int t) {
        double perHour = 1.0 / problem.stepHours();
        boolean pools = problem.community().pools();
        writeSum(draft.model, t, perHour, pools ? 0.0 : -perHour);
    }

    @Override
    public void writeNet(Model model, int member, int t, double factor) {
        model.addEntry(imports(member, t), factor);
        model.addEntry(purchases(member, t), factor);
        model.addEntry(exports(member, t), -factor);
        model.addEntry(sales(member, t), -factor);
    }
}
