package org.commonwatt.grid;

import java.util.stream.IntStream;
import org.commonwatt.grid.ageing.Ageing;
import org.commonwatt.grid.ageing.DayStress;
import org.jspecify.annotations.Nullable;

/// Samples the batteries that age and, once in 24 hours of steps, takes from their capacity what
/// the day cost (`docs/FORMULATION.md#ageing`). Stored energy is left alone. Copies have scratch of
/// their own.
final class AgeingKernel {
    private final int[] members;
    private final Ageing[] kinds;
    private final double[] nameplateKwh;
    private final double stepHours;
    private final int stepsPerDay;
    private final int participants;
    private final DayStress[] days;

    AgeingKernel(Community community, double stepHours, int copies) {
        this.stepHours = stepHours;
        participants = community.size();
        members =
                IntStream.range(0, participants)
                        .filter(i -> ageing(community.participant(i)) != null)
                        .toArray();
        stepsPerDay = members.length == 0 ? 0 : Math.max(1, (int) Math.round(24 / stepHours));
        kinds = new Ageing[members.length];
        nameplateKwh = new double[members.length];
        for (int b = 0; b < members.length; b++) {
            Battery battery = community.participant(members[b]).battery();
            if (battery != null && battery.ageing() != null) {
                kinds[b] = battery.ageing();
                nameplateKwh[b] = battery.capacityKwh();
            }
        }
        days = new DayStress[members.length == 0 ? 0 : copies];
        for (int copy = 0; copy < days.length; copy++) {
            days[copy] = new DayStress(stepsPerDay + 1);
        }
    }

    private static @Nullable Ageing ageing(Participant participant) {
        Battery battery = participant.battery();
        return battery == null ? null : battery.ageing();
    }

    AgeingState newState(int copies) {
        return new AgeingState(copies, members.length, stepsPerDay);
    }

    /// Makes the batteries of one copy new, with their present content as the first sample.
    void reset(FleetState s, int copy) {
        if (members.length == 0) {
            return;
        }
        AgeingState a = s.ageing;
        a.steps[copy] = 0;
        sample(s, copy);
        a.beginDay(copy);
        for (int b = 0; b < members.length; b++) {
            a.calendarLoss[copy * members.length + b] = 0;
            a.cycleLoss[copy * members.length + b] = 0;
        }
    }

    /// Takes note of the content that the batteries of one copy have now.
    void sample(FleetState s, int copy) {
        for (int b = 0; b < members.length; b++) {
            int k = copy * participants + members[b];
            s.ageing.soc[s.ageing.start(copy, b) + s.ageing.steps[copy]] =
                    s.storedKwh[k] / nameplateKwh[b];
        }
    }

    /// Counts a step that was executed; where it completes a day, the batteries age by it.
    void step(FleetState s, StepInputs in, int copy) {
        if (members.length == 0) {
            return;
        }
        AgeingState a = s.ageing;
        a.steps[copy]++;
        a.outdoorSumC[copy] += in.outdoorC[copy];
        sample(s, copy);
        if (a.steps[copy] == stepsPerDay) {
            double outdoorC = a.outdoorSumC[copy] / stepsPerDay;
            for (int b = 0; b < members.length; b++) {
                age(s, copy, b, outdoorC);
            }
            a.beginDay(copy);
        }
    }

    private void age(FleetState s, int copy, int b, double outdoorC) {
        AgeingState a = s.ageing;
        DayStress day = days[copy];
        day.measure(a.soc, a.start(copy, b), stepsPerDay + 1, stepHours);
        int row = copy * members.length + b;
        a.calendarLoss[row] = day.calendarLoss(kinds[b], a.calendarLoss[row], outdoorC);
        a.cycleLoss[row] = day.cycleLoss(kinds[b], a.cycleLoss[row], outdoorC);
        s.capacityKwh[copy * participants + members[b]] =
                nameplateKwh[b] * Ageing.stateOfHealth(a.calendarLoss[row], a.cycleLoss[row]);
    }
}
