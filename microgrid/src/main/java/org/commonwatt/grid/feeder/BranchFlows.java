package org.commonwatt.grid.feeder;

/// What flows into each end of each branch, from the currents of a swept tree.
final class BranchFlows {
    final double[] fromKw;
    final double[] fromKvar;
    final double[] toKw;
    final double[] toKvar;

    /// Current of the busier end over the limit; 0 where there is none.
    final double[] loading;

    private final FeederTree tree;
    private final double baseKva;
    private final boolean[] fromIsUpper;
    private final double[] ratingPu;

    BranchFlows(RadialFeeder feeder) {
        Network network = feeder.network;
        tree = feeder.tree;
        baseKva = network.baseKva();
        int size = network.branches().size();
        fromKw = new double[size];
        fromKvar = new double[size];
        toKw = new double[size];
        toKvar = new double[size];
        loading = new double[size];
        fromIsUpper = new boolean[size];
        ratingPu = new double[size];
        for (int k = 0; k < size; k++) {
            Branch branch = network.branches().get(k);
            fromIsUpper[k] = tree.nodeOfBus[branch.from()] == tree.upperNode[k];
            ratingPu[k] = branch.ratingKva() / baseKva;
        }
    }

    /// @param sweep after [Sweep#backward()]
    void fill(Sweep sweep) {
        for (int k = 0; k < fromKw.length; k++) {
            int lower = tree.lowerNode[k];
            if (lower == FeederTree.NONE) {
                continue;
            }
            int upper = tree.upperNode[k];
            int first = tree.middleNode[k] == FeederTree.NONE ? lower : tree.middleNode[k];
            double half = tree.halfCharging[k];
            double a = sweep.vReal[upper];
            double c = sweep.vImag[upper];
            double current = sweep.jReal[first] - half * c;
            double lagging = sweep.jImag[first] + half * a;
            double upperP = a * current + c * lagging;
            double upperQ = c * current - a * lagging;
            double upperSquare = (current * current + lagging * lagging);
            a = sweep.vReal[lower];
            c = sweep.vImag[lower];
            current = -sweep.jReal[lower] - half * c;
            lagging = -sweep.jImag[lower] + half * a;
            double lowerP = a * current + c * lagging;
            double lowerQ = c * current - a * lagging;
            double lowerSquare = current * current + lagging * lagging;
            // A current outside the frame is the one inside times |T|.
            double busier =
                    Math.max(
                            Math.sqrt(upperSquare) * tree.scale[upper],
                            Math.sqrt(lowerSquare) * tree.scale[lower]);
            loading[k] = busier / ratingPu[k];
            boolean down = fromIsUpper[k];
            fromKw[k] = baseKva * (down ? upperP : lowerP);
            fromKvar[k] = baseKva * (down ? upperQ : lowerQ);
            toKw[k] = baseKva * (down ? lowerP : upperP);
            toKvar[k] = baseKva * (down ? lowerQ : upperQ);
        }
    }
}
