package org.commonwatt.experiments.network;

import org.commonwatt.grid.feeder.Branch;

/// A two-winding transformer of SimBench as a branch, from its name plate.
///
/// The vector group is left out, as in the published solutions: it turns all angles behind a
/// transformer alike.
final class SimbenchTransformer {
    private final double resistancePu;
    private final double reactancePu;
    private final double ironPu;
    private final double magnetisingPu;
    private final double ratio;

    /// @param types table of transformer types
    /// @param type row of its type
    /// @param tapPosition position of its tap changer
    /// @param kvHigh nominal voltage of the bus on the high side, kV
    /// @param kvLow nominal voltage of the bus on the low side, kV
    SimbenchTransformer(TextRows types, int type, double tapPosition, double kvHigh, double kvLow) {
        double mva = types.positive(type, "sR");
        double steps = tapPosition - types.number(type, "tapNeutr", 0);
        double turn = 1 + steps * types.number(type, "dVm", 0) / 100;
        boolean low = types.text(type, "tapside").equalsIgnoreCase("LV");
        double high = types.positive(type, "vmHV") * (low ? 1 : turn);
        double lowKv = types.positive(type, "vmLV") * (low ? turn : 1);
        double toBus = lowKv * lowKv / (kvLow * kvLow) * SimbenchReader.BASE_KVA / (1000 * mva);
        double z = types.positive(type, "vmImp") / 100;
        double r = types.notNegative(type, "pCu", 0) / (1000 * mva);
        if (r > z) {
            types.problem(type, "pCu", "gives a resistance above the impedance of vmImp.");
        }
        double iron = types.notNegative(type, "pFe", 0) / (1000 * mva);
        double idle = types.notNegative(type, "iNoLoad", 0) / 100;
        resistancePu = r * toBus;
        reactancePu = Math.sqrt(Math.max(0, z * z - r * r)) * toBus;
        ironPu = iron / toBus;
        magnetisingPu = -Math.sqrt(Math.max(0, idle * idle - iron * iron)) / toBus;
        ratio = high / kvHigh / (lowKv / kvLow);
    }

    Branch branch(String id, int from, int to, double ratingKva) {
        return new Branch(
                id,
                from,
                to,
                resistancePu,
                reactancePu,
                0,
                ironPu,
                magnetisingPu,
                ratio,
                0,
                ratingKva,
                true);
    }
}
