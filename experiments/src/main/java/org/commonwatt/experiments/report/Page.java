package org.commonwatt.experiments.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.commonwatt.experiments.report.chart.Html;

/// The frame of a page that needs nothing but itself.
final class Page {
    private static final String SHEET = sheet();

    private Page() {}

    /// A whole document around `body`.
    static String of(String title, Html body) {
        Html html = Html.empty().open("html", "lang", "en").newLine().open("head");
        html.open("meta", "charset", "utf-8");
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.open("meta", "name", "color-scheme", "content", "light dark");
        // Nothing is loaded and nothing runs, whatever a file name or a participant id contains.
        html.open(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'");
        html.leaf("title", title).style(SHEET).close().newLine();
        html.open("body").open("main").add(body).close().close().close();
        return "<!doctype html>\n" + html + "\n";
    }

    private static String sheet() {
        try (InputStream in = Page.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing from the jar.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
