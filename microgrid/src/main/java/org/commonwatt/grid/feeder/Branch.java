package org.commonwatt.grid.feeder;

/// A line, cable or transformer between two buses.
///
/// At `from` lies an ideal transformer of `tapRatio·e^(j·shift)` : 1, behind it the impedance `r +
/// jx`, so that without current `V_to = V_from / (tapRatio·e^(j·shift))`. Half of `charging` lies
/// at each end of the impedance (π), `magnetising` in its middle (T). Per unit on the network's
/// `baseKva` and the nominal voltage of the buses: impedances in pu are ohms of the `to` side
/// divided by `1000·nominalKv²/baseKva` of `to`, admittances siemens times the same. See
/// `docs/FORMULATION.md#feeder-branch`.
///
/// | attribute | unit | range | meaning |
/// |---|---|---|---|
/// | rPu, xPu | pu | any | series resistance and reactance |
/// | chargingPu | pu | any | line charging susceptance of the whole line |
/// | magnetisingGPu, magnetisingBPu | pu | any | conductance (iron losses) and susceptance of the magnetising branch; a coil has a negative one |
/// | tapRatio | 1 | > 0 | off-nominal turns ratio, 1 for lines |
/// | shiftDegree | ° | any | by how much `to` lags behind `from` |
/// | ratingKva | kVA | ≥ 0 | thermal limit at nominal voltage; 0 and infinity mean that there is none |
///
/// @param id name, for messages
/// @param from index of the bus at the tap's side
/// @param to index of the other bus
/// @param rPu resistance
/// @param xPu reactance
/// @param chargingPu susceptance of the line
/// @param magnetisingGPu conductance in the middle
/// @param magnetisingBPu susceptance in the middle
/// @param tapRatio turns ratio
/// @param shiftDegree phase shift
/// @param ratingKva limit, infinity where there is none
/// @param inService whether it carries anything; an open branch is as good as none
public record Branch(
        String id,
        int from,
        int to,
        double rPu,
        double xPu,
        double chargingPu,
        double magnetisingGPu,
        double magnetisingBPu,
        double tapRatio,
        double shiftDegree,
        double ratingKva,
        boolean inService) {
    public Branch {
        String owner = "branch " + id;
        Rules.finite(owner, "rPu", rPu);
        Rules.finite(owner, "xPu", xPu);
        Rules.finite(owner, "chargingPu", chargingPu);
        Rules.finite(owner, "magnetisingGPu", magnetisingGPu);
        Rules.finite(owner, "magnetisingBPu", magnetisingBPu);
        Rules.positive(owner, "tapRatio", tapRatio);
        Rules.finite(owner, "shiftDegree", shiftDegree);
        Rules.limit(owner, "ratingKva", ratingKva);
        ratingKva = ratingKva == 0 ? Double.POSITIVE_INFINITY : ratingKva;
    }

    /// A line without charging and limit, in service.
    public static Branch line(String id, int from, int to, double rPu, double xPu) {
        return new Branch(id, from, to, rPu, xPu, 0, 0, 0, 1, 0, Double.POSITIVE_INFINITY, true);
    }

    /// Magnitude of the series impedance.
    public double impedancePu() {
        return Math.hypot(rPu, xPu);
    }

    /// Whether there is a limit.
    public boolean isRated() {
        return ratingKva < Double.POSITIVE_INFINITY;
    }

    /// The same branch, closed or open.
    public Branch withService(boolean closed) {
        return new Branch(
                id,
                from,
                to,
                rPu,
                xPu,
                chargingPu,
                magnetisingGPu,
                magnetisingBPu,
                tapRatio,
                shiftDegree,
                ratingKva,
                closed);
    }
}
