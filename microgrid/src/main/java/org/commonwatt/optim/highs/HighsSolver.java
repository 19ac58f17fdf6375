package org.commonwatt.optim.highs;

import org.commonwatt.optim.Model;
import org.commonwatt.optim.Session;
import org.commonwatt.optim.Solver;

/// HiGHS: simplex, interior point and branch and bound, on one thread per session.
///
/// Bounds and reduced costs are kept to 1e-9, whole numbers to 1e-6. It accepts coefficients of
/// magnitudes below 1e15 and takes those up to 1e-9 for zero.
///
/// @param coldStart how a solve without a basis finds its first one
public record HighsSolver(ColdStart coldStart) implements Solver {
    /// How far a plan may break a bound.
    static final double TOLERANCE = 1e-9;

    /// How a solve without a basis finds its first one. Later solves of a session go on from there
    /// with the simplex method.
    public enum ColdStart {
        /// Best for small models, and for large ones in which members meet in few rows.
        SIMPLEX,
        /// Best for large models in which many rows hold columns of many members.
        INTERIOR_POINT
    }

    /// Loads the native library, once per process.
    ///
    /// @throws IllegalStateException where there is none for this system, with the reason
    public HighsSolver {
        HighsLibrary.loaded();
    }

    /// With the simplex method.
    public HighsSolver() {
        this(ColdStart.SIMPLEX);
    }

    /// The version of HiGHS, such as `1.12.0`.
    public static String version() {
        HighsLibrary.loaded();
        return HighsCalls.version();
    }

    @Override
    public Session open(Model model) {
        return new HighsSession(model, coldStart);
    }
}
