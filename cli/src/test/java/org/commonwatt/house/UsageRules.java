package org.commonwatt.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What sources must not call or write, whatever it would do.
final class UsageRules {
    private static final Set<String> SILENT_MODULES = Set.of("microgrid", "experiments");
    private static final Set<String> OUTPUT = Set.of("System.out", "System.err");
    private static final Set<String> HIDDEN_RANDOMNESS =
            Set.of("java.util.Random", "Math.random", "java.util.concurrent.ThreadLocalRandom");
    private static final Pattern SKIPPING_ANNOTATION =
            Pattern.compile("(Disabled|Enabled|Ignore).*");
    private static final Pattern SKIPPING_CALL = Pattern.compile("assum(e|ing).*");
    private static final Pattern MOCKS = Pattern.compile(".*(mockito|easymock|jmockit|jmock).*");
    // In two halves, so that this file passes.
    private static final Pattern UNFINISHED =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private UsageRules() {}

    /// The rules for main sources.
    static List<Finding> checkMain(SourceFile file) {
        MainUses uses = new MainUses(file);
        uses.scan(file.unit(), null);
        return uses.findings;
    }

    /// The rules for tests: none may be skipped, and none may stand on mocks.
    static List<Finding> checkTest(SourceFile file) {
        TestUses uses = new TestUses(file);
        uses.scan(file.unit(), null);
        return uses.findings;
    }

    /// No source of any kind marks work as unfinished.
    static List<Finding> checkUnfinished(SourceFile file) {
        List<Finding> findings = new ArrayList<>();
        int line = 0;
        for (String text : file.text().lines().toList()) {
            line++;
            Matcher mark = UNFINISHED.matcher(text);
            if (mark.find()) {
                findings.add(
                        file.finding(line, "it says " + mark.group(), "finish it or leave it out"));
            }
        }
        return findings;
    }

    private abstract static class Uses extends TreeScanner<Void, Void> {
        final SourceFile file;
        final List<Finding> findings = new ArrayList<>();

        Uses(SourceFile file) {
            this.file = file;
        }

        void add(Tree tree, String value, String rule) {
            findings.add(file.finding(tree, value, rule));
        }

        /// The last part of what is called: `m` in `m()` and in `a.b.m()`.
        static String calledName(MethodInvocationTree call) {
            return switch (call.getMethodSelect()) {
                case MemberSelectTree select -> select.getIdentifier().toString();
                case IdentifierTree identifier -> identifier.getName().toString();
                default -> "";
            };
        }
    }

    private static final class MainUses extends Uses {
        MainUses(SourceFile file) {
            super(file);
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree select, Void unused) {
            String name = select.toString().replace("java.lang.", "");
            if (OUTPUT.contains(name) && SILENT_MODULES.contains(file.module())) {
                add(select, "it uses " + name, "only the command line prints");
            }
            if (HIDDEN_RANDOMNESS.contains(name)) {
                add(select, "it uses " + name, "random streams come in through constructors");
            }
            return super.visitMemberSelect(select, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
            if (calledName(call).equals("printStackTrace")) {
                add(call, "it prints a stack trace", "throw, or return the failure as a value");
            }
            return super.visitMethodInvocation(call, null);
        }
    }

    private static final class TestUses extends Uses {
        TestUses(SourceFile file) {
            super(file);
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void unused) {
            String name = annotation.getAnnotationType().toString();
            String simpleName = name.substring(name.lastIndexOf('.') + 1);
            if (SKIPPING_ANNOTATION.matcher(simpleName).matches()) {
                add(annotation, "a test can be skipped by @" + simpleName, "every test runs");
            }
            return super.visitAnnotation(annotation, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
            String name = calledName(call);
            if (SKIPPING_CALL.matcher(name).matches()) {
                add(call, "a test can be skipped by " + name, "every test runs");
            }
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public Void visitImport(ImportTree anImport, Void unused) {
            String name = anImport.getQualifiedIdentifier().toString();
            if (MOCKS.matcher(name).matches()) {
                add(anImport, "it imports " + name, "tests use the real thing or a small fake");
            }
            return super.visitImport(anImport, null);
        }
    }
}
