package org.commonwatt.operate.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.commonwatt.grid.FleetState;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.StepInputs;

/// Temperatures of the heated rooms over a run: coldest and warmest end of a step in each column of
/// [StripColumns], and the mean outdoor temperature.
public final class ComfortTrace {
    private final StripColumns columns;
    private final int[] members;
    private final float[] coldestC;
    private final float[] warmestC;
    private final double[] outdoorSumC;
    private final int[] outdoorSteps;

    ComfortTrace(List<Participant> participants, StripColumns columns) {
        this.columns = columns;
        members =
                IntStream.range(0, participants.size())
                        .filter(i -> hasRoom(participants.get(i)))
                        .toArray();
        coldestC = new float[members.length * columns.count()];
        warmestC = new float[coldestC.length];
        outdoorSumC = new double[columns.count()];
        outdoorSteps = new int[columns.count()];
        Arrays.fill(coldestC, Float.POSITIVE_INFINITY);
        Arrays.fill(warmestC, Float.NEGATIVE_INFINITY);
    }

    private static boolean hasRoom(Participant member) {
        return member.heatPump() != null && member.heatPump().room() != null;
    }

    void add(int t, FleetState state, StepInputs inputs) {
        if (members.length == 0) {
            return;
        }
        int column = columns.of(t);
        outdoorSumC[column] += inputs.outdoorC[0];
        outdoorSteps[column]++;
        for (int m = 0; m < members.length; m++) {
            int at = m * columns.count() + column;
            float roomC = (float) state.roomTemperatureC(members[m]);
            coldestC[at] = Math.min(coldestC[at], roomC);
            warmestC[at] = Math.max(warmestC[at], roomC);
        }
    }

    void copyFrom(ComfortTrace other) {
        System.arraycopy(other.coldestC, 0, coldestC, 0, coldestC.length);
        System.arraycopy(other.warmestC, 0, warmestC, 0, warmestC.length);
        System.arraycopy(other.outdoorSumC, 0, outdoorSumC, 0, outdoorSumC.length);
        System.arraycopy(other.outdoorSteps, 0, outdoorSteps, 0, outdoorSteps.length);
    }

    /// The columns.
    public StripColumns columns() {
        return columns;
    }

    /// Number of heated rooms.
    public int rooms() {
        return members.length;
    }

    /// Participant index of a room's owner.
    public int participant(int room) {
        return members[room];
    }

    /// Coldest end of a step in a column, °C.
    public double coldestC(int room, int column) {
        return coldestC[room * columns.count() + column];
    }

    /// Warmest end of a step in a column, °C.
    public double warmestC(int room, int column) {
        return warmestC[room * columns.count() + column];
    }

    /// Mean outdoor temperature of a column, °C.
    public double outdoorC(int column) {
        return outdoorSumC[column] / Math.max(1, outdoorSteps[column]);
    }
}
