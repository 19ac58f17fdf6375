package org.commonwatt.rl.algorithm.team;

import java.util.List;
import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.FiniteSpace;
import org.commonwatt.rl.space.Space;

/// What the outputs of a policy mean as actions of a game: numbers from −1 to 1 are stretched to
/// the bounds of a box; choices are their number, or evenly spaced levels of a box.
///
/// Immutable.
public final class ActionCode {
    private final int size;
    private final List<String> names;
    private final int[] choices;
    private final double[] low;
    private final double[] high;
    private final boolean isFinite;

    private ActionCode(Space space, int levels) {
        size = space.size();
        names = space.names();
        choices = new int[size];
        low = new double[size];
        high = new double[size];
        isFinite = space instanceof FiniteSpace;
        for (int k = 0; k < size; k++) {
            if (space instanceof FiniteSpace finite) {
                choices[k] = finite.choices(k);
            } else if (space instanceof Box box) {
                choices[k] = levels;
                boolean isBounded = Double.isFinite(box.low(k)) && Double.isFinite(box.high(k));
                low[k] = isBounded ? box.low(k) : -1;
                high[k] = isBounded ? box.high(k) : 1;
            }
        }
    }

    /// The code of a space.
    ///
    /// @throws IllegalArgumentException if numbers shall stand for choices
    public static ActionCode of(Space space, ActorDesign design) {
        if (space instanceof FiniteSpace && design.head() != ActorDesign.Head.CHOICE) {
            throw new IllegalArgumentException(
                    "A game of choices (%s) needs an algorithm of choices."
                            .formatted(space.names()));
        }
        return new ActionCode(space, design.levels());
    }

    /// Numbers of an action.
    public int size() {
        return size;
    }

    /// What the numbers of an action are called; where one agent stands for several, with the
    /// agent's name and a `/` before them.
    public List<String> names() {
        return names;
    }

    /// Choices for each number of an action.
    public int[] choices() {
        return choices.clone();
    }

    /// Choices for number k of an action.
    public int choices(int k) {
        return choices[k];
    }

    /// The number of an action that a choice stands for.
    public double level(int k, int choice) {
        return isFinite ? choice : low[k] + choice * (high[k] - low[k]) / (choices[k] - 1);
    }

    /// The choice that stands for the nearest number of an action.
    public int choice(int k, double action) {
        double place =
                isFinite ? action : (action - low[k]) / (high[k] - low[k]) * (choices[k] - 1);
        return Math.clamp(Math.round(place), 0, choices[k] - 1);
    }

    /// A number from −1 to 1 stretched to the bounds; numbers outside stay outside.
    public double stretched(int k, double normal) {
        return low[k] + (normal + 1) / 2 * (high[k] - low[k]);
    }

    /// The reverse of [#stretched]; 0 where both bounds are one.
    public double normal(int k, double action) {
        return high[k] == low[k] ? 0 : 2 * (action - low[k]) / (high[k] - low[k]) - 1;
    }
}
