package org.commonwatt.house;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonwatt.cli.Main;
import picocli.CommandLine.ParameterException;

/// What keeps the documents true; each rule returns what breaks it.
final class DocumentRules {
    private static final Pattern REGION =
            Pattern.compile(
                    "^ *// region [\\w-]+\\n(.*?)^ *// endregion$",
                    Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TRAP =
            Pattern.compile(
                    "^\\*\\*Trap\\.\\*\\*.*?(?:\\n\\n|\\z)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern ROOM =
            Pattern.compile("^\\| \\d \\| `(\\w+)` \\|.*\\| ([^|]+) \\|$", Pattern.MULTILINE);

    private DocumentRules() {}

    /// Links that lead nowhere: the file, or the anchor in it, is missing.
    static List<String> deadLinks(Path root, MarkdownPage page) {
        List<String> dead = new ArrayList<>();
        for (String link : page.links()) {
            if (link.contains("://")) {
                continue;
            }
            String[] parts = link.split("#", 2);
            Path from = root.resolve(page.place());
            Path file = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
            if (!Files.exists(file) || (parts.length == 2 && !hasAnchor(root, file, parts[1]))) {
                dead.add(page.place() + ": " + link);
            }
        }
        return dead;
    }

    private static boolean hasAnchor(Path root, Path file, String anchor) {
        String text = MarkdownPage.of(root, root.relativize(file).toString()).text();
        return AnchorRules.anchors(text).contains(anchor);
    }

    /// Java blocks that are no marked region of a test.
    static List<String> untestedJava(MarkdownPage page, List<SourceFile> tests) {
        List<String> regions = tests.stream().flatMap(file -> regions(file).stream()).toList();
        return page.fences("java").stream()
                .map(MarkdownPage.Fence::text)
                .filter(text -> !regions.contains(text))
                .toList();
    }

    /// The marked regions of a source, without its indentation.
    static List<String> regions(SourceFile file) {
        return REGION.matcher(file.text())
                .results()
                .map(r -> r.group(1).stripTrailing().stripIndent() + "\n")
                .toList();
    }

    /// Commands that the command line would not understand.
    static List<String> unknownCommands(MarkdownPage page) {
        List<String> unknown = new ArrayList<>();
        for (List<String> arguments : page.commands()) {
            if (arguments.getFirst().equals("test")) {
                continue; // the launcher's own
            }
            try {
                Main.commandLine().parseArgs(arguments.toArray(String[]::new));
            } catch (ParameterException wrong) {
                unknown.add(page.place() + ": " + arguments + ": " + wrong.getMessage());
            }
        }
        return unknown;
    }

    /// Code names in the last column of tables that no source has.
    static List<String> unknownNames(MarkdownPage page, List<SourceFile> sources) {
        Set<String> words = new HashSet<>();
        sources.forEach(
                file -> WORD.matcher(file.text()).results().forEach(w -> words.add(w.group())));
        List<String> unknown = new ArrayList<>();
        for (String line : page.text().lines().filter(row -> row.startsWith("| ")).toList()) {
            String lastCell = line.substring(line.lastIndexOf('|', line.length() - 2));
            Matcher name = CODE.matcher(lastCell);
            while (name.find()) {
                if (!words.contains(name.group(1))) {
                    unknown.add(name.group(1));
                }
            }
        }
        return unknown;
    }

    /// Rooms that the page calls built and are not, or the other way round.
    static List<String> wrongRooms(MarkdownPage page, List<SourceFile> sources) {
        List<String> wrong = new ArrayList<>();
        for (MatchResult room : ROOM.matcher(page.text()).results().toList()) {
            String prefix = "org.commonwatt." + room.group(1);
            boolean built =
                    sources.stream()
                            .map(SourceFile::packageName)
                            .anyMatch(name -> name.equals(prefix) || name.startsWith(prefix + "."));
            if (built != room.group(2).equals("built")) {
                wrong.add(room.group(1));
            }
        }
        return wrong;
    }

    /// Parts that a decision's page lacks, and pages longer than one.
    static List<String> incompleteDecision(MarkdownPage page) {
        List<String> findings = new ArrayList<>();
        for (String part :
                List.of(
                        "Context",
                        "Decision",
                        "Measurement",
                        "Rejected",
                        "What would make us think again")) {
            if (!page.text().contains("\n## " + part + "\n")) {
                findings.add(page.place() + ": no " + part);
            }
        }
        if (page.text().lines().count() > 60) {
            findings.add(page.place() + ": longer than a page of 60 lines");
        }
        return findings;
    }

    /// Paragraphs on traps that name no test, or one that is not there.
    static List<String> unguardedTraps(MarkdownPage page, List<SourceFile> tests) {
        List<String> unguarded = new ArrayList<>();
        for (MatchResult trap : TRAP.matcher(page.text()).results().toList()) {
            Matcher test = CODE.matcher(trap.group());
            String last = "";
            while (test.find()) {
                last = test.group(1) + ".java";
            }
            if (tests.stream().map(SourceFile::fileName).noneMatch(last::equals)) {
                unguarded.add(trap.group().strip());
            }
        }
        return unguarded;
    }
}
