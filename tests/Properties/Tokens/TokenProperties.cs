using ToyBeam.Core;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Properties.Tokens;

/// <summary>Printing and parsing are inverse; every slip of a hand is noticed.</summary>
public sealed class TokenProperties
{
    private const string Symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    [Fact]
    public void A_token_is_read_back_as_it_was()
    {
        var tokens = new RandomTokens(1);
        for (var i = 0; i < 10_000; i++)
        {
            var token = tokens.Next();
            var read = Token.Parse(token.ToString());
            Assert.Equal(token, read);
            Assert.Equal(token.GetHashCode(), read.GetHashCode());
            Assert.Equal(token.ToString(), read.ToString());
        }
    }

    [Fact]
    public void Different_tokens_have_different_texts()
    {
        var tokens = new RandomTokens(2);
        var byText = new Dictionary<string, Token>();
        for (var i = 0; i < 10_000; i++)
        {
            var token = tokens.Next();
            Assert.Equal(token, byText.TryAdd(token.ToString(), token) ? token : byText[token.ToString()]);
        }
    }

    [Fact]
    public void Case_dashes_blanks_around_and_look_alikes_make_no_difference()
    {
        var tokens = new RandomTokens(3);
        for (var i = 0; i < 300; i++)
        {
            var token = tokens.Next();
            var text = token.ToString();
            var symbols = text[Token.Prefix.Length..];
            Assert.Equal(token, Token.Parse(text.ToUpperInvariant().ToLowerInvariant()));
            Assert.Equal(token, Token.Parse($" \t{text}\r\n"));
            Assert.Equal(token, Token.Parse(Token.Prefix + symbols.Replace("-", "", StringComparison.Ordinal)));
            Assert.Equal(token, Token.Parse(Token.Prefix + string.Join('-', symbols.ToCharArray())));
            Assert.Equal(token, Token.Parse("tbi-" + symbols.Replace('0', 'o').Replace('1', 'l')));
            Assert.Equal(token, Token.Parse("TBL-" + symbols.Replace('0', 'O').Replace('1', 'I')));
        }
    }

    [Fact]
    public void Every_replacement_of_one_symbol_is_rejected()
    {
        foreach (var text in Printed(seed: 4, count: 1000))
        {
            var typed = text.ToCharArray();
            for (var i = Token.Prefix.Length; i < text.Length; i++)
            {
                foreach (var symbol in Symbols)
                {
                    typed[i] = symbol;
                    if (symbol != text[i] && text[i] != '-')
                    {
                        Rejected(new string(typed));
                    }
                }
                typed[i] = text[i];
            }
        }
    }

    [Fact]
    public void Every_swap_of_different_neighbours_is_rejected()
    {
        foreach (var text in Printed(seed: 5, count: 1000))
        {
            var symbols = text[Token.Prefix.Length..].Replace("-", "", StringComparison.Ordinal).ToCharArray();
            for (var i = 1; i < symbols.Length; i++)
            {
                (symbols[i - 1], symbols[i]) = (symbols[i], symbols[i - 1]);
                if (symbols[i - 1] != symbols[i])
                {
                    Rejected(Token.Prefix + new string(symbols));
                }
                (symbols[i - 1], symbols[i]) = (symbols[i], symbols[i - 1]);
            }
        }
    }

    [Fact]
    public void Every_missing_and_every_extra_symbol_is_rejected()
    {
        foreach (var text in Printed(seed: 6, count: 20))
        {
            for (var i = Token.Prefix.Length; i <= text.Length; i++)
            {
                if (i < text.Length && text[i] != '-')
                {
                    Rejected(text.Remove(i, 1));
                }
                foreach (var symbol in Symbols)
                {
                    Rejected(text.Insert(i, symbol.ToString()));
                }
            }
        }
    }

    [Fact]
    public void Three_deviations_of_a_named_program_take_at_most_70_characters()
    {
        foreach (var (first, second, third) in new[] { ("P", "P.1", "P"), ("P", "Q", "R"), ("Q", "R", "Q") })
        {
            Deviation[] deviations =
            [
                new(new Anchor(first, 1, 0), new ScheduledChoice(ChoiceKind.Run, second)),
                new(new Anchor(second, 2, 0), new ScheduledChoice(ChoiceKind.Run, third)),
                new(new Anchor(first, 9, 0), new ScheduledChoice(ChoiceKind.Run, third)),
            ];
            var token = new ScheduleToken(new MachineOptions(), new NamedTarget("ex7", []), uint.MaxValue, new Schedule([.. deviations]), ushort.MaxValue, ushort.MaxValue);
            Assert.InRange(token.ToString().Length, 1, 75);
        }
    }

    private static IEnumerable<string> Printed(ulong seed, int count)
    {
        var tokens = new RandomTokens(seed);
        while (count > 0)
        {
            var text = tokens.Next().ToString();
            if (text.Length < 120)
            {
                count--;
                yield return text;
            }
        }
    }

    private static void Rejected(string text)
    {
        if (Token.TryParse(text, out var token, out var problem) || !problem.Contains("typo", StringComparison.Ordinal))
        {
            Assert.Fail($"{text} was read as {token}; {problem}");
        }
    }
}
