package org.commonwatt.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Feeds each house rule a source that breaks it, and one that just does not.
final class HouseRulesCanFailTest {
    private static SourceFile source(String text) {
        return SourceFile.of("microgrid/A.java", text);
    }

    private static String method(int lines, String comment) {
        return "final class A {\n" + comment + "void f() {\n" + "\n".repeat(lines - 2) + "}\n}\n";
    }

    private static List<String> messages(List<Finding> findings) {
        return findings.stream().map(Finding::toString).toList();
    }

    @Test
    void fileLines_aboveTheLimit_areFoundUnlessAReasonIsGiven() {
        String lines300 = "\n".repeat(300);
        String reason = "// Larger than 300 lines because it lists every rule once.\n";
        assertThat(SizeRules.check(source(lines300))).isEmpty();
        assertThat(messages(SizeRules.check(source(lines300 + "\n"))))
                .containsExactly(
                        "microgrid/A.java:1: the file has 301 lines; at most 300, or 500 with a"
                                + " comment '// Larger than 300 lines because ...'.");
        assertThat(SizeRules.check(source(reason + "\n".repeat(499)))).isEmpty();
        assertThat(SizeRules.check(source(reason + "\n".repeat(500)))).hasSize(1);
    }

    @Test
    void methodLines_aboveTheLimit_areFoundUnlessAReasonIsGiven() {
        String reason = "// Longer than 45 lines because the steps share ten locals.\n";
        assertThat(SizeRules.check(source(method(45, "")))).isEmpty();
        assertThat(messages(SizeRules.check(source(method(46, "")))))
                .containsExactly(
                        "microgrid/A.java:2: the method f has 46 lines; at most 45, or 60 with a"
                                + " comment '// Longer than 45 lines because ...'.");
        assertThat(SizeRules.check(source(method(60, reason)))).isEmpty();
        assertThat(SizeRules.check(source(method(61, reason)))).hasSize(1);
    }

    @Test
    void methodReason_ofTheMethodBefore_doesNotCount() {
        String reason = "// Longer than 45 lines because the steps share ten locals.\n";
        String text = method(46, reason + "void e() {}\n");
        assertThat(SizeRules.check(source(text))).hasSize(1);
    }

    @Test
    void parameters_aboveSix_areFoundExceptInRecordsAndOverrides() {
        String seven = "(int a, int b, int c, int d, int e, int f, int g)";
        assertThat(messages(SizeRules.check(source("interface A { void f" + seven + "; }"))))
                .containsExactly(
                        "microgrid/A.java:1: the method f takes 7 parameters; at most 6; group them"
                                + " in a record.");
        assertThat(SizeRules.check(source("final class A { A" + seven + " {} }"))).hasSize(1);
        assertThat(SizeRules.check(source("record A" + seven + " { A { assert a > 0; } }")))
                .isEmpty();
        assertThat(SizeRules.check(source("record A(int x) { A" + seven + " { this(a); } }")))
                .isEmpty();
        assertThat(SizeRules.check(source("final class A { @Override void f" + seven + " {} }")))
                .isEmpty();
    }

    @Test
    void openClass_isFoundWhereverItIsDeclared() {
        assertThat(messages(TypeRules.check(source("class A {}"))))
                .containsExactly(
                        "microgrid/A.java:1: the class A is open; make it final, sealed, abstract or"
                                + " a record.");
        assertThat(TypeRules.check(source("final class A { static class B {} }"))).hasSize(1);
        assertThat(TypeRules.check(source("final class A { void f() { class B {} } }"))).hasSize(1);
        assertThat(
                        TypeRules.check(
                                source(
                                        """
                                        sealed interface A permits B, C {}
                                        record B() implements A { Object o = new Object() {}; }
                                        non-sealed abstract class C implements A {}
                                        enum D { E {}; }
                                        """
                                                .replace("Object o", "static final Object o"))))
                .isEmpty();
    }

    @Test
    void publicType_withoutComment_isFound() {
        assertThat(messages(TypeRules.check(source("public record A() {}"))))
                .containsExactly(
                        "microgrid/A.java:1: the record A has no comment; public types are"
                                + " documented with ///.");
        assertThat(TypeRules.check(source("/// Says what.\npublic record A() {}"))).isEmpty();
        assertThat(TypeRules.check(source("/// \npublic record A() {}"))).hasSize(1);
        assertThat(TypeRules.check(source("/// Says.\npublic interface A { record B() {} }")))
                .hasSize(1);
    }

    @Test
    void emptyNamesAndGetters_areFound() {
        assertThat(TypeRules.check(source("final class AUtils {}"))).hasSize(1);
        assertThat(TypeRules.check(source("final class AImpl {}"))).hasSize(1);
        assertThat(TypeRules.check(source("final class A { int getA() { return 1; } }")))
                .hasSize(1);
        assertThat(TypeRules.check(source("final class A { @Override int getA() { return 1; } }")))
                .isEmpty();
        assertThat(TypeRules.check(source("final class A { int getting() { return 1; } }")))
                .isEmpty();
    }

    @Test
    void packageInfo_missingUnmarkedOrSilent_isFound() {
        SourceFile type = SourceFile.of("cli/p/A.java", "package p;");
        SourceFile good =
                SourceFile.of(
                        "cli/p/package-info.java", "/// What it is.\n@NullMarked\npackage p;");
        SourceFile bare = SourceFile.of("cli/p/package-info.java", "package p;");
        SourceFile elsewhere =
                SourceFile.of("microgrid/p/package-info.java", "/// It.\n@NullMarked\npackage p;");
        assertThat(TypeRules.checkPackages(List.of(type, good))).isEmpty();
        assertThat(TypeRules.checkPackages(List.of(type, bare))).hasSize(2);
        assertThat(messages(TypeRules.checkPackages(List.of(type, elsewhere))))
                .containsExactly(
                        "cli/p/A.java:1: the package p has no package-info.java; it says what the"
                                + " package is and does not know.");
    }

    @Test
    void outputInTheLibrary_isFoundButNotInTheCommandLine() {
        String text = "final class A { void f() { System.out.println(); System.err.flush(); } }";
        assertThat(UsageRules.checkMain(source(text))).hasSize(2);
        assertThat(UsageRules.checkMain(SourceFile.of("experiments/A.java", text))).hasSize(2);
        assertThat(UsageRules.checkMain(SourceFile.of("cli/A.java", text))).isEmpty();
        assertThat(UsageRules.checkMain(source("import static java.lang.System.out;"))).hasSize(1);
    }

    @Test
    void hiddenRandomness_isFound() {
        assertThat(messages(UsageRules.checkMain(source("import java.util.Random;"))))
                .containsExactly(
                        "microgrid/A.java:1: it uses java.util.Random; random streams come in"
                                + " through constructors.");
        assertThat(UsageRules.checkMain(source("final class A { double a = Math.random(); }")))
                .hasSize(1);
        assertThat(UsageRules.checkMain(source("import java.util.random.RandomGenerator;")))
                .isEmpty();
    }

    @Test
    void printedStackTrace_isFound() {
        String text = "final class A { void f(Exception e) { e.printStackTrace(); } }";
        assertThat(UsageRules.checkMain(source(text))).hasSize(1);
    }

    @Test
    void skippedOrMockedTest_isFound() {
        assertThat(
                        messages(
                                UsageRules.checkTest(
                                        source("final class A { @Disabled void f() {} }"))))
                .containsExactly(
                        "microgrid/A.java:1: a test can be skipped by @Disabled; every test runs.");
        assertThat(UsageRules.checkTest(source("@org.junit.Ignore final class A {}"))).hasSize(1);
        assertThat(UsageRules.checkTest(source("final class A { void f() { assumeTrue(x); } }")))
                .hasSize(1);
        assertThat(
                        UsageRules.checkTest(
                                source("final class A { void f() { B.assumingThat(x); } }")))
                .hasSize(1);
        assertThat(UsageRules.checkTest(source("import org.mockito.Mockito;"))).hasSize(1);
        assertThat(UsageRules.checkTest(source("final class A { @Test void f() {} }"))).isEmpty();
    }

    @Test
    void unfinishedMark_isFoundAsAWordOnly() {
        String mark = "TO" + "DO";
        assertThat(messages(UsageRules.checkUnfinished(source("\n// " + mark + ": later"))))
                .containsExactly(
                        "microgrid/A.java:2: it says " + mark + "; finish it or leave it out.");
        assertThat(UsageRules.checkUnfinished(source("// " + mark + "S"))).isEmpty();
    }

    @Test
    void formulationLink_withoutAnchor_isFound() {
        Set<String> anchors =
                AnchorRules.anchors("## 3.1 Battery (SoC), `eta`\ntext <a id=\"eq-7\"></a>\n");
        assertThat(anchors).containsExactlyInAnyOrder("31-battery-soc-eta", "eq-7");
        SourceFile good = source("/// docs/FORMULATION.md#eq-7\nfinal class A {}");
        SourceFile bad = source("/// docs/FORMULATION.md#eq-8\nfinal class A {}");
        assertThat(AnchorRules.check(good, anchors)).isEmpty();
        assertThat(messages(AnchorRules.check(bad, anchors)))
                .containsExactly(
                        "microgrid/A.java:1: there is no docs/FORMULATION.md#eq-8; name an anchor of"
                                + " that page.");
    }

    @Test
    void formulationAnchor_withoutLink_isFound() {
        Set<String> anchors =
                AnchorRules.explicitAnchors(
                        "<a id=\"eq-7\"></a>\n## Battery\n<a id=\"eq-8\"></a>\n");
        assertThat(anchors).containsExactly("eq-7", "eq-8");
        SourceFile file = source("/// docs/FORMULATION.md#eq-7\nfinal class A {}");
        assertThat(AnchorRules.unlinked(List.of(file), anchors)).containsExactly("eq-8");
    }
}
