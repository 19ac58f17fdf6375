package org.commonwatt.experiments.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.commonwatt.experiments.run.CommunitySimulator;
import org.commonwatt.experiments.run.RunSettings;
import org.commonwatt.experiments.run.RunSource;
import org.commonwatt.experiments.run.RunWatch;
import org.commonwatt.experiments.run.Runner;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.store.StepsMode;
import org.commonwatt.explain.BillExplanation;
import org.commonwatt.explain.ContrastExplanation;
import org.commonwatt.explain.Explanation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ExplainerTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir private static Path folder;
    private static Path run = Path.of("");
    private static Path scenario = Path.of("");

    /// Two days of two homes and one with panels and a battery.
    @BeforeAll
    static void play() throws IOException {
        scenario = folder.resolve("three.yaml");
        Files.writeString(
                scenario,
                """
                commonwatt: 1
                name: three
                currency: EUR
                seed: 1
                time: {start: 2025-06-01T00:00Z, step: PT1H, days: 4, zone: UTC}
                location: {latitude: 52.2, longitude: 0.1}
                tariff: {import: 0.30, feedIn: 0.10, fixed: 0.2, vat: 0.05}
                market: {mechanism: mid-market-rate}
                participants:
                  - {id: ada, income: 20000, load: {generate: {annualKwh: 2000}}}
                  - {id: bob, income: 30000, load: {generate: {annualKwh: 3000}}}
                  - id: cleo
                    income: 40000
                    load: {generate: {annualKwh: 2500}}
                    pv: {kWp: 5, generate: {tilt: 35, azimuth: 180}}
                    battery: {capacityKwh: 8, powerKw: 4, efficiency: 0.9}
                """);
        run = folder.resolve("run");
        play(run, RunSource.of(scenario.toString(), null, 2, Map.of("rule", "rule")));
    }

    private static void play(Path target, RunSource source) {
        ScenarioReading reading = ScenarioReader.open(scenario.toString());
        var loaded = (ScenarioReading.Loaded) reading;
        var settings =
                new RunSettings(
                        source.policies().isEmpty()
                                ? List.of("rule")
                                : List.copyOf(source.policies().keySet()),
                        StepsMode.NONE,
                        false,
                        target,
                        1,
                        "commonwatt run",
                        "Commonwatt test",
                        false,
                        source);
        new Runner(CommunitySimulator::new, Clock.systemUTC())
                .run(
                        org.commonwatt.operate.scenario.DaySlice.of(loaded.scenario(), 0, 2),
                        settings,
                        RunWatch.NONE);
    }

    private static List<Explanation> everything(Explainer explainer) {
        List<Explanation> all = new ArrayList<>();
        all.add(explainer.bill("rule", "cleo"));
        all.add(explainer.price("rule", 12));
        all.add(
                explainer.whyNot(
                        "rule", "cleo", 12, DeviceAction.of("discharge:0.5"), Deciding.AS_IN_RUN));
        all.add(explainer.policy("rule", "cleo", "storage", OptionalInt.of(13)));
        all.add(explainer.share("cleo", "dual-core", 0));
        all.add(explainer.share("ada", "shapley", 1));
        all.add(explainer.hardDays("rule", "none"));
        all.add(explainer.save("rule", "bob", 0.05));
        all.add(explainer.whatIf("rule", "battery=4", "ada", Deciding.AS_IN_RUN));
        all.add(explainer.whatIf("rule", "pv=2.5", "cleo", Deciding.AS_IN_RUN));
        all.add(explainer.whatIf("rule", "leaves", "cleo", Deciding.AS_IN_RUN));
        all.add(explainer.whatIf("rule", "import-price=+10%", null, Deciding.AS_IN_RUN));
        all.add(explainer.whatIf("rule", "mechanism=none", null, Deciding.AS_IN_RUN));
        all.add(explainer.whatIf("rule", "tariff.feedIn=0.12", null, Deciding.AS_IN_RUN));
        return all;
    }

    /// The replay of a run from its folder is the run, to the last bit; every kind has words for
    /// all its facts, and JSON that says the same. What a planner did is read, not planned once
    /// more; without the file the answers are the same.
    @Test
    void answersAboutAPlanner_areTheSame_withItsDecisionsAndWithout() throws IOException {
        Path planned = folder.resolve("planned");
        play(planned, RunSource.of(scenario.toString(), null, 2, Map.of("mpc", "mpc")));
        Path decisions = planned.resolve("decisions/mpc.bin");
        assertThat(decisions).isNotEmptyFile();
        var instead = DeviceAction.of("charge");
        Explainer known = Explainer.open(planned);
        BillExplanation bill = known.bill("mpc", "cleo");
        ContrastExplanation whyNot = known.whyNot("mpc", "cleo", 30, instead, Deciding.ANEW);
        Files.delete(decisions);

        Explainer unknown = Explainer.open(planned);

        assertThat(bill.isFaithful()).isTrue();
        assertThat(whyNot.isFaithful()).isTrue();
        assertThat(unknown.bill("mpc", "cleo")).isEqualTo(bill);
        assertThat(unknown.whyNot("mpc", "cleo", 30, instead, Deciding.ANEW)).isEqualTo(whyNot);
    }

    @Test
    void secondPlays_ofAPlanner_keepItsDecisionsOrAreDecidedAnew_andSayWhich() {
        Path kept = folder.resolve("decided");
        play(kept, RunSource.of(scenario.toString(), null, 2, Map.of("mpc", "mpc")));
        Explainer explainer = Explainer.open(kept);
        var words = new ExplanationWords(Locale.ENGLISH, "EUR");
        var charge = DeviceAction.of("charge");
        var action = explainer.whyNot("mpc", "cleo", 30, charge, Deciding.AS_IN_RUN);
        var anew = explainer.whyNot("mpc", "cleo", 30, charge, Deciding.ANEW);
        assertThat(action.premises().keepsDecisions()).isTrue();
        assertThat(anew.premises().keepsDecisions()).isFalse();
        assertThat(action.did()).isEqualTo(anew.did());
        assertThat(action.plans()).isEqualTo(anew.plans());
        assertThat(words.all(action)).anyMatch(text -> text.startsWith("As decided: what mpc"));
        assertThat(words.all(anew)).anyMatch(text -> text.startsWith("Decided anew: mpc"));
        // Dearer energy and nothing else done: who takes the same pays more.
        var dearer = explainer.whatIf("mpc", "import-price=+10%", null, Deciding.AS_IN_RUN);
        assertThat(dearer.premises().keepsDecisions()).isTrue();
        assertThat(dearer.difference().sideCost()).isZero();
        assertThat(dearer.difference().payment()).isPositive();
        assertThat(words.all(dearer)).anyMatch(text -> text.startsWith("As decided"));
        // Nobody has decided about a battery that is not there.
        var battery = explainer.whatIf("mpc", "battery=4", "ada", Deciding.AS_IN_RUN);
        assertThat(battery.premises().keepsDecisions()).isFalse();
        var smaller = explainer.whatIf("mpc", "battery=4", "cleo", Deciding.AS_IN_RUN);
        assertThat(smaller.premises().keepsDecisions()).isTrue();
        assertThat(List.of(action, anew, dearer, battery, smaller))
                .allMatch(Explanation::isFaithful);
    }

    @Test
    void everyKind_isFaithfulAndHasWordsAndJson() {
        Explainer explainer = Explainer.open(run);
        var words = new ExplanationWords(Locale.GERMAN, explainer.scenario().currency());
        List<Explanation> all = everything(explainer);
        assertThat(all.stream().map(Explanation::kind).distinct())
                .containsExactly(
                        "bill",
                        "price",
                        "action",
                        "policy",
                        "share",
                        "hardDays",
                        "counterfactual",
                        "whatIf");
        for (Explanation explanation : all) {
            boolean checked =
                    explanation.checks().stream()
                            .filter(check -> !check.key().equals("check.surrogate"))
                            .allMatch(org.commonwatt.explain.Check::holds);
            assertThat(checked).as("%s", explanation).isTrue();
            assertThat(words.all(explanation)).hasSizeGreaterThan(1);
            assertThat(words.all(explanation)).noneMatch(text -> text.matches(".*[{}].*"));
            JsonNode json =
                    JSON.readTree(JSON.writeValueAsString(ExplanationJson.of(explanation, words)));
            assertThat(json.path("kind").asString()).isEqualTo(explanation.kind());
            assertThat(json.path("sentences").size()).isEqualTo(explanation.sentences().size());
            assertThat(json.path("record").size()).isGreaterThan(2);
        }
    }

    @Test
    void overview_tellsOfEveryKindAndHowToAsk() {
        Explainer explainer = Explainer.open(run);
        List<Overview.Answer> answers = new ArrayList<>();
        explainer.overview("rule", "", answers::add);
        assertThat(answers.stream().map(answer -> answer.explanation().kind()))
                .containsExactlyInAnyOrder(
                        "bill", "price", "action", "policy", "share", "counterfactual", "whatIf");
        assertThat(answers.getFirst().ask()).isEqualTo(" --participant cleo --bill");
    }

    /// After the first answer, which also warms the machine up, no answer of this small community
    /// takes long.
    @Test
    void answers_areQuick() {
        Explainer explainer = Explainer.open(run);
        everything(explainer);
        long before = System.nanoTime();
        int answers = everything(explainer).size();
        double seconds = (System.nanoTime() - before) * 1e-9 / answers;
        assertThat(seconds).isLessThan(2);
    }

    @Test
    void keep_appendsALinePerAnswer() throws IOException {
        Path copy = folder.resolve("kept");
        play(copy, RunSource.of(scenario.toString(), null, 2, Map.of("rule", "rule")));
        Explainer explainer = Explainer.open(copy);
        explainer.keep(List.of(Map.of("kind", "a"), Map.of("kind", "b")));
        explainer.keep(List.of(Map.of("kind", "c")));
        assertThat(Files.readAllLines(copy.resolve("explanations.jsonl")))
                .containsExactly("{\"kind\":\"a\"}", "{\"kind\":\"b\"}", "{\"kind\":\"c\"}");
    }

    @Test
    void times_areLocalOrWithAnOffset() {
        Explainer explainer = Explainer.open(run);
        assertThat(explainer.step("2025-06-01T13:30")).isEqualTo(13);
        assertThat(explainer.step("2025-06-02T00:00:00+02:00")).isEqualTo(22);
        assertThatThrownBy(() -> explainer.step("2025-07-01T00:00"))
                .isInstanceOf(ExplainRefusal.class)
                .hasMessageContaining("2025-07-01T00:00")
                .hasMessageContaining("2025-06-01 to 2025-06-02");
        assertThatThrownBy(() -> explainer.step("noon")).hasMessageContaining("Maybe write it");
    }

    @Test
    void carelessQuestions_areRefusedInWords() {
        Explainer explainer = Explainer.open(run);
        assertThatThrownBy(() -> explainer.bill("rule", "clea"))
                .hasMessageContaining("no participant clea")
                .hasMessageContaining("Maybe you mean 'cleo'");
        assertThatThrownBy(() -> explainer.bill("rul", "cleo"))
                .hasMessageContaining("Maybe you mean 'rule'");
        assertThatThrownBy(() -> explainer.price("rule", 48)).hasMessageContaining("0 to 47");
        assertThatThrownBy(() -> DeviceAction.of("chrage"))
                .hasMessageContaining("Maybe you mean 'charge'");
        assertThatThrownBy(() -> DeviceAction.of("charge:2")).hasMessageContaining("0 to 1");
        assertThatThrownBy(
                        () ->
                                explainer.whyNot(
                                        "rule",
                                        "ada",
                                        1,
                                        DeviceAction.of("charge"),
                                        Deciding.AS_IN_RUN))
                .hasMessageContaining("ada has no device that could charge");
        assertThatThrownBy(() -> explainer.save("rule", "ada", 0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> explainer.share("ada", "shapely", 0))
                .hasMessageContaining("Maybe you mean 'shapley'");
    }

    @Test
    void carelessWhatIfs_areRefusedInWords() {
        Explainer explainer = Explainer.open(run);
        Stream.of("battery", "battery=much", "pv=3", "mechanism=midmarket", "weather", "seed=")
                .forEach(
                        text ->
                                assertThatThrownBy(
                                                () ->
                                                        explainer.whatIf(
                                                                "rule",
                                                                text,
                                                                "ada",
                                                                Deciding.AS_IN_RUN))
                                        .as(text)
                                        .isInstanceOf(ExplainRefusal.class));
        assertThatThrownBy(() -> explainer.whatIf("rule", "leaves", null, Deciding.AS_IN_RUN))
                .hasMessageContaining("Maybe add --participant");
        assertThatThrownBy(() -> explainer.whatIf("rule", "batery=3", "ada", Deciding.AS_IN_RUN))
                .hasMessageContaining("There is no what-if batery=3")
                .hasMessageContaining("Maybe you mean 'battery'");
        assertThatThrownBy(
                        () ->
                                explainer.whatIf(
                                        "rule", "tariff.feedin=0.1", null, Deciding.AS_IN_RUN))
                .hasMessageContaining("feedIn");
    }

    @Test
    void folders_thatCannotBeReplayed_areRefused() throws IOException {
        assertThatThrownBy(() -> Explainer.open(folder))
                .isInstanceOf(ExplainRefusal.class)
                .hasMessageContaining("no run folder");
        Path lost = folder.resolve("lost");
        play(lost, RunSource.of(folder.resolve("gone.yaml").toString(), null, 2, Map.of()));
        assertThatThrownBy(() -> Explainer.open(lost)).hasMessageContaining("cannot be opened");
        Path changed = folder.resolve("changed");
        play(changed, RunSource.of(scenario.toString(), 5L, 2, Map.of("rule", "rule")));
        assertThatThrownBy(() -> Explainer.open(changed))
                .hasMessageContaining("is not that of the run");
        Path broken = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(broken.resolve("run.json"), "{\"schema\": ");
        assertThatThrownBy(() -> Explainer.open(broken)).hasMessageContaining("cannot be read");
        Files.writeString(broken.resolve("run.json"), "{}");
        assertThatThrownBy(() -> Explainer.open(broken)).hasMessageContaining("record of a run");
    }
}
