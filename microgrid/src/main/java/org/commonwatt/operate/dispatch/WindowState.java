package org.commonwatt.operate.dispatch;

import java.util.Arrays;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.HeatPump;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.Room;
import org.commonwatt.grid.Tank;
import org.commonwatt.operate.scenario.Scenario;

/// What the devices hold before a window, `[participant]`. Public arrays: whoever plans fills them.
public final class WindowState {
    /// Energy in the battery, kWh.
    public final double[] storedKwh;

    /// Energy in the vehicle whose stay covers the first step, kWh, its arrival in that very step
    /// included; nothing while away.
    public final double[] evStoredKwh;

    /// Temperature of the heated room, °C.
    public final double[] roomC;

    /// Temperature of the tank, °C.
    public final double[] tankC;

    /// Whether the generator runs.
    public final boolean[] gensetOn;

    /// Index of the job that runs or is next.
    public final int[] jobIndex;

    /// Steps that this job has run; −1 while it waits.
    public final int[] jobOffset;

    /// All zero, no job running.
    ///
    /// @param participants N
    public WindowState(int participants) {
        storedKwh = new double[participants];
        evStoredKwh = new double[participants];
        roomC = new double[participants];
        tankC = new double[participants];
        gensetOn = new boolean[participants];
        jobIndex = new int[participants];
        jobOffset = new int[participants];
        Arrays.fill(jobOffset, -1);
    }

    /// The state in which a run starts.
    public static WindowState initial(Scenario scenario) {
        int n = scenario.community().size();
        WindowState state = new WindowState(n);
        for (int i = 0; i < n; i++) {
            Participant member = scenario.community().participant(i);
            Battery battery = member.battery();
            if (battery != null) {
                state.storedKwh[i] = battery.initialSoc() * battery.capacityKwh();
            }
            HeatPump pump = member.heatPump();
            Room room = pump == null ? null : pump.room();
            if (room != null) {
                state.roomC[i] = room.initialC();
            }
            Tank tank = pump == null ? null : pump.tank();
            if (tank != null) {
                state.tankC[i] = tank.targetC();
            }
            Ev ev = member.ev();
            if (ev != null
                    && !ev.sessions().isEmpty()
                    && ev.sessions().getFirst().arrivalStep() <= 0) {
                state.evStoredKwh[i] = ev.sessions().getFirst().arrivalSoc() * ev.capacityKwh();
            }
        }
        return state;
    }
}
