package org.commonwatt.experiments.study.claims;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonwatt.experiments.study.StudyRefusal;
import org.commonwatt.experiments.study.claims.Variant.Learning;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Everything that the evidence consists of, as `claims.yaml` says it.
///
/// @param families by name, in order
/// @param variants by name, in order
/// @param grids by name: `full`, `quick`
/// @param claims what others published
/// @param ours the variants that stand for us beside each kind of claim, the first one there counts
public record Manifest(
        Map<String, Family> families,
        Map<String, Variant> variants,
        Map<String, Grid> grids,
        List<PublishedClaim> claims,
        Map<PublishedClaim.Figure, List<String>> ours) {
    private static final String RESOURCE = "/org/commonwatt/experiments/study/claims.yaml";
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    public Manifest {
        families = Collections.unmodifiableMap(new LinkedHashMap<>(families));
        variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
        grids = Collections.unmodifiableMap(new LinkedHashMap<>(grids));
        claims = List.copyOf(claims);
        ours = Map.copyOf(ours);
    }

    /// The one that comes with the product.
    public static Manifest bundled() {
        try (InputStream in = Manifest.class.getResourceAsStream(RESOURCE)) {
            return of(YAML.readTree(Objects.requireNonNull(in, RESOURCE)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Reads one.
    ///
    /// @throws StudyRefusal if a grid names what is not there
    static Manifest of(JsonNode root) {
        Map<String, Family> families = new LinkedHashMap<>();
        root.path("families").forEachEntry((name, node) -> families.put(name, family(name, node)));
        Map<String, Variant> variants = new LinkedHashMap<>();
        root.path("variants").forEachEntry((name, node) -> variants.put(name, variant(name, node)));
        Map<String, Grid> grids = new LinkedHashMap<>();
        root.path("grids").forEachEntry((name, node) -> grids.put(name, grid(name, node)));
        for (Variant variant : variants.values()) {
            if (!variant.against().isEmpty()) {
                requireKnown("variant", variants.keySet(), List.of(variant.against()));
            }
            Learning learning = variant.learning();
            if (learning != null && !learning.on().isEmpty()) {
                requireKnown("variant", variants.keySet(), List.of(learning.on()));
            }
        }
        for (Grid grid : grids.values()) {
            for (Grid.Block block : grid.blocks()) {
                requireKnown("family", families.keySet(), block.families());
                requireKnown("variant", variants.keySet(), block.variants());
            }
        }
        List<PublishedClaim> claims = new ArrayList<>();
        root.path("claims").forEach(node -> claims.add(PublishedClaim.of(node)));
        Map<PublishedClaim.Figure, List<String>> ours = new EnumMap<>(PublishedClaim.Figure.class);
        root.path("ours")
                .forEachEntry((name, node) -> ours.put(PublishedClaim.figure(name), names(node)));
        return new Manifest(families, variants, grids, claims, ours);
    }

    private static void requireKnown(String what, Set<String> known, List<String> named) {
        for (String each : named) {
            if (!known.contains(each)) {
                throw new StudyRefusal(
                        "The manifest names an unknown %s: %s; there are %s."
                                .formatted(what, each, String.join(", ", known)));
            }
        }
    }

    private static Family family(String name, JsonNode node) {
        List<JsonNode> members = new ArrayList<>();
        node.path("members").forEach(members::add);
        return new Family(
                name,
                node.path("title").asString(name),
                node.path("about").asString(""),
                node.path("peakPricePerKw").asDouble(0),
                node.path("set"),
                members);
    }

    private static Variant variant(String name, JsonNode node) {
        return new Variant(
                name,
                node.path("title").asString(name),
                node.path("secondsPerWeek").asDouble(0.1),
                node.path("against").asString(""),
                learning(node));
    }

    private static @Nullable Learning learning(JsonNode node) {
        return node.has("train")
                ? new Learning(
                        node.path("train").asString(),
                        node.path("amount").asLong(),
                        node.path("secondsPerThousand").asDouble(),
                        texts(node.path("parameters")),
                        texts(node.path("game")),
                        node.path("robust").asString(""),
                        node.path("on").asString(""))
                : null;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.forEachEntry((key, value) -> texts.put(key, value.asString()));
        return texts;
    }

    private static Grid grid(String name, JsonNode node) {
        List<Grid.Block> blocks = new ArrayList<>();
        node.path("blocks")
                .forEach(
                        block ->
                                blocks.add(
                                        new Grid.Block(
                                                names(block.path("families")),
                                                names(block.path("variants")),
                                                block.path("seeds").asInt(1))));
        return new Grid(
                name,
                node.path("effort").asDouble(1),
                node.path("weeks").asInt(),
                node.path("shiftedWeeks").asInt(),
                Set.copyOf(names(node.path("unshifted"))),
                Set.copyOf(names(node.path("covered"))),
                blocks);
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(each -> names.add(each.asString()));
        return names;
    }

    /// Names of the variants that are trained.
    public Set<String> learned() {
        return variants.values().stream()
                .filter(Variant::isLearned)
                .map(Variant::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The grid of a name.
    ///
    /// @throws StudyRefusal for an unknown name, listing the known ones
    public Grid grid(String name) {
        Grid grid = grids.get(name);
        if (grid == null) {
            throw new StudyRefusal(
                    "There is no grid %s; there are %s."
                            .formatted(name, String.join(", ", grids.keySet())));
        }
        return grid;
    }

    /// The variants that stand for us beside a kind of claim: the first that took part counts.
    List<String> ours(PublishedClaim.Figure figure) {
        return ours.getOrDefault(figure, List.of());
    }

    Family family(String name) {
        return Objects.requireNonNull(families.get(name));
    }

    Variant variant(String name) {
        return Objects.requireNonNull(variants.get(name));
    }
}
