using System.Text;

namespace ToyBeam.Sim.Trees;

/// <summary>What a token is. <c>Bad</c> is text that is none: the parser reports it when it gets there, so that the first error is reported first.</summary>
internal enum LexemeKind
{
    Word,
    Registered,
    Number,
    Text,
    Symbol,
    Bad,
    End,
}

/// <summary>A piece of the text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The word, the registered name without its <c>@</c>, the digits, the text without quotes, the symbol; for <c>Bad</c> what was found.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Expected">For <c>Bad</c>: what was expected instead; else null.</param>
internal sealed record Lexeme(LexemeKind Kind, string Value, int Line, int Column, string? Expected = null)
{
    /// <summary>How an error calls it.</summary>
    internal string Found => Kind switch
    {
        LexemeKind.End => "end of text",
        LexemeKind.Bad => Value,
        LexemeKind.Registered => $"`@{Shorten(Value)}`",
        LexemeKind.Text => $"text \"{Shorten(Value.Replace("\n", "\\n", StringComparison.Ordinal))}\"",
        _ => $"`{Shorten(Value)}`",
    };

    private static string Shorten(string value)
    {
        if (value.Length <= 24)
            return value;
        return string.Concat(value.AsSpan(0, char.IsHighSurrogate(value[20]) ? 20 : 21), "…");
    }
}

/// <summary>Cuts a text into tokens. Never fails: what is no token becomes a <see cref="LexemeKind.Bad"/> one.</summary>
internal sealed class TreeLexer
{
    private readonly string _text;
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private TreeLexer(string text) => _text = text;

    /// <summary>All tokens in order; the last, and only the last, is <see cref="LexemeKind.End"/>.</summary>
    internal static List<Lexeme> Read(string text)
    {
        var lexer = new TreeLexer(text);
        var tokens = new List<Lexeme>();
        do
            tokens.Add(lexer.Next());
        while (tokens[^1].Kind != LexemeKind.End);
        return tokens;
    }

    private Lexeme Next()
    {
        SkipBlank();
        var start = _at;
        if (start == _text.Length)
            return Make(LexemeKind.End, start, "");
        var c = _text[start];
        if (c == '"')
            return ReadText();
        if (TreeWords.IsWordStart(c))
        {
            SkipWord();
            var word = _text[start.._at];
            return Make(word == "_" ? LexemeKind.Symbol : LexemeKind.Word, start, word);
        }
        if (char.IsAsciiDigit(c) || (c == '-' && char.IsAsciiDigit(Peek(1))))
        {
            _at++;
            SkipWord();
            return Number(start, _text[start.._at]);
        }
        if (c == '-' && Peek(1) == '>')
        {
            _at += 2;
            return Make(LexemeKind.Symbol, start, "->");
        }
        if (c == '@')
            return Registered(start);
        if ("{};=".Contains(c, StringComparison.Ordinal))
        {
            _at++;
            return Make(LexemeKind.Symbol, start, c.ToString());
        }
        return Stranger();
    }

    /// <summary>A registered name: no blank stands between the <c>@</c> and the word.</summary>
    private Lexeme Registered(int start)
    {
        _at++;
        SkipWord();
        var word = _text[(start + 1).._at];
        return TreeWords.IsWord(word)
            ? Make(LexemeKind.Registered, start, word)
            : Make(LexemeKind.Bad, start, $"`@{word}`", "a word directly behind the `@`");
    }

    private Lexeme Number(int start, string digits) =>
        digits.AsSpan(1).ContainsAnyExceptInRange('0', '9')
            ? Make(LexemeKind.Bad, start, $"`{digits}`", "a number, or a word that does not begin with a digit")
            : Make(LexemeKind.Number, start, digits);

    /// <summary>A character that begins no token.</summary>
    private Lexeme Stranger()
    {
        var start = _at;
        _ = Rune.DecodeFromUtf16(_text.AsSpan(start), out var rune, out var length);
        _at += length;
        var found = char.IsControl(_text[start]) || rune == Rune.ReplacementChar ? $"U+{(int)_text[start]:X4}" : $"`{rune}`";
        return Make(LexemeKind.Bad, start, found, "a word, a number, a \"text\" or one of { } ; = -> _ @");
    }

    private Lexeme ReadText()
    {
        var start = _at++;
        var value = new StringBuilder();
        for (; _at < _text.Length && _text[_at] != '\n'; _at++)
        {
            var c = _text[_at];
            if (c == '"')
            {
                _at++;
                var text = value.ToString();
                return TreeWords.IsText(text)
                    ? Make(LexemeKind.Text, start, text)
                    : Make(LexemeKind.Bad, start, "a text with half a surrogate pair", "well-formed Unicode");
            }
            if (c == '\r' && Peek(1) is '\n' or '\0')
                break;
            if (char.IsControl(c))
                return Make(LexemeKind.Bad, _at, $"control character U+{(int)c:X4} in a text", "printable characters; a line end is written \\n", skip: 1);
            if (c != '\\')
            {
                value.Append(c);
                continue;
            }
            var escaped = Peek(1);
            if (escaped is not ('"' or '\\' or 'n'))
                return BadEscape();
            value.Append(escaped == 'n' ? '\n' : escaped);
            _at++;
        }
        return Make(LexemeKind.Bad, start, "a text without an end", "a closing `\"` on the same line");
    }

    private Lexeme BadEscape()
    {
        var c = Peek(1);
        var found = _at + 1 == _text.Length || char.IsControl(c) || char.IsSurrogate(c) ? "`\\`" : $"`\\{c}`";
        return Make(LexemeKind.Bad, _at, found, "one of the escapes \\\" \\\\ \\n", skip: 1);
    }

    private Lexeme Make(LexemeKind kind, int start, string value, string? expected = null, int skip = 0)
    {
        _at += skip;
        return new(kind, value, _line, start - _lineStart + 1, expected);
    }

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private void SkipWord()
    {
        while (_at < _text.Length && TreeWords.IsWordPart(_text[_at]))
            _at++;
    }

    /// <summary>Skips space, line ends, comments, and the byte order mark that some editors put in front.</summary>
    private void SkipBlank()
    {
        for (; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c == '#')
            {
                var end = _text.IndexOf('\n', _at);
                _at = end < 0 ? _text.Length : end;
                if (_at == _text.Length)
                    return;
                c = '\n';
            }
            if (c == '\n')
                (_line, _lineStart) = (_line + 1, _at + 1);
            else if (c is not (' ' or '\t' or '\r') && !(c == '\uFEFF' && _at == 0))
                return;
        }
    }
}
