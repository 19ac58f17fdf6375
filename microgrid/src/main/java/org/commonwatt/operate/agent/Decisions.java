package org.commonwatt.operate.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.grid.Actions;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.scenario.Scenario;

/// What a policy asked of all devices from the first step on, where it put the operator's price,
/// and what it bought ahead: enough to play a run again without it, to the same bits.
public final class Decisions {
    private final TimeAxis axis;
    private final List<Device> devices = new ArrayList<>();

    private final boolean buysAhead;

    /// `[t × width]`, the operator's share first, then devices, then what was bought for the step
    /// where something is.
    private double[] numbers = new double[0];

    private int steps;

    /// A device that can be asked for something.
    private record Device(int participant, Lever lever) {}

    /// No step yet.
    public Decisions(Scenario scenario) {
        axis = scenario.axis();
        buysAhead = scenario.buysAhead();
        for (int i = 0; i < scenario.community().size(); i++) {
            for (Lever lever : Lever.values()) {
                if (lever.isOf(scenario.community().participant(i))) {
                    devices.add(new Device(i, lever));
                }
            }
        }
    }

    private int width() {
        return 1 + devices.size() + (buysAhead ? 1 : 0);
    }

    /// Steps that are known.
    public int steps() {
        return steps;
    }

    /// Notes the next step.
    ///
    /// @param asked of one copy
    /// @param operatorShare NaN where the policy sets none
    /// @param boughtKwh ahead for each step, up to the end of the day at least; read where the
    ///   community buys ahead
    public void note(Actions asked, double operatorShare, double[] boughtKwh) {
        int dayEnd = axis.endStepOfDay(axis.day(steps));
        reserve(dayEnd);
        int at = steps * width();
        numbers[at] = operatorShare;
        for (Device device : devices) {
            numbers[++at] = device.lever.read(asked, device.participant);
        }
        // The day is bought as a whole: who repeats its first step must know its last.
        for (int t = steps; buysAhead && t < dayEnd; t++) {
            numbers[(t + 1) * width() - 1] = boughtKwh[t];
        }
        steps++;
    }

    private void reserve(int wanted) {
        if (numbers.length < wanted * width()) {
            numbers = Arrays.copyOf(numbers, Math.min(axis.steps(), 2 * wanted) * width());
        }
    }

    /// Asks devices for what they were asked for in a step.
    public void write(int t, Actions actions) {
        actions.clear();
        int at = t * width();
        for (Device device : devices) {
            device.lever.write(actions, device.participant, numbers[++at]);
        }
    }

    /// Tells what was bought ahead from a step on.
    ///
    /// @param importKwh energy per step, written
    void writeBought(int t, double[] importKwh) {
        for (int lead = 0; lead < importKwh.length; lead++) {
            importKwh[lead] = numbers[(t + lead + 1) * width() - 1];
        }
    }

    /// The operator's share of a step; NaN where there is none.
    public double operatorShare(int t) {
        return numbers[t * width()];
    }

    /// The numbers of a day that is known, for keeping.
    public double[] ofDay(int day) {
        return Arrays.copyOfRange(
                numbers, axis.firstStepOfDay(day) * width(), axis.endStepOfDay(day) * width());
    }

    /// Notes the next day as [#ofDay] gave it.
    ///
    /// @throws IllegalArgumentException if it is of another scenario
    public void noteDay(int day, double[] kept) {
        int last = axis.endStepOfDay(day);
        if (steps != axis.firstStepOfDay(day) || kept.length != (last - steps) * width()) {
            throw new IllegalArgumentException(
                    "Day %d of %d devices has no %d decisions."
                            .formatted(day, devices.size(), kept.length));
        }
        reserve(last);
        System.arraycopy(kept, 0, numbers, steps * width(), kept.length);
        steps = last;
    }
}
