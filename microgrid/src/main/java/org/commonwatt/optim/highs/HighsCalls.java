package org.commonwatt.optim.highs;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import org.commonwatt.optim.ModelArrays;

// Larger than 300 lines because invokeExact needs one call site, with its types, per function.

/// The C functions of HiGHS that are used, one method each (`highs_c_api.h`, version 1.12).
///
/// Arrays of the Java heap are passed as they are (`Linker.Option.critical`): HiGHS copies them,
/// keeps none and does not call back. The calls that may take long, run and destroy, get no array
/// and are made the ordinary way, so that the collector never waits for a solve.
///
/// Methods return the status that HiGHS returns: 0, 1 with a warning, [#ERROR].
@SuppressWarnings("restricted") // Foreign calls are what this class is for.
final class HighsCalls {
    static final int ERROR = -1;

    private static final int BY_ROWS = 2;
    private static final int MINIMISE = 1;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup LIBRARY = HighsLibrary.loaded();
    private static final Linker.Option HEAP = Linker.Option.critical(true);

    private static final FunctionDescriptor PLAIN = returnsStatus();
    private static final FunctionDescriptor TWO = returnsStatus(ADDRESS, ADDRESS);
    private static final FunctionDescriptor FOUR =
            returnsStatus(ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    private static final FunctionDescriptor WHOLE = returnsStatus(ADDRESS, JAVA_INT);

    private static final MethodHandle VERSION = call("version", FunctionDescriptor.of(ADDRESS));
    private static final MethodHandle CREATE = call("create", FunctionDescriptor.of(ADDRESS));
    private static final MethodHandle DESTROY = call("destroy", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle RUN = call("run", PLAIN);
    private static final MethodHandle MODEL_STATUS = call("getModelStatus", PLAIN);
    private static final MethodHandle CLEAR_SOLVER = call("clearSolver", PLAIN);
    private static final MethodHandle ZERO_CLOCKS = call("zeroAllClocks", PLAIN);
    private static final MethodHandle SET_INT = call("setIntOptionValue", WHOLE, HEAP);
    private static final MethodHandle SET_BOOL = call("setBoolOptionValue", WHOLE, HEAP);
    private static final MethodHandle SET_DOUBLE =
            call("setDoubleOptionValue", returnsStatus(ADDRESS, JAVA_DOUBLE), HEAP);
    private static final MethodHandle SET_STRING = call("setStringOptionValue", TWO, HEAP);
    private static final MethodHandle INFO_INT = call("getIntInfoValue", TWO, HEAP);
    private static final MethodHandle INFO_LONG = call("getInt64InfoValue", TWO, HEAP);
    private static final MethodHandle INFO_DOUBLE = call("getDoubleInfoValue", TWO, HEAP);
    private static final MethodHandle GET_BASIS = call("getBasis", TWO, HEAP);
    private static final MethodHandle SET_BASIS = call("setBasis", TWO, HEAP);
    private static final MethodHandle GET_SOLUTION = call("getSolution", FOUR, HEAP);
    private static final MethodHandle SET_SOLUTION = call("setSolution", FOUR, HEAP);
    private static final MethodHandle COSTS =
            call("changeColsCostBySet", returnsStatus(JAVA_INT, ADDRESS, ADDRESS), HEAP);
    private static final FunctionDescriptor BOUNDS =
            returnsStatus(JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle COLUMN_BOUNDS = call("changeColsBoundsBySet", BOUNDS, HEAP);
    private static final MethodHandle ROW_BOUNDS = call("changeRowsBoundsBySet", BOUNDS, HEAP);
    private static final MethodHandle PASS =
            call(
                    "passMip",
                    returnsStatus(
                            JAVA_INT,
                            JAVA_INT,
                            JAVA_INT,
                            JAVA_INT,
                            JAVA_INT,
                            JAVA_DOUBLE,
                            ADDRESS,
                            ADDRESS,
                            ADDRESS,
                            ADDRESS,
                            ADDRESS,
                            ADDRESS,
                            ADDRESS,
                            ADDRESS,
                            ADDRESS),
                    HEAP);

    private HighsCalls() {}

    private static FunctionDescriptor returnsStatus(MemoryLayout... afterInstance) {
        return FunctionDescriptor.of(JAVA_INT, ADDRESS).appendArgumentLayouts(afterInstance);
    }

    private static MethodHandle call(
            String name, FunctionDescriptor descriptor, Linker.Option... options) {
        return LINKER.downcallHandle(LIBRARY.findOrThrow("Highs_" + name), descriptor, options);
    }

    /// Foreign functions throw nothing; what comes is an error of the machine or of a closed
    /// session.
    private static RuntimeException unexpected(Throwable thrown) {
        return switch (thrown) {
            case Error error -> throw error;
            case RuntimeException exception -> exception;
            default -> new IllegalStateException(thrown);
        };
    }

    static String version() {
        try {
            MemorySegment text = (MemorySegment) VERSION.invokeExact();
            return text.reinterpret(Long.MAX_VALUE).getString(0);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /// A new instance, destroyed when the arena is closed. One at a time: creating and destroying
    /// touches a scheduler that all instances share.
    static MemorySegment create(Arena arena) {
        try {
            synchronized (LINKER) {
                MemorySegment instance = (MemorySegment) CREATE.invokeExact();
                return instance.reinterpret(0, arena, HighsCalls::destroy);
            }
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    private static void destroy(MemorySegment instance) {
        try {
            synchronized (LINKER) {
                DESTROY.invokeExact(instance);
            }
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int run(MemorySegment instance) {
        try {
            return (int) RUN.invokeExact(instance);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int modelStatus(MemorySegment instance) {
        try {
            return (int) MODEL_STATUS.invokeExact(instance);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int clearSolver(MemorySegment instance) {
        try {
            return (int) CLEAR_SOLVER.invokeExact(instance);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int zeroClocks(MemorySegment instance) {
        try {
            return (int) ZERO_CLOCKS.invokeExact(instance);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static void option(MemorySegment instance, String name, int value) {
        try {
            require(name, (int) SET_INT.invokeExact(instance, text(name), value));
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static void option(MemorySegment instance, String name, boolean value) {
        try {
            require(name, (int) SET_BOOL.invokeExact(instance, text(name), value ? 1 : 0));
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static void option(MemorySegment instance, String name, double value) {
        try {
            require(name, (int) SET_DOUBLE.invokeExact(instance, text(name), value));
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static void option(MemorySegment instance, String name, String value) {
        try {
            require(name, (int) SET_STRING.invokeExact(instance, text(name), text(value)));
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int infoInt(MemorySegment instance, String name) {
        int[] value = new int[1];
        try {
            require(name, (int) INFO_INT.invokeExact(instance, text(name), heap(value)));
        } catch (Throwable t) {
            throw unexpected(t);
        }
        return value[0];
    }

    static long infoLong(MemorySegment instance, String name) {
        long[] value = new long[1];
        try {
            MemorySegment out = MemorySegment.ofArray(value);
            require(name, (int) INFO_LONG.invokeExact(instance, text(name), out));
        } catch (Throwable t) {
            throw unexpected(t);
        }
        return value[0];
    }

    static double infoDouble(MemorySegment instance, String name) {
        double[] value = new double[1];
        try {
            require(name, (int) INFO_DOUBLE.invokeExact(instance, text(name), heap(value)));
        } catch (Throwable t) {
            throw unexpected(t);
        }
        return value[0];
    }

    static int basis(MemorySegment instance, int[] columns, int[] rows) {
        try {
            return (int) GET_BASIS.invokeExact(instance, heap(columns), heap(rows));
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int setBasis(MemorySegment instance, int[] columns, int[] rows) {
        try {
            return (int) SET_BASIS.invokeExact(instance, heap(columns), heap(rows));
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /// Writes values and duals of columns and rows into the arrays.
    static int solution(MemorySegment instance, double[][] columns, double[][] rows) {
        try {
            return (int)
                    GET_SOLUTION.invokeExact(
                            instance,
                            heap(columns[0]),
                            heap(columns[1]),
                            heap(rows[0]),
                            heap(rows[1]));
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int setSolution(MemorySegment instance, double[] columns) {
        MemorySegment none = MemorySegment.NULL;
        try {
            return (int) SET_SOLUTION.invokeExact(instance, heap(columns), none, none, none);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int changeCosts(MemorySegment instance, int count, int[] columns, double[] costs) {
        try {
            return (int) COSTS.invokeExact(instance, count, heap(columns), heap(costs));
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int changeColumnBounds(
            MemorySegment instance, int count, int[] columns, double[] lower, double[] upper) {
        try {
            return (int)
                    COLUMN_BOUNDS.invokeExact(
                            instance, count, heap(columns), heap(lower), heap(upper));
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int changeRowBounds(
            MemorySegment instance, int count, int[] rows, double[] lower, double[] upper) {
        try {
            return (int)
                    ROW_BOUNDS.invokeExact(instance, count, heap(rows), heap(lower), heap(upper));
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /// Replaces the model.
    static int pass(MemorySegment instance, ModelArrays model, double offset) {
        ModelArrays.Columns columns = model.columns();
        ModelArrays.Rows rows = model.rows();
        ModelArrays.Entries entries = model.entries();
        try {
            return (int)
                    PASS.invokeExact(
                            instance,
                            columns.count(),
                            rows.count(),
                            entries.count(),
                            BY_ROWS,
                            MINIMISE,
                            offset,
                            heap(columns.costs()),
                            heap(columns.lower()),
                            heap(columns.upper()),
                            heap(rows.lower()),
                            heap(rows.upper()),
                            heap(rows.starts()),
                            heap(entries.columns()),
                            heap(entries.values()),
                            heap(columns.integrality()));
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    private static MemorySegment heap(double[] array) {
        return MemorySegment.ofArray(array);
    }

    private static MemorySegment heap(int[] array) {
        return MemorySegment.ofArray(array);
    }

    private static MemorySegment text(String text) {
        return MemorySegment.ofArray((text + '\0').getBytes(StandardCharsets.US_ASCII));
    }

    private static void require(String name, int status) {
        if (status == ERROR) {
            throw new IllegalStateException("HiGHS must know %s.".formatted(name));
        }
    }
}
