package org.commonwatt.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A Java source with its syntax tree; parsed only, so that it need not compile.
final class SourceFile {
    private final String place;
    private final String text;
    private final CompilationUnitTree unit;
    private final DocTrees docs;

    private SourceFile(String place, String text, CompilationUnitTree unit, DocTrees docs) {
        this.place = place;
        this.text = text;
        this.unit = unit;
        this.docs = docs;
    }

    /// Parses a source.
    ///
    /// @param place its path from the repository's root; the first folder is the module
    /// @throws IllegalArgumentException where the text is not Java
    static SourceFile of(String place, String text) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<JavaFileObject> files = List.of(new InMemory(place, text));
        JavacTask task = (JavacTask) compiler.getTask(null, null, problems, List.of(), null, files);
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            if (!problems.getDiagnostics().isEmpty()) {
                throw new IllegalArgumentException(problems.getDiagnostics().toString());
            }
            return new SourceFile(place, text, unit, DocTrees.instance(task));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String place() {
        return place;
    }

    String text() {
        return text;
    }

    CompilationUnitTree unit() {
        return unit;
    }

    /// The first folder of the path: `microgrid`, `experiments`, `cli`, ...
    String module() {
        return place.substring(0, place.indexOf('/'));
    }

    /// The name of the file without its folder.
    String fileName() {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    /// The package's name; empty for the unnamed package.
    String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    /// The number of lines of the file.
    int lineCount() {
        return Math.toIntExact(text.lines().count());
    }

    /// Whether the declaration has a documentation comment that says something.
    boolean isDocumented(TreePath declaration) {
        String comment = docs.getDocComment(declaration);
        return comment != null && !comment.isBlank();
    }

    /// The number of lines from the declaration's modifiers to its closing brace.
    int lineCount(Tree tree) {
        return lineOf(end(tree)) - lineOf(start(tree)) + 1;
    }

    /// The text of the declaration together with the comment lines directly above it.
    String textWithCommentAbove(Tree tree) {
        int from = start(tree);
        String before = text.substring(0, from);
        int gap = Math.max(before.lastIndexOf('}'), before.lastIndexOf(';'));
        return text.substring(gap + 1, end(tree));
    }

    Finding finding(Tree tree, String value, String rule) {
        return finding(lineOf(start(tree)), value, rule);
    }

    Finding finding(int line, String value, String rule) {
        return new Finding(place + ":" + line, value, rule);
    }

    private int start(Tree tree) {
        return Math.toIntExact(positions().getStartPosition(unit, tree));
    }

    private int end(Tree tree) {
        return Math.toIntExact(positions().getEndPosition(unit, tree));
    }

    private SourcePositions positions() {
        return docs.getSourcePositions();
    }

    private int lineOf(int position) {
        return Math.toIntExact(unit.getLineMap().getLineNumber(position));
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String text;

        InMemory(String place, String text) {
            super(URI.create("memory:///" + place.toLowerCase(Locale.ROOT)), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
