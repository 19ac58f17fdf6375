package org.commonwatt.operate.kpi;

/// Shape of the community's net load, kept incrementally: ramps, daily and monthly peaks and load
/// factors over fixed blocks counted from the first step, as CityLearn does (`docs/METRICS.md`).
final class ShapeMeter {
    private final Block day;
    private final Block month;
    private double previousKwh;
    private boolean started;
    private double upwardRampKwh;
    private double absoluteRampKwh;
    private double peakKwh = Double.NEGATIVE_INFINITY;
    private double valleyKwh = Double.POSITIVE_INFINITY;
    private double sumKwh;
    private double sumAbsoluteKwh;
    private double importKwh;
    private double exportKwh;
    private long steps;

    ShapeMeter(int stepsPerDay, int stepsPerMonth) {
        day = new Block(stepsPerDay);
        month = new Block(stepsPerMonth);
    }

    void add(double netKwh) {
        if (started) {
            double ramp = netKwh - previousKwh;
            upwardRampKwh += Math.max(0, ramp);
            absoluteRampKwh += Math.abs(ramp);
        }
        started = true;
        previousKwh = netKwh;
        peakKwh = Math.max(peakKwh, netKwh);
        valleyKwh = Math.min(valleyKwh, netKwh);
        sumKwh += netKwh;
        sumAbsoluteKwh += Math.abs(netKwh);
        importKwh += Math.max(0, netKwh);
        exportKwh += Math.max(0, -netKwh);
        steps++;
        day.add(netKwh);
        month.add(netKwh);
    }

    /// Σ max(Δnet, 0), kWh per step.
    double upwardRampKwh() {
        return upwardRampKwh;
    }

    /// Σ |Δnet|, kWh per step.
    double absoluteRampKwh() {
        return absoluteRampKwh;
    }

    /// Largest net, kWh per step.
    double peakKwh() {
        return peakKwh;
    }

    /// Smallest net, kWh per step (negative: export).
    double valleyKwh() {
        return valleyKwh;
    }

    /// Mean over days of the day's largest net, kWh per step.
    double meanDailyPeakKwh() {
        return day.meanPeak();
    }

    /// Mean over days of 1 − mean/max.
    double dailyOneMinusLoadFactor() {
        return day.meanOneMinusLoadFactor();
    }

    /// Mean over months of 1 − mean/max.
    double monthlyOneMinusLoadFactor() {
        return month.meanOneMinusLoadFactor();
    }

    /// Mean net, kWh per step.
    double meanKwh() {
        return sumKwh / steps;
    }

    /// Mean of |net|, kWh per step.
    double meanAbsoluteKwh() {
        return sumAbsoluteKwh / steps;
    }

    /// Energy from the utility, kWh.
    double importKwh() {
        return importKwh;
    }

    /// Energy to the utility, kWh.
    double exportKwh() {
        return exportKwh;
    }

    void copyFrom(ShapeMeter other) {
        day.copyFrom(other.day);
        month.copyFrom(other.month);
        previousKwh = other.previousKwh;
        started = other.started;
        upwardRampKwh = other.upwardRampKwh;
        absoluteRampKwh = other.absoluteRampKwh;
        peakKwh = other.peakKwh;
        valleyKwh = other.valleyKwh;
        sumKwh = other.sumKwh;
        sumAbsoluteKwh = other.sumAbsoluteKwh;
        importKwh = other.importKwh;
        exportKwh = other.exportKwh;
        steps = other.steps;
    }

    /// Blocks of a fixed number of steps; the last may be short.
    private static final class Block {
        private final int length;
        private int count;
        private double sum;
        private double max = Double.NEGATIVE_INFINITY;
        private int blocks;
        private double sumOfPeaks;
        private double sumOfOneMinusLoadFactor;

        Block(int length) {
            this.length = length;
        }

        void add(double value) {
            sum += value;
            max = Math.max(max, value);
            if (++count == length) {
                blocks++;
                sumOfPeaks += max;
                sumOfOneMinusLoadFactor += 1 - sum / count / max;
                count = 0;
                sum = 0;
                max = Double.NEGATIVE_INFINITY;
            }
        }

        double meanPeak() {
            return count == 0 ? sumOfPeaks / blocks : (sumOfPeaks + max) / (blocks + 1);
        }

        double meanOneMinusLoadFactor() {
            return count == 0
                    ? sumOfOneMinusLoadFactor / blocks
                    : (sumOfOneMinusLoadFactor + 1 - sum / count / max) / (blocks + 1);
        }

        void copyFrom(Block other) {
            count = other.count;
            sum = other.sum;
            max = other.max;
            blocks = other.blocks;
            sumOfPeaks = other.sumOfPeaks;
            sumOfOneMinusLoadFactor = other.sumOfOneMinusLoadFactor;
        }
    }
}
