package org.commonwatt.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What holds for every page that we write.
final class PageChecks {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)((?:\\s[^<>]*)?)>");
    private static final Set<String> VOID = Set.of("meta");

    private PageChecks() {}

    static void check(String page) {
        assertThat(page).startsWith("<!doctype html>\n<html lang=\"en\">");
        balanced(page);
        assertThat(page)
                .doesNotContainIgnoringCase("<script")
                .doesNotContain("http://", "https://", "src=", "@import", "url(")
                .doesNotContain("NaN", "Infinity", ">null<", "undefined")
                .contains("default-src 'none'".replace("'", "&#39;"))
                .contains("prefers-color-scheme: dark");
        for (String picture : all(page, "<svg [^>]*>")) {
            assertThat(picture).contains("role=\"img\"").contains("aria-label=\"");
        }
    }

    private static void balanced(String page) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(page);
        while (tag.find()) {
            if (VOID.contains(tag.group(2))) {
                continue;
            }
            if (tag.group(1).isEmpty()) {
                open.push(tag.group(2));
            } else {
                assertThat(open.pop()).isEqualTo(tag.group(2));
            }
        }
        assertThat(open).isEmpty();
    }

    static List<String> all(String page, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    /// The section of a page with an id.
    static String section(String page, String id) {
        int start = page.indexOf("id=\"" + id + "\"");
        assertThat(start).as("section " + id).isPositive();
        return page.substring(start, page.indexOf("</section>", start));
    }
}
