package org.commonwatt.experiments.audit;

import java.util.List;
import org.commonwatt.experiments.audit.AuditReport.Check;

/// What must hold within the journal (`docs/FORMULATION.md#audit`).
final class JournalChecks {
    private static final int MOST_VIOLATIONS = 20;

    /// Member rows by the account of the other side; the pool empties into the community's account.
    private static final String SIDES =
            """
            WITH ours AS (
                SELECT policy_id, day,
                       CASE counterparty WHEN 'pool' THEN 'community' ELSE counterparty END AS party,
                       sum(amount_units) AS amount, sum(energy_milliwatt_hours) AS energy
                FROM journal JOIN accounts USING (account_id) GROUP BY ALL),
            theirs AS (
                SELECT policy_id, day,
                       CASE counterparty WHEN 'pool' THEN 'community' ELSE counterparty END AS party,
                       sum(amount_units) AS amount, sum(energy_milliwatt_hours) AS energy
                FROM counterparties GROUP BY ALL),
            sides AS (
                SELECT coalesce(ours.policy_id, theirs.policy_id) AS policy_id,
                       coalesce(ours.day, theirs.day) AS day,
                       coalesce(ours.party, theirs.party) AS party,
                       coalesce(ours.amount, 0) + coalesce(theirs.amount, 0) AS amount,
                       coalesce(ours.energy, 0) + coalesce(theirs.energy, 0) AS energy
                FROM ours FULL OUTER JOIN theirs USING (policy_id, day, party))
            """;

    /// Every row of a bill, corrections included.
    private static final String ALL =
            """
            WITH entries AS (
                SELECT policy_id, day, participant_id, account_id, amount_units FROM journal
                UNION ALL
                SELECT policy_id, day, participant_id, account_id, amount_units FROM corrections),
            named AS (
                SELECT policy, period, participant, account, amount_units,
                       (policy_id, period) IN (SELECT (policy_id, period) FROM closed_periods)
                           AS closed
                FROM entries JOIN policies USING (policy_id) JOIN days USING (day)
                     JOIN participants USING (participant_id) JOIN accounts USING (account_id))
            """;

    private final Journal journal;

    JournalChecks(Journal journal) {
        this.journal = journal;
    }

    List<Check> all() {
        return List.of(rows(), days(), sides(), corrections(), cents(), rounding(), transfers());
    }

    static List<String> first(List<String> violations) {
        if (violations.size() <= MOST_VIOLATIONS) {
            return violations;
        }
        var some = new java.util.ArrayList<>(violations.subList(0, MOST_VIOLATIONS));
        some.add("and %d more".formatted(violations.size() - MOST_VIOLATIONS));
        return some;
    }

    private Check check(String name, String rule, String places, String violations) {
        return new Check(name, rule, journal.number(places), first(journal.texts(violations)));
    }

    /// One row per policy, day, member and account, all of them known.
    private Check rows() {
        return check(
                "rows",
                "one row per policy, day, member and account, each of them known",
                "SELECT count(*) FROM journal",
                """
                SELECT concat_ws(' ', policy, date, participant, account, 'has', count(*), 'rows')
                FROM journal JOIN policies USING (policy_id) JOIN days USING (day)
                     JOIN participants USING (participant_id) JOIN accounts USING (account_id)
                GROUP BY policy, date, participant, account HAVING count(*) > 1
                UNION ALL
                SELECT concat_ws(' ', 'policy', policy_id, 'day', day, 'member', participant_id,
                                 'account', account_id, 'is unknown')
                FROM journal
                WHERE policy_id NOT IN (SELECT policy_id FROM policies)
                   OR day NOT IN (SELECT day FROM days)
                   OR participant_id NOT IN (SELECT participant_id FROM participants)
                   OR account_id NOT IN (SELECT account_id FROM accounts)
                """);
    }

    /// Days are whole and follow each other, closed periods have all of theirs.
    private Check days() {
        return check(
                "days",
                "stored days are whole and without gaps, closed periods have all of theirs",
                "SELECT count(*) FROM day_states",
                """
                SELECT concat_ws(' ', policy, date, 'has rows but no closing state')
                FROM (SELECT DISTINCT policy_id, day FROM journal
                      EXCEPT SELECT policy_id, day FROM day_states)
                     JOIN policies USING (policy_id) JOIN days USING (day)
                UNION ALL
                SELECT concat_ws(' ', policy, date, 'is missing before', last_date)
                FROM (SELECT policy_id, max(day) AS last, max(date) AS last_date
                      FROM day_states JOIN days USING (day) GROUP BY policy_id) AS ends
                     JOIN policies USING (policy_id) JOIN days ON days.day < ends.last
                WHERE (policy_id, days.day) NOT IN (SELECT (policy_id, day) FROM day_states)
                UNION ALL
                SELECT concat_ws(' ', policy, period, 'is closed without', date)
                FROM closed_periods JOIN policies USING (policy_id) JOIN days USING (period)
                WHERE (policy_id, day) NOT IN (SELECT (policy_id, day) FROM day_states)
                """);
    }

    private Check sides() {
        return check(
                "two sides",
                "members' rows and the other side's sum to zero every day, in money and energy",
                SIDES + "SELECT count(*) FROM sides",
                SIDES
                        + """
                        SELECT concat_ws(' ', policy, date, party, 'is off by', amount,
                                         '(1e-5 currency) and', energy, 'mWh')
                        FROM sides JOIN policies USING (policy_id) JOIN days USING (day)
                        WHERE amount <> 0 OR energy <> 0 ORDER BY ALL
                        """);
    }

    /// What was taken back is what the journal holds.
    private Check corrections() {
        return check(
                "corrections",
                "a correction is entered after the day that it corrects, and takes back what was posted",
                "SELECT count(*) FROM corrections",
                """
                WITH taken AS (
                    SELECT policy_id, corrected_day AS day, participant_id, account_id,
                           sum(CASE WHEN takes_back THEN amount_units ELSE 0 END) AS taken,
                           sum(amount_units) AS changed, min(day) AS entered,
                           count(*) FILTER (WHERE takes_back) AS times
                    FROM corrections GROUP BY ALL)
                SELECT concat_ws(' ', policy, date, participant, account,
                                 'is corrected on an earlier day, or by', taken,
                                 'where', amount_units, 'was posted')
                FROM taken LEFT JOIN journal USING (policy_id, day, participant_id, account_id)
                     JOIN policies USING (policy_id) JOIN days USING (day)
                     JOIN participants USING (participant_id) JOIN accounts USING (account_id)
                WHERE entered <= day OR (times = 1 AND -taken <> coalesce(amount_units, 0))
                """);
    }

    private Check cents() {
        return check(
                "whole cents",
                "the bill of a member and closed period is whole cents",
                ALL
                        + "SELECT count(*) FROM (SELECT DISTINCT policy, period, participant"
                        + " FROM named WHERE closed)",
                ALL
                        + """
                        SELECT concat_ws(' ', policy, participant, period, 'sums to',
                                         sum(amount_units), '(1e-5 currency)')
                        FROM named WHERE closed GROUP BY policy, participant, period
                        HAVING sum(amount_units) % 1000 <> 0 ORDER BY ALL
                        """);
    }

    private Check rounding() {
        return check(
                "rounding",
                "rounding is at most half a cent per member and period",
                ALL + "SELECT count(*) FROM named WHERE account = 'rounding'",
                ALL
                        + """
                        SELECT concat_ws(' ', policy, participant, period, 'is rounded by',
                                         sum(amount_units), '(1e-5 currency)')
                        FROM named WHERE account = 'rounding' GROUP BY policy, participant, period
                        HAVING abs(sum(amount_units)) > 500 ORDER BY ALL
                        """);
    }

    private Check transfers() {
        return check(
                "transfers",
                "what members give each other and pass on of common assets sums to zero",
                ALL
                        + "SELECT count(*) FROM (SELECT DISTINCT policy, period, account FROM named"
                        + " WHERE account IN ('equityTransfer', 'sharedAsset'))",
                ALL
                        + """
                        SELECT concat_ws(' ', policy, period, account, 'sums to',
                                         sum(amount_units), '(1e-5 currency)')
                        FROM named WHERE account IN ('equityTransfer', 'sharedAsset')
                        GROUP BY policy, period, account HAVING sum(amount_units) <> 0 ORDER BY ALL
                        """);
    }

    /// Which days and periods are complete, a sentence per policy.
    List<String> complete() {
        return journal.texts(
                """
                SELECT concat(policy, ': ',
                    coalesce('days ' || first_date || ' to ' || last_date, 'no day'),
                    coalesce(', closed periods ' || closed, ', no closed period'))
                FROM policies LEFT JOIN
                    (SELECT policy_id, min(date) AS first_date, max(date) AS last_date
                     FROM day_states JOIN days USING (day) GROUP BY policy_id) USING (policy_id)
                    LEFT JOIN (SELECT policy_id, string_agg(period, ', ' ORDER BY period) AS closed
                     FROM closed_periods GROUP BY policy_id) USING (policy_id)
                ORDER BY policy_id
                """);
    }
}
