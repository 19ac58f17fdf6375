package org.commonwatt.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page of the product's documents.
///
/// @param place its path from the repository's root
/// @param text its Markdown
record MarkdownPage(String place, String text) {
    private static final Pattern FENCE =
            Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern COMMAND =
            Pattern.compile("^(?:    )?(?:\\./)?commonwatt (.+)$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    /// A block of code.
    ///
    /// @param language the word behind the opening fence
    /// @param text the lines between the fences
    record Fence(String language, String text) {}

    /// The pages at the root and below `docs`.
    static List<MarkdownPage> all(Path root) {
        List<MarkdownPage> pages = new ArrayList<>();
        try (Stream<Path> top = Files.list(root);
                Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .forEach(file -> pages.add(of(root, root.relativize(file).toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    static MarkdownPage of(Path root, String place) {
        try {
            return new MarkdownPage(place, Files.readString(root.resolve(place)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The blocks of a language, in order.
    List<Fence> fences(String language) {
        return FENCE.matcher(text)
                .results()
                .map(fence -> new Fence(fence.group(1), fence.group(2)))
                .filter(fence -> fence.language().equals(language))
                .toList();
    }

    /// What the page links to, code left out.
    List<String> links() {
        Matcher link = LINK.matcher(FENCE.matcher(text).replaceAll(""));
        return link.results().map(found -> found.group(1)).toList();
    }

    /// The arguments of every line of code that calls `commonwatt`.
    List<List<String>> commands() {
        return COMMAND.matcher(text)
                .results()
                .map(line -> line.group(1).replaceFirst("\\s+#.*", "").strip())
                .map(line -> List.of(line.split("\\s+", -1)))
                .toList();
    }
}
