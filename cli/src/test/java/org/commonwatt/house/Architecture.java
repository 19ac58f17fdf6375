package org.commonwatt.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The picture of ARCHITECTURE.md as rules. Rooms that do not exist yet are allowed to be empty.
final class Architecture {
    /// Each room of the library with the rooms it may use besides `numeric`, from the bottom up.
    private static final Map<String, List<String>> ROOMS = new LinkedHashMap<>();

    /// Each module above the library with the modules it may use besides the library.
    private static final Map<String, List<String>> MODULES = new LinkedHashMap<>();

    static {
        ROOMS.put("numeric", List.of());
        ROOMS.put("optim", List.of());
        ROOMS.put("grid", List.of());
        ROOMS.put("equity", List.of("optim"));
        ROOMS.put("robust", List.of("optim"));
        ROOMS.put("market", List.of("grid", "optim"));
        ROOMS.put("rl", List.of("robust", "equity"));
        List<String> belowOperate = List.of("market", "rl", "equity", "robust", "optim", "grid");
        ROOMS.put("operate", belowOperate);
        ROOMS.put(
                "explain", List.of("operate", "market", "rl", "equity", "robust", "optim", "grid"));
        MODULES.put("experiments", List.of());
        MODULES.put("server", List.of("experiments"));
        MODULES.put("cli", List.of("server", "experiments", "cluster"));
        MODULES.put("cluster", List.of("experiments"));
    }

    private Architecture() {}

    /// A room uses only the rooms that the picture says, and never a module above the library.
    static ArchRule rooms() {
        LayeredArchitecture rule =
                layeredArchitecture()
                        .consideringOnlyDependenciesInLayers()
                        .withOptionalLayers(true);
        for (String name : ROOMS.keySet()) {
            rule = rule.layer(name).definedBy(everythingIn(name));
        }
        for (String name : MODULES.keySet()) {
            rule = rule.layer(name).definedBy(everythingIn(name));
        }
        for (Map.Entry<String, List<String>> room : ROOMS.entrySet()) {
            rule = mayOnlyUse(rule, room.getKey(), room.getValue(), "numeric");
        }
        String[] library = ROOMS.keySet().toArray(String[]::new);
        for (Map.Entry<String, List<String>> module : MODULES.entrySet()) {
            rule = mayOnlyUse(rule, module.getKey(), module.getValue(), library);
        }
        return rule.because("rooms use lower rows only, along the edges of ARCHITECTURE.md");
    }

    private static LayeredArchitecture mayOnlyUse(
            LayeredArchitecture rule, String layer, List<String> others, String... common) {
        String[] allowed =
                Stream.concat(others.stream(), Stream.of(common))
                        .filter(other -> !other.equals(layer))
                        .toArray(String[]::new);
        return allowed.length == 0
                ? rule.whereLayer(layer).mayNotAccessAnyLayer()
                : rule.whereLayer(layer).mayOnlyAccessLayers(allowed);
    }

    /// No class lies outside the rooms and modules.
    static ArchRule everyClassHasARoom() {
        String[] known =
                Stream.concat(ROOMS.keySet().stream(), MODULES.keySet().stream())
                        .map(Architecture::everythingIn)
                        .toArray(String[]::new);
        return classes()
                .should()
                .resideInAnyPackage(known)
                .because("ARCHITECTURE.md names no other");
    }

    /// No two packages need each other, directly or around corners.
    static ArchRule noCycles() {
        return slices().matching("org.commonwatt.(**)").should().beFreeOfCycles();
    }

    /// The library does no input or output, reads no clock, starts no thread and draws no hidden
    /// numbers.
    static ArchRule pureLibrary() {
        String[] library =
                ROOMS.keySet().stream().map(Architecture::everythingIn).toArray(String[]::new);
        return classes()
                .that(
                        resideInAnyPackage(library)
                                .and(not(resideInAPackage("org.commonwatt.optim.highs.."))))
                .should(new Purity())
                .because("time, randomness and I/O come in through constructors")
                .allowEmptyShould(true);
    }

    private static String everythingIn(String name) {
        return "org.commonwatt." + name + "..";
    }
}
