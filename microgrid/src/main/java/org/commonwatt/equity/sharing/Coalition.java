package org.commonwatt.equity.sharing;

/// Sets of members as bits: bit i stands for member i, so that a coalition is the number Σ_{i∈S}
/// 2^i, 0 the empty one. At most 62 members fit.
public final class Coalition {
    /// Most members that a coalition can be written for.
    public static final int MOST_MEMBERS = 62;

    private Coalition() {}

    /// All of `members` members.
    public static long grand(int members) {
        if (members < 1 || members > MOST_MEMBERS) {
            throw new IllegalArgumentException(
                    "Coalitions are written for 1 to %d members: %d"
                            .formatted(MOST_MEMBERS, members));
        }
        return (1L << members) - 1;
    }

    /// The coalition of the members named.
    public static long of(int... members) {
        long coalition = 0;
        for (int member : members) {
            coalition |= 1L << member;
        }
        return coalition;
    }

    /// Whether a member belongs to it.
    public static boolean contains(long coalition, int member) {
        return (coalition >>> member & 1) == 1;
    }

    /// How many members it has.
    public static int size(long coalition) {
        return Long.bitCount(coalition);
    }

    /// Its members in order.
    public static int[] members(long coalition) {
        int[] members = new int[Long.bitCount(coalition)];
        long rest = coalition;
        for (int k = 0; k < members.length; k++, rest &= rest - 1) {
            members[k] = Long.numberOfTrailingZeros(rest);
        }
        return members;
    }

    /// 1 for each of its members, 0 for the others, `[members]`.
    public static double[] parts(long coalition, int members) {
        double[] parts = new double[members];
        for (int i = 0; i < members; i++) {
            parts[i] = contains(coalition, i) ? 1 : 0;
        }
        return parts;
    }

    /// Σ_{i∈S} amount_i.
    public static double sum(long coalition, double[] amounts) {
        double sum = 0.0;
        for (long rest = coalition; rest != 0; rest &= rest - 1) {
            sum += amounts[Long.numberOfTrailingZeros(rest)];
        }
        return sum;
    }
}
