package org.commonwatt.operate.dispatch.coalition;

import java.util.Arrays;
import org.commonwatt.equity.sharing.Coalition;

/// Which member brings which part of which bound. The bounds of a target, a column or a row, are
/// the sums of the parts of the members present; infinite parts stay infinite.
final class Claims {
    private int size;
    private int[] targets = new int[64];
    private int[] members = new int[64];
    private double[] lower = new double[64];
    private double[] upper = new double[64];

    /// Claims of targets that one member brings alone, per member; and of the others, per target.
    private int[][] ownClaims = new int[0][];

    private int[][] commonClaims = new int[0][];

    /// Takes the bounds of a target.
    @FunctionalInterface
    interface Bounds {
        void set(int target, double lower, double upper);
    }

    /// Hears of every claim.
    @FunctionalInterface
    interface Visitor {
        void see(int target, int member, double lower, double upper);
    }

    void add(int target, int member, double lowerPart, double upperPart) {
        if (size == targets.length) {
            int room = 2 * size;
            targets = Arrays.copyOf(targets, room);
            members = Arrays.copyOf(members, room);
            lower = Arrays.copyOf(lower, room);
            upper = Arrays.copyOf(upper, room);
        }
        targets[size] = target;
        members[size] = member;
        lower[size] = lowerPart;
        upper[size] = upperPart;
        size++;
    }

    /// Says that all claims are made.
    ///
    /// @param memberCount how many members there are
    /// @param targetCount how many targets there are
    void seal(int memberCount, int targetCount) {
        int[] perTarget = new int[targetCount];
        for (int c = 0; c < size; c++) {
            perTarget[targets[c]]++;
        }
        int[] perMember = new int[memberCount];
        int[] place = new int[targetCount];
        int common = 0;
        for (int c = 0; c < size; c++) {
            if (perTarget[targets[c]] == 1) {
                perMember[members[c]]++;
            }
        }
        for (int k = 0; k < targetCount; k++) {
            place[k] = perTarget[k] > 1 ? common++ : -1;
        }
        ownClaims = new int[memberCount][];
        for (int i = 0; i < memberCount; i++) {
            ownClaims[i] = new int[perMember[i]];
        }
        commonClaims = new int[common][];
        int[] filled = new int[common];
        Arrays.fill(perMember, 0);
        for (int c = 0; c < size; c++) {
            int k = place[targets[c]];
            if (k < 0) {
                ownClaims[members[c]][perMember[members[c]]++] = c;
            } else {
                if (filled[k] == 0) {
                    commonClaims[k] = new int[perTarget[targets[c]]];
                }
                commonClaims[k][filled[k]++] = c;
            }
        }
    }

    /// Sets the bounds of a coalition where another one's are set.
    ///
    /// @param changed members that came or went
    void apply(long coalition, long changed, Bounds bounds) {
        for (long rest = changed; rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            boolean present = Coalition.contains(coalition, i);
            for (int c : ownClaims[i]) {
                bounds.set(targets[c], part(lower[c], present), part(upper[c], present));
            }
        }
        // Sums are formed anew, so that they do not depend on who came and went before.
        for (int[] claims : commonClaims) {
            double low = 0.0;
            double high = 0.0;
            for (int c : claims) {
                boolean present = Coalition.contains(coalition, members[c]);
                low += part(lower[c], present);
                high += part(upper[c], present);
            }
            bounds.set(targets[claims[0]], low, high);
        }
    }

    /// Sets the bounds of members who bring a part each.
    void apply(double[] parts, Bounds bounds) {
        for (int[] claims : ownClaims) {
            for (int c : claims) {
                double part = parts[members[c]];
                bounds.set(targets[c], part(lower[c], part), part(upper[c], part));
            }
        }
        for (int[] claims : commonClaims) {
            double low = 0.0;
            double high = 0.0;
            for (int c : claims) {
                low += part(lower[c], parts[members[c]]);
                high += part(upper[c], parts[members[c]]);
            }
            bounds.set(targets[claims[0]], low, high);
        }
    }

    /// Sets the bounds of all members together, however many there are.
    void applyAll(Bounds bounds) {
        for (int[] claims : ownClaims) {
            for (int c : claims) {
                bounds.set(targets[c], lower[c], upper[c]);
            }
        }
        for (int[] claims : commonClaims) {
            double low = 0.0;
            double high = 0.0;
            for (int c : claims) {
                low += lower[c];
                high += upper[c];
            }
            bounds.set(targets[claims[0]], low, high);
        }
    }

    void forEach(Visitor visitor) {
        for (int c = 0; c < size; c++) {
            visitor.see(targets[c], members[c], lower[c], upper[c]);
        }
    }

    private static double part(double bound, boolean present) {
        return present || Double.isInfinite(bound) ? bound : 0.0;
    }

    private static double part(double bound, double part) {
        return Double.isInfinite(bound) ? bound : part * bound;
    }
}
