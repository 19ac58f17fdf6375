package org.commonwatt.experiments.audit;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.commonwatt.experiments.audit.AuditReport.Check;
import org.commonwatt.experiments.store.RunFiles;
import org.commonwatt.experiments.store.RunFolderException;
import org.commonwatt.experiments.store.StepStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a run's other files must agree on with the journal (`docs/FORMULATION.md#audit`).
final class FileChecks {
    private static final BigDecimal CENT = new BigDecimal("0.005");

    /// Energy in kWh and amount in currency of one place.
    private record Entry(BigDecimal energy, BigDecimal amount) {
        private static final Entry NONE = new Entry(BigDecimal.ZERO, BigDecimal.ZERO);

        Entry plus(Entry other) {
            return new Entry(energy.add(other.energy), amount.add(other.amount));
        }

        boolean differs(Entry other) {
            return energy.compareTo(other.energy) != 0 || amount.compareTo(other.amount) != 0;
        }
    }

    private final Path folder;
    private final Journal journal;

    FileChecks(Path folder, Journal journal) {
        this.folder = folder;
        this.journal = journal;
    }

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.add(manifest());
        checks.add(
                table(
                        RunFiles.BILLS,
                        List.of("policy", "participant", "period", "item", "corrects"),
                        """
                        SELECT concat_ws(' ', policy, participant, period, account,
                                         coalesce(strftime(corrects, '%Y-%m'), '')),
                               sum(energy_kwh), sum(amount)
                        FROM postings GROUP BY 1
                        """));
        checks.add(
                table(
                        RunFiles.TRADES,
                        List.of("policy", "date", "participant", "side"),
                        """
                        SELECT concat_ws(' ', policy, date, participant, account),
                               sum(energy_kwh), sum(amount)
                        FROM postings WHERE account IN ('poolPurchase', 'poolSale')
                              AND corrects IS NULL
                        GROUP BY 1
                        """));
        checks.add(totals());
        checks.add(steps());
        return checks;
    }

    /// The state that run.json names is that of the last day stored.
    private Check manifest() {
        String rule = "run.json names the state at the end of the last day";
        Path file = folder.resolve(RunFiles.MANIFEST);
        if (!Files.exists(file)) {
            return new Check("run.json", rule, 0, List.of());
        }
        Map<String, String> stored = new LinkedHashMap<>();
        journal.rows(
                """
                SELECT policy, arg_max(state_hash, day) FROM day_states
                JOIN policies USING (policy_id) GROUP BY policy
                """,
                row -> stored.put(row.getString(1), "%016x".formatted(row.getLong(2))));
        List<String> violations = new ArrayList<>();
        try {
            JsonNode policies =
                    JsonMapper.shared().readTree(Files.readString(file)).path("policies");
            for (JsonNode entry : policies) {
                String policy = entry.path("policy").asString("");
                String named = entry.path("stateHash").asString("");
                String found = stored.getOrDefault(policy, "none");
                if (!named.equals(found)) {
                    violations.add(
                            "%s ends in state %s, the journal in %s"
                                    .formatted(policy, named, found));
                }
            }
            return new Check("run.json", rule, policies.size(), violations);
        } catch (IOException | tools.jackson.core.JacksonException e) {
            throw new RunFolderException(
                    "%s could not be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /// A table whose rows are sums of the journal's.
    ///
    /// @param keys columns that name a row
    /// @param query the same from the journal: name, energy, amount
    private Check table(String name, List<String> keys, String query) {
        String rule = "every row is the journal's sum, none is missing";
        if (!Files.exists(folder.resolve(name))) {
            return new Check(name, rule, 0, List.of());
        }
        Map<String, Entry> written = new LinkedHashMap<>();
        for (NamedCsvRecord record : records(name)) {
            Function<String, String> field =
                    key -> record.findField(key).filter(text -> !text.isEmpty()).orElse("");
            String place = String.join(" ", keys.stream().map(field).toList());
            var entry =
                    new Entry(
                            new BigDecimal(field.apply("energy_kwh")),
                            new BigDecimal(field.apply("amount")));
            written.merge(place.strip(), entry, Entry::plus);
        }
        Map<String, Entry> derived = new LinkedHashMap<>();
        journal.rows(
                query,
                row ->
                        derived.merge(
                                row.getString(1).strip(),
                                new Entry(row.getBigDecimal(2), row.getBigDecimal(3)),
                                Entry::plus));
        var places = new TreeSet<>(written.keySet());
        places.addAll(derived.keySet());
        List<String> violations = new ArrayList<>();
        for (String place : places) {
            Entry file = written.getOrDefault(place, Entry.NONE);
            Entry own = derived.getOrDefault(place, Entry.NONE);
            if (file.differs(own)) {
                violations.add(
                        "%s is %s (%s kWh), the journal has %s (%s kWh)"
                                .formatted(
                                        place,
                                        file.amount(),
                                        file.energy(),
                                        own.amount(),
                                        own.energy()));
            }
        }
        return new Check(name, rule, places.size(), JournalChecks.first(violations));
    }

    /// Each member's bill in kpis.csv is the sum of its lines.
    private Check totals() {
        String rule = "a member's bill is the sum of its lines";
        if (!Files.exists(folder.resolve(RunFiles.KPIS))) {
            return new Check(RunFiles.KPIS, rule, 0, List.of());
        }
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        journal.rows(
                "SELECT concat_ws(' ', policy, participant), sum(amount) FROM postings GROUP BY 1",
                row -> sums.put(row.getString(1), row.getBigDecimal(2)));
        List<String> violations = new ArrayList<>();
        long places = 0;
        for (NamedCsvRecord record : records(RunFiles.KPIS)) {
            if (record.getField("cost_function").equals("bill")
                    && record.getField("level").equals("building")) {
                String place = record.getField("policy") + " " + record.getField("name");
                BigDecimal sum = sums.getOrDefault(place, BigDecimal.ZERO);
                var value = new BigDecimal(record.getField("value"));
                places++;
                if (value.subtract(sum).abs().compareTo(CENT) >= 0) {
                    violations.add("%s is %s, its lines sum to %s".formatted(place, value, sum));
                }
            }
        }
        return new Check(RunFiles.KPIS, rule, places, JournalChecks.first(violations));
    }

    /// Where steps are stored, a day's trades and the rest are what was metered, to the mWh.
    private Check steps() {
        String rule =
                "trades, retail energy, purchases ahead and imbalance of a day are its metered net, to the mWh";
        Path file = folder.resolve(StepStore.FILE);
        if (!Files.exists(file)) {
            return new Check(StepStore.FILE, rule, 0, List.of());
        }
        String sides =
                """
                WITH metered AS (
                    SELECT policy, local_time::DATE AS date, entity AS participant,
                           sum(round_even((grid_import_kwh - grid_export_kwh) * 1e6, 0)::BIGINT)
                               AS energy
                    FROM '%s' GROUP BY ALL),
                posted AS (
                    SELECT policy, date, participant, sum(energy_milliwatt_hours) AS energy
                    FROM journal JOIN policies USING (policy_id) JOIN days USING (day)
                         JOIN participants USING (participant_id) JOIN accounts USING (account_id)
                    WHERE account IN ('retailEnergy', 'feedIn', 'poolPurchase', 'poolSale',
                                      'dayAhead', 'imbalance')
                    GROUP BY ALL)
                """
                        .formatted(file.toString().replace("'", "''"));
        return new Check(
                StepStore.FILE,
                rule,
                journal.number(sides + "SELECT count(*) FROM metered"),
                JournalChecks.first(
                        journal.texts(
                                sides
                                        + """
                                        SELECT concat_ws(' ', policy, date, participant, 'metered',
                                                   metered.energy, 'mWh, settled',
                                                   coalesce(posted.energy, 0))
                                        FROM metered LEFT JOIN posted
                                             USING (policy, date, participant)
                                        WHERE metered.energy <> coalesce(posted.energy, 0)
                                        ORDER BY ALL
                                        """)));
    }

    private List<NamedCsvRecord> records(String name) {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(folder.resolve(name))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new RunFolderException(
                    "%s could not be read: %s".formatted(folder.resolve(name), e.getMessage()), e);
        }
    }
}
