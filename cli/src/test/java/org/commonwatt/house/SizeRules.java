package org.commonwatt.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;

/// How long files and methods may be, and how many parameters a method may take.
final class SizeRules {
    private static final int FILE_LINES = 300;
    private static final int FILE_LINES_WITH_REASON = 500;
    private static final int METHOD_LINES = 45;
    private static final int METHOD_LINES_WITH_REASON = 60;
    private static final int PARAMETERS = 6;
    private static final String FILE_REASON = "// Larger than 300 lines because ";
    private static final String METHOD_REASON = "// Longer than 45 lines because ";

    private SizeRules() {}

    static List<Finding> check(SourceFile file) {
        List<Finding> findings = new ArrayList<>();
        int allowed = file.text().contains(FILE_REASON) ? FILE_LINES_WITH_REASON : FILE_LINES;
        if (file.lineCount() > allowed) {
            findings.add(
                    file.finding(
                            1,
                            "the file has %d lines".formatted(file.lineCount()),
                            "at most %d, or %d with a comment '%s...'"
                                    .formatted(FILE_LINES, FILE_LINES_WITH_REASON, FILE_REASON)));
        }
        new Methods(file, findings).scan(file.unit(), null);
        return findings;
    }

    private static final class Methods extends TreePathScanner<Void, Void> {
        private final SourceFile file;
        private final List<Finding> findings;

        Methods(SourceFile file, List<Finding> findings) {
            this.file = file;
            this.findings = findings;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            checkLines(method);
            checkParameters(method);
            return super.visitMethod(method, null);
        }

        private void checkLines(MethodTree method) {
            int lines = file.lineCount(method);
            boolean hasReason = file.textWithCommentAbove(method).contains(METHOD_REASON);
            if (lines > (hasReason ? METHOD_LINES_WITH_REASON : METHOD_LINES)) {
                findings.add(
                        file.finding(
                                method,
                                "the method %s has %d lines".formatted(method.getName(), lines),
                                "at most %d, or %d with a comment '%s...'"
                                        .formatted(
                                                METHOD_LINES,
                                                METHOD_LINES_WITH_REASON,
                                                METHOD_REASON)));
            }
        }

        /// A record's constructors follow its components, an overriding method what it overrides.
        private void checkParameters(MethodTree method) {
            ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            boolean isRecordConstructor =
                    owner.getKind() == Kind.RECORD && method.getName().contentEquals("<init>");
            int parameters = method.getParameters().size();
            if (parameters > PARAMETERS && !isRecordConstructor && !TypeRules.isOverride(method)) {
                findings.add(
                        file.finding(
                                method,
                                "the method %s takes %d parameters"
                                        .formatted(method.getName(), parameters),
                                "at most %d; group them in a record".formatted(PARAMETERS)));
            }
        }
    }
}
