package org.commonwatt.server.http;

import org.jspecify.annotations.Nullable;

/// As whom somebody is seen.
///
/// @param role what they may do
/// @param member the own participant of a member, else null
public record Viewer(Role role, @Nullable String member) {
    /// Sees and does everything.
    public static final Viewer OPERATOR = new Viewer(Role.OPERATOR, null);

    /// Sees sums over at least [#LEAST_MEMBERS] members.
    public static final Viewer PUBLIC = new Viewer(Role.PUBLIC, null);

    /// Fewest members whose sum tells nothing about one of them.
    public static final int LEAST_MEMBERS = 5;

    /// What somebody may do.
    public enum Role {
        /// Everything.
        OPERATOR("operator"),
        /// Look at the community and at the own bill.
        MEMBER("member"),
        /// Look at the community.
        PUBLIC("public");

        private final String key;

        Role(String key) {
            this.key = key;
        }

        /// Name in messages and files.
        public String key() {
            return key;
        }
    }

    /// A member of the community.
    public static Viewer member(String participant) {
        return new Viewer(Role.MEMBER, participant);
    }

    /// Whether everything is shown.
    public boolean isOperator() {
        return role == Role.OPERATOR;
    }

    /// Whether figures of a participant are shown.
    public boolean sees(String participant) {
        return isOperator() || participant.equals(member);
    }

    /// Refuses whoever is no operator.
    public void requireOperator() {
        if (!isOperator()) {
            throw new Refusal(
                    403, "Only the operator may do this; you are seen as " + name() + ".");
        }
    }

    /// Refuses whoever may not see a participant's figures.
    public void requireSees(String participant) {
        if (!sees(participant)) {
            throw new Refusal(
                    403,
                    "A member sees the own figures only; you are seen as %s.".formatted(name()));
        }
    }

    /// Refuses a member or the public where so few members would be told apart.
    public void requireCrowd(int members) {
        if (!isOperator() && members < LEAST_MEMBERS) {
            throw new Refusal(
                    403,
                    "Sums over %d members are shown to the operator only; the least is %d."
                            .formatted(members, LEAST_MEMBERS));
        }
    }

    private String name() {
        return member == null ? role.key() : role.key() + " " + member;
    }
}
