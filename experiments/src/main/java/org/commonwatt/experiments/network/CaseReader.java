package org.commonwatt.experiments.network;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.commonwatt.experiments.network.NetworkFile.Held;
import org.commonwatt.experiments.network.matlab.MatlabFile;
import org.commonwatt.experiments.network.matlab.MatlabRefusal;
import org.commonwatt.experiments.network.matlab.Matrix;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.grid.feeder.Branch;
import org.commonwatt.grid.feeder.Bus;
import org.commonwatt.grid.feeder.Source;
import org.commonwatt.grid.feeder.ZipShares;
import org.jspecify.annotations.Nullable;

/// Reads a MATPOWER case, format version 2, statements at its end included (they bring kW to MW and
/// Ω to per unit).
///
/// Isolated buses (type 4) and what is connected to them are left out. Buses of type 3 are sources
/// at the set-point of their generator; those of type 2 hold their magnitude where a generator is
/// in service. Generation counts as negative load. Fields: MATPOWER manual, appendix B.
public final class CaseReader {
    private static final int PQ_BUS = 1;
    private static final int PV_BUS = 2;
    private static final int REFERENCE_BUS = 3;
    private static final int ISOLATED_BUS = 4;

    /// What the generators of a bus deliver.
    ///
    /// @param pu magnitude they hold; 0 where there is none
    private record Generation(double kw, double kvar, double pu) {
        static final Generation NONE = new Generation(0, 0, 0);
    }

    private final String file;
    private final Findings findings = new Findings();
    private final NetworkDraft draft = new NetworkDraft(findings);
    private final Map<String, Generation> generation = new HashMap<>();
    private final Set<String> isolated = new HashSet<>();
    private double baseMva = 1;

    private CaseReader(String file) {
        this.file = file;
    }

    /// Reads a case. What only a solver minds (loops, islands, no source) is left to
    /// [NetworkFile#check].
    ///
    /// @param file file name for messages
    /// @throws NetworkRefusal with everything that is wrong, or the first statement that is not
    ///   understood
    public static NetworkFile read(String file, String text) throws NetworkRefusal {
        return new CaseReader(file).parsed(text);
    }

    private NetworkFile parsed(String text) throws NetworkRefusal {
        MatlabFile values;
        try {
            values = MatlabFile.read(text);
        } catch (MatlabRefusal refusal) {
            throw new NetworkRefusal(
                    new Problem(
                            file,
                            refusal.line(),
                            refusal.column(),
                            "",
                            refusal.reason(),
                            refusal.maybe()));
        }
        String root = values.result().isEmpty() ? "mpc" : values.result();
        readBase(root, values.matrix(root + ".baseMVA"));
        CaseTable bus =
                CaseTable.of(file, root + ".bus", values.matrix(root + ".bus"), 13, findings);
        CaseTable branch =
                CaseTable.of(file, root + ".branch", values.matrix(root + ".branch"), 11, findings);
        Matrix generators = values.matrix(root + ".gen");
        CaseTable gen =
                generators == null
                        ? null
                        : CaseTable.of(file, root + ".gen", generators, 8, findings);
        requireClean();
        addRows(Objects.requireNonNull(bus), gen, Objects.requireNonNull(branch));
        requireClean();
        return draft.finish(name(values), file, baseMva * 1000);
    }

    private void requireClean() throws NetworkRefusal {
        if (!findings.isClean()) {
            throw new NetworkRefusal(findings.problems());
        }
    }

    private void readBase(String root, @Nullable Matrix base) {
        double value =
                base == null || base.rows() != 1 || base.columns() != 1
                        ? Double.NaN
                        : base.at(0, 0);
        if (!(value > 0 && value < 1e9)) {
            int line = base == null || base.rows() == 0 ? 0 : base.line(0);
            findings.problem(
                    new Spot(file, line)
                            .problem(
                                    0,
                                    "%s.baseMVA is %s but must be a positive number."
                                            .formatted(root, base == null ? "missing" : value),
                                    base == null
                                            ? "the file is cut off, or it is no MATPOWER case."
                                            : null));
        } else {
            baseMva = value;
        }
    }

    private void addRows(CaseTable bus, @Nullable CaseTable gen, CaseTable branch)
            throws NetworkRefusal {
        for (int row = 0; gen != null && row < gen.rows(); row++) {
            addGenerator(gen, row);
        }
        for (int row = 0; row < bus.rows(); row++) {
            addBus(bus, row);
        }
        requireClean();
        for (int row = 0; row < branch.rows(); row++) {
            addBranch(branch, row);
        }
    }

    /// The file's name without its ending.
    private String name(MatlabFile values) {
        String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        String plain = last.endsWith(".m") ? last.substring(0, last.length() - 2) : last;
        return plain.isEmpty() ? values.result() : plain;
    }

    private void addGenerator(CaseTable gen, int row) {
        if (gen.at(row, 8) > 0) {
            double kw = gen.finite(row, 2, "Pg") * 1000;
            double kvar = gen.finite(row, 3, "Qg") * 1000;
            double pu = voltage(gen, row, 6, "Vg");
            generation.merge(
                    gen.bus(row, 1),
                    new Generation(kw, kvar, pu),
                    (a, b) -> new Generation(a.kw + b.kw, a.kvar + b.kvar, b.pu));
        }
    }

    private void addBus(CaseTable bus, int row) {
        String id = bus.bus(row, 1);
        double type = bus.at(row, 2);
        if (type != PQ_BUS && type != PV_BUS && type != REFERENCE_BUS && type != ISOLATED_BUS) {
            bus.problem(row, 2, "The type is %s but must be 1, 2, 3 or 4.".formatted(type));
        }
        if (type == ISOLATED_BUS) {
            isolated.add(id);
            return;
        }
        Generation own = generation.getOrDefault(id, Generation.NONE);
        boolean reference = type == REFERENCE_BUS;
        boolean holds = type == PV_BUS && own.pu > 0;
        // What a source or a voltage holder generates follows from the solution.
        double kw = bus.finite(row, 3, "Pd") * 1000 - (reference ? 0 : own.kw);
        double kvar = bus.finite(row, 4, "Qd") * 1000 - (reference || holds ? 0 : own.kvar);
        int at = draft.add(bus(bus, row, kw, kvar), bus.spot(row));
        double guess = voltage(bus, row, 8, "Vm");
        if (reference) {
            double pu = own.pu > 0 ? own.pu : guess;
            draft.add(new Source(at, pu, bus.finite(row, 9, "Va")));
        } else if (holds) {
            draft.hold(new Held(at, own.pu));
        }
    }

    private static Bus bus(CaseTable bus, int row, double kw, double kvar) {
        double kv = bus.notNegative(row, 10, "baseKV");
        double min = bus.notNegative(row, 13, "Vmin");
        double max = bus.notNegative(row, 12, "Vmax");
        if (min > max) {
            bus.problem(row, 13, "Vmin is %s, above the Vmax of %s.".formatted(min, max));
        }
        // Some cases leave the base voltage open, and no per-unit figure needs it.
        return new Bus(
                bus.bus(row, 1),
                kv == 0 ? 1 : kv,
                kw,
                kvar,
                ZipShares.CONSTANT_POWER,
                bus.finite(row, 5, "Gs") * 1000,
                -bus.finite(row, 6, "Bs") * 1000,
                Math.min(min, max),
                max,
                null);
    }

    private static double voltage(CaseTable table, int row, int column, String name) {
        double pu = table.at(row, column);
        if (!(pu > 0 && pu < 3)) {
            table.problem(row, column, "%s is %s but must be near 1.".formatted(name, pu));
            return 1;
        }
        return pu;
    }

    private void addBranch(CaseTable branch, int row) {
        String from = branch.bus(row, 1);
        String to = branch.bus(row, 2);
        if (isolated.contains(from) || isolated.contains(to)) {
            return;
        }
        int a = draft.indexOf(from, branch.spot(row), 1);
        int b = draft.indexOf(to, branch.spot(row), 2);
        double ratio = branch.notNegative(row, 9, "ratio");
        double rating = branch.notNegative(row, 6, "rateA");
        if (a >= 0 && b >= 0) {
            draft.add(
                    new Branch(
                            draft.branchId(from + "-" + to),
                            a,
                            b,
                            branch.finite(row, 3, "r"),
                            branch.finite(row, 4, "x"),
                            branch.finite(row, 5, "b"),
                            0,
                            0,
                            ratio == 0 ? 1 : ratio,
                            branch.finite(row, 10, "angle"),
                            rating * 1000,
                            branch.at(row, 11) > 0),
                    branch.spot(row));
        }
    }
}
