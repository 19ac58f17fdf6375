package org.commonwatt.experiments.network.matlab;

import org.commonwatt.experiments.network.matlab.Token.Kind;

/// Splits a text into tokens, one at a time. Comments (`%`, `#`, `%{ … %}`) and continued lines
/// (`...`) vanish.
final class Tokens {
    private static final String[] LONG_SYMBOLS = {".*", "./", ".^", ".'", "==", "~=", "<=", ">="};

    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;
    private boolean afterValue;
    private Token current;

    Tokens(String text) throws MatlabRefusal {
        this.text = text;
        current = read();
    }

    /// The token that comes next.
    Token peek() {
        return current;
    }

    /// The token that comes next; it is taken.
    Token take() throws MatlabRefusal {
        Token taken = current;
        current = read();
        return taken;
    }

    private Token read() throws MatlabRefusal {
        boolean space = skipBlanks();
        if (at >= text.length()) {
            return token(Kind.END, "", at, space);
        }
        int start = at;
        char c = text.charAt(at);
        if (c == '\n') {
            Token token = token(Kind.NEW_LINE, "", ++at, space);
            newLine();
            return token;
        }
        if (isDigit(c) || (c == '.' && isDigit(charAt(at + 1)))) {
            skipNumber();
            return token(Kind.NUMBER, text.substring(start, at), start, space);
        }
        if (isNameStart(c)) {
            while (isNameStart(charAt(at)) || isDigit(charAt(at))) {
                at++;
            }
            return token(Kind.NAME, text.substring(start, at), start, space);
        }
        boolean transpose = c == '\'' && afterValue && !space;
        if (c == '"' || (c == '\'' && !transpose)) {
            return quoted(c, start, space);
        }
        for (String symbol : LONG_SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                at += symbol.length();
                return token(Kind.SYMBOL, symbol, start, space);
            }
        }
        at++;
        return token(Kind.SYMBOL, String.valueOf(c), start, space);
    }

    private Token token(Kind kind, String word, int start, boolean space) {
        afterValue =
                switch (kind) {
                    case NUMBER, NAME, TEXT -> true;
                    case SYMBOL -> ")]}'".contains(word);
                    default -> false;
                };
        char next = charAt(at);
        boolean blank = next == ' ' || next == '\t' || next == '\n' || next == '\r';
        return new Token(kind, word, line, Math.max(1, start - lineStart + 1), space, blank);
    }

    private Token quoted(char quote, int start, boolean space) throws MatlabRefusal {
        var word = new StringBuilder();
        at++;
        while (charAt(at) != quote || charAt(at + 1) == quote) {
            if (at >= text.length() || charAt(at) == '\n') {
                throw new MatlabRefusal(
                        line, start - lineStart + 1, "A quote is not closed.", null);
            }
            at += charAt(at) == quote ? 1 : 0;
            word.append(text.charAt(at++));
        }
        at++;
        return token(Kind.TEXT, word.toString(), start, space);
    }

    private void skipNumber() {
        skipDigits();
        // In `1./x` the dot belongs to the operator.
        boolean operator = charAt(at) == '.' && "*/^'".indexOf(charAt(at + 1)) >= 0;
        if (charAt(at) == '.' && !operator) {
            at++;
            skipDigits();
        }
        if ("eEdD".indexOf(charAt(at)) >= 0) {
            boolean sign = "+-".indexOf(charAt(at + 1)) >= 0;
            if (isDigit(charAt(at + (sign ? 2 : 1)))) {
                at += sign ? 2 : 1;
                skipDigits();
            }
        }
    }

    private void skipDigits() {
        while (isDigit(charAt(at))) {
            at++;
        }
    }

    /// Skips blanks, comments and continued line ends; whether there were any.
    private boolean skipBlanks() {
        int start = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r' || c == '\uFEFF') {
                at++;
            } else if (c == '%' || c == '#') {
                skipComment();
            } else if (text.startsWith("...", at)) {
                skipLine();
                if (at < text.length()) {
                    at++;
                    newLine();
                }
            } else {
                break;
            }
        }
        return at > start;
    }

    private void skipComment() {
        if (!isBlockMark('{')) {
            skipLine();
            return;
        }
        int depth = 0;
        do {
            depth += isBlockMark('{') ? 1 : isBlockMark('}') ? -1 : 0;
            skipLine();
            if (depth > 0 && at < text.length()) {
                at++;
                newLine();
                while (charAt(at) == ' ' || charAt(at) == '\t') {
                    at++;
                }
            }
        } while (depth > 0 && at < text.length());
    }

    /// Whether `%{` or `%}` stands here, alone on its line.
    private boolean isBlockMark(char brace) {
        char c = charAt(at);
        if ((c != '%' && c != '#') || charAt(at + 1) != brace) {
            return false;
        }
        int end = text.indexOf('\n', at);
        return text.substring(lineStart, end < 0 ? text.length() : end).strip().length() == 2;
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private void newLine() {
        line++;
        lineStart = at;
    }

    private char charAt(int position) {
        return position < text.length() ? text.charAt(position) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
