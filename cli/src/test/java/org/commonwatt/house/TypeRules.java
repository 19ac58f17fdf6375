package org.commonwatt.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/// What a type must look like: closed, documented, named for what it is, in a documented package.
final class TypeRules {
    private static final Set<Modifier> CLOSED =
            Set.of(Modifier.FINAL, Modifier.ABSTRACT, Modifier.SEALED);
    private static final Pattern EMPTY_NAME = Pattern.compile(".*(Impl|Utils?|Manager|Helper)");
    private static final Pattern GETTER = Pattern.compile("get[A-Z].*");

    private TypeRules() {}

    static List<Finding> check(SourceFile file) {
        List<Finding> findings = new ArrayList<>();
        new Types(file, findings).scan(file.unit(), null);
        return findings;
    }

    /// Every package of main sources needs a documented, null-marked `package-info.java`.
    static List<Finding> checkPackages(List<SourceFile> files) {
        Map<String, SourceFile> firstFiles = new LinkedHashMap<>();
        Map<String, SourceFile> infos = new LinkedHashMap<>();
        for (SourceFile file : files) {
            String packageOfModule = file.module() + "/" + file.packageName();
            firstFiles.putIfAbsent(packageOfModule, file);
            if (file.fileName().equals("package-info.java")) {
                infos.put(packageOfModule, file);
            }
        }
        List<Finding> findings = new ArrayList<>();
        firstFiles.forEach(
                (name, first) -> {
                    if (!infos.containsKey(name)) {
                        findings.add(
                                first.finding(
                                        1,
                                        "the package "
                                                + first.packageName()
                                                + " has no package-info.java",
                                        "it says what the package is and does not know"));
                    }
                });
        infos.values().forEach(info -> checkInfo(info, findings));
        return findings;
    }

    static boolean isOverride(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    private static void checkInfo(SourceFile info, List<Finding> findings) {
        boolean isNullMarked =
                info.unit().getPackageAnnotations().stream()
                        .anyMatch(
                                mark -> mark.getAnnotationType().toString().endsWith("NullMarked"));
        if (!isNullMarked) {
            findings.add(info.finding(1, "the package is not @NullMarked", "every package is"));
        }
        TreePath declaration = new TreePath(new TreePath(info.unit()), info.unit().getPackage());
        if (!info.isDocumented(declaration)) {
            findings.add(
                    info.finding(
                            1, "the package has no comment", "say what it is and does not know"));
        }
    }

    private static final class Types extends TreePathScanner<Void, Void> {
        private final SourceFile file;
        private final List<Finding> findings;

        Types(SourceFile file, List<Finding> findings) {
            this.file = file;
            this.findings = findings;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            if (!type.getSimpleName().isEmpty()) { // else an anonymous class
                checkType(type);
            }
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            if (GETTER.matcher(method.getName()).matches() && !isOverride(method)) {
                findings.add(
                        file.finding(
                                method,
                                "the method is called " + method.getName(),
                                "accessors have no 'get' prefix"));
            }
            return super.visitMethod(method, null);
        }

        private void checkType(ClassTree type) {
            ModifiersTree modifiers = type.getModifiers();
            String name = "the %s %s".formatted(kind(type), type.getSimpleName());
            if (type.getKind() == Kind.CLASS
                    && Collections.disjoint(modifiers.getFlags(), CLOSED)) {
                findings.add(
                        file.finding(
                                type,
                                name + " is open",
                                "make it final, sealed, abstract or a record"));
            }
            if (isPublic(type) && !file.isDocumented(getCurrentPath())) {
                findings.add(
                        file.finding(
                                type,
                                name + " has no comment",
                                "public types are documented with ///"));
            }
            if (EMPTY_NAME.matcher(type.getSimpleName()).matches()) {
                findings.add(
                        file.finding(
                                type,
                                name + " has an empty name",
                                "say what it is or does instead"));
            }
        }

        private boolean isPublic(ClassTree type) {
            Tree owner = getCurrentPath().getParentPath().getLeaf();
            return type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                    || owner.getKind() == Kind.INTERFACE;
        }

        private static String kind(ClassTree type) {
            return switch (type.getKind()) {
                case RECORD -> "record";
                case INTERFACE -> "interface";
                case ENUM -> "enum";
                case ANNOTATION_TYPE -> "annotation";
                default -> "class";
            };
        }
    }
}
