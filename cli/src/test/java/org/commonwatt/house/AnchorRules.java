package org.commonwatt.house;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every `docs/FORMULATION.md#anchor` that a source names must exist, and every anchor that the
/// page sets for sources must be named by one.
final class AnchorRules {
    private static final Pattern LINK = Pattern.compile("docs/FORMULATION\\.md#([\\w-]+)");
    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*?)\\s*#*\\s*$");
    private static final Pattern EXPLICIT = Pattern.compile("<a\\s+(?:id|name)=\"([^\"]+)\"");

    private AnchorRules() {}

    /// Links to anchors that are not there.
    ///
    /// @param anchors the anchors of the page, from [#anchors]
    static List<Finding> check(SourceFile file, Set<String> anchors) {
        List<Finding> findings = new ArrayList<>();
        int line = 0;
        for (String text : file.text().lines().toList()) {
            line++;
            Matcher link = LINK.matcher(text);
            while (link.find()) {
                if (!anchors.contains(link.group(1))) {
                    findings.add(
                            file.finding(
                                    line,
                                    "there is no docs/FORMULATION.md#" + link.group(1),
                                    "name an anchor of that page"));
                }
            }
        }
        return findings;
    }

    /// The anchors of a Markdown page: of its headings, as GitHub makes them, and those set as
    /// HTML.
    static Set<String> anchors(String markdown) {
        Set<String> anchors = new HashSet<>();
        for (String line : markdown.lines().toList()) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                anchors.add(
                        heading.group(1)
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                                .replace(' ', '-'));
            }
        }
        anchors.addAll(explicitAnchors(markdown));
        return anchors;
    }

    /// The anchors that a page sets as HTML, in order.
    static Set<String> explicitAnchors(String markdown) {
        Set<String> anchors = new LinkedHashSet<>();
        Matcher explicit = EXPLICIT.matcher(markdown);
        while (explicit.find()) {
            anchors.add(explicit.group(1));
        }
        return anchors;
    }

    /// The anchors of `docs/FORMULATION.md` that no source links to.
    ///
    /// @param anchors those that the page sets for sources, from [#explicitAnchors]
    static Set<String> unlinked(List<SourceFile> files, Set<String> anchors) {
        Set<String> unlinked = new LinkedHashSet<>(anchors);
        for (SourceFile file : files) {
            Matcher link = LINK.matcher(file.text());
            while (link.find()) {
                unlinked.remove(link.group(1));
            }
        }
        return unlinked;
    }
}
