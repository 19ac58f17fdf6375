package org.commonwatt.grid;

import java.util.stream.IntStream;

/// Heat pumps, rooms and tanks as flat arrays `[participant]`.
final class HeatParameters {
    final int[] members;
    final double[] powerKwh;
    final HeatPump[] pumps;
    final ThermalBodies rooms;
    final ThermalBodies tanks;
    final double[] setpointC;
    final double[] bandK;
    final double[] apertureM2Hours;
    final double[] internalGainKwh;
    final double[] ambientC;
    final double[] coldC;
    final double[] minC;
    final double[] targetC;
    final double[] maxC;

    HeatParameters(Community community, double stepHours) {
        int n = community.size();
        members =
                IntStream.range(0, n)
                        .filter(i -> community.participant(i).heatPump() != null)
                        .toArray();
        powerKwh = new double[n];
        pumps = new HeatPump[n];
        rooms = new ThermalBodies(n);
        tanks = new ThermalBodies(n);
        setpointC = new double[n];
        bandK = new double[n];
        apertureM2Hours = new double[n];
        internalGainKwh = new double[n];
        ambientC = new double[n];
        coldC = new double[n];
        minC = new double[n];
        targetC = new double[n];
        maxC = new double[n];
        for (int i : members) {
            HeatPump pump = community.participant(i).heatPump();
            if (pump != null) {
                put(i, pump, stepHours);
            }
        }
    }

    private void put(int i, HeatPump pump, double stepHours) {
        pumps[i] = pump;
        powerKwh[i] = pump.powerKw() * stepHours;
        Room room = pump.room();
        if (room != null) {
            rooms.put(i, room.capacityKwhPerK(), 1 / room.resistanceKPerKw(), stepHours);
            setpointC[i] = room.setpointC();
            bandK[i] = room.bandK();
            apertureM2Hours[i] = room.apertureM2() * stepHours;
            internalGainKwh[i] = room.internalGainKw() * stepHours;
        }
        Tank tank = pump.tank();
        if (tank != null) {
            tanks.put(i, tank.capacityKwhPerK(), tank.lossKwPerK(), stepHours);
            ambientC[i] = tank.ambientC();
            coldC[i] = tank.coldC();
            minC[i] = tank.minC();
            targetC[i] = tank.targetC();
            maxC[i] = tank.maxC();
        }
    }

    /// Room temperature at the start, °C; 0 without room.
    double initialRoomC(int i) {
        HeatPump pump = pumps[i];
        return pump == null || pump.room() == null ? 0 : pump.room().initialC();
    }

    /// Heat in the tank at the start, kWh; 0 without tank.
    double initialTankKwh(int i) {
        return (targetC[i] - coldC[i]) * tanks.capacityKwhPerK[i];
    }
}
