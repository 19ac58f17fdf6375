package org.commonwatt.operate.scenario.days;

/// The clouds of one day, as they pass over every roof.
///
/// The logit of clearness at place x and time t is `level + swing·S(t − x·u/v) + local·F(x −
/// v·u·t)`: large clouds S reach a roof downwind later, small ones F pass over it. See
/// `docs/FORMULATION.md#moving-clouds`.
final class CloudDay {
    /// Distance of the knots of large clouds.
    static final int KNOT_SECONDS = 300;

    /// Clearness of the darkest cloud and of the clearest sky, relative to a cloudless sky.
    private static final double DARKEST = 0.05;

    private static final double CLEAREST = 1.08;

    private final double startSecond;
    private final double[] knots;
    private final double localSwing;
    private final CloudField field;
    private final Motion motion;

    /// How the clouds of a day move.
    ///
    /// @param east part of the unit vector towards which they move
    /// @param north the other part
    /// @param speedMs their speed, m/s, above 0
    /// @param along where the pattern stands when the day begins, cells
    /// @param across on which row the middle of the community is, cells
    record Motion(double east, double north, double speedMs, double along, double across) {}

    /// @param knots logit of the large clouds' clearness over the middle, every 300 s; kept
    /// @param localSwing standard deviation of the small clouds' logit
    CloudDay(
            double startSecond,
            double[] knots,
            double localSwing,
            CloudField field,
            Motion motion) {
        this.startSecond = startSecond;
        this.knots = knots;
        this.localSwing = localSwing;
        this.field = field;
        this.motion = motion;
    }

    Motion motion() {
        return motion;
    }

    /// The same clouds seen from one roof.
    Over over(RoofPlace place) {
        return new Over(place);
    }

    /// What passes over one roof.
    final class Over {
        private final double lagSeconds;
        private final double alongCells;
        private final double acrossCells;
        private final double cellsPerSecond;

        private Over(RoofPlace place) {
            double along = place.eastM() * motion.east() + place.northM() * motion.north();
            double across = place.northM() * motion.east() - place.eastM() * motion.north();
            lagSeconds = along / motion.speedMs();
            alongCells = motion.along() + along / CloudField.CELL_M;
            acrossCells = motion.across() + across / CloudField.CELL_M;
            cellsPerSecond = motion.speedMs() / CloudField.CELL_M;
        }

        /// Mean clearness relative to a cloudless sky over `seconds` around a second of the day.
        double clearness(double second, double seconds) {
            double since = second - startSecond;
            double place = (since - lagSeconds) / KNOT_SECONDS;
            int k = Math.clamp((int) place, 0, knots.length - 2);
            double part = Math.clamp(place - k, 0, 1);
            double logit = knots[k] + part * (knots[k + 1] - knots[k]);
            double length = seconds * cellsPerSecond;
            double from = alongCells - (since + seconds / 2) * cellsPerSecond;
            logit += localSwing * field.mean(from, length, acrossCells);
            return DARKEST + (CLEAREST - DARKEST) / (1 + Math.exp(-logit));
        }
    }
}
