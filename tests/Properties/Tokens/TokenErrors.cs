using ToyBeam.Sim.Tokens;

namespace ToyBeam.Properties.Tokens;

/// <summary>What is said about a text that is no token; each kind of mistake has its own sentence.</summary>
public sealed class TokenErrors
{
    private const string Typo = "The token has a typo, or a part of it is missing: its checksum does not fit.";

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("   ", "\"\"")]
    [InlineData("TB1", "\"TB1\"")]
    [InlineData("TB-1", "\"TB-1\"")]
    [InlineData("TB0-00", "\"TB0-00\"")]
    [InlineData("TB02-00", "\"TB02-00\"")]
    [InlineData("TB9999999999-00", "\"TB9999999999-00\"")]
    [InlineData("findings/lost-update.tbtrace", "\"findings/lost-update…\"")]
    public void No_token(string text, string shown) => Check(TokenProblem.NotAToken, $"{shown} is no replay token: those begin with TB1-", text);

    [Fact]
    public void Null_is_no_token()
    {
        Check(TokenProblem.NotAToken, "\"\" is no replay token: those begin with TB1-", null);
    }

    [Theory]
    [InlineData("TB2-", "format 2")]
    [InlineData("tb2-ABCDE", "format 2")]
    [InlineData("TB10-not even symbols: ü", "format 10")]
    public void A_newer_format(string text, string what) => Check(TokenProblem.NewerVersion, Newer(what), text);

    [Theory]
    [InlineData("TB1-2U", 6, "\"U\"")]
    [InlineData("  TB1-2-u", 9, "\"u\"")]
    [InlineData("TB1-2000 0", 9, "U+0020")]
    [InlineData("TB1-0\0", 6, "U+0000")]
    [InlineData("TB1-ü", 5, "\"ü\"")]
    [InlineData("TB1-\u0131", 5, "\"\u0131\"")]
    [InlineData("TB1-\U0001D538", 5, "U+D835")]
    public void A_character_that_is_no_symbol(string text, int place, string shown) =>
        Check(TokenProblem.NotASymbol, $"Character {place} of the token is {shown}, which no token has: its symbols are digits and letters except U.", text);

    [Theory]
    [InlineData("TB1-")]
    [InlineData("TB1----")]
    [InlineData("TB1-0")]
    [InlineData("TB1-00000-000")]
    [InlineData("TB1-20000-00000-00000")]
    public void A_typo(string text) => Check(TokenProblem.Typo, Typo, text);

    [Theory]
    [InlineData("20", "kind 20")]
    [InlineData("12", "kind 12")]
    [InlineData("FF", "kind FF")]
    [InlineData("10 02", "rules 2")]
    [InlineData("10 00 03", "delivery 3")]
    [InlineData("10 00 00 04", "granularity 4")]
    [InlineData("10 00 00 00 00 00 02 78 02", "default scheduler 2")]
    public void A_newer_body(string hex, string what) => Check(TokenProblem.NewerVersion, Newer(what), Printed(hex));

    [Theory]
    [InlineData("00", "there is no kind 00")]
    [InlineData("10 00 00 00 00", "it ends too early")]
    [InlineData("10 00 00 00 00 FF FF FF FF 08", "a number is too large")]
    [InlineData("10 00 00 00 00 FF FF FF FF FF FF FF FF FF 02", "a number is too large")]
    [InlineData("11 00 00 00 00 00 02 78 01 78 FF FF FF FF FF FF FF FF FF 02 00 01", "a number is too large")]
    [InlineData("10 00 00 00 00 00 00 01 00", "its program tree cannot be read (No program tree: the bytes end too early (at byte 1 of 1))")]
    [InlineData("10 00 00 00 00 00 02 0A", "a name in it is empty or not printable")]
    [InlineData("10 00 00 00 00 00 02 80", "a name in it is empty or not printable")]
    [InlineData("10 00 00 00 00 00 01", "a name in it is empty or not printable")]
    [InlineData("10 00 00 00 00 00 03 78 FF FF FF FF 07", "it ends too early")]
    [InlineData("10 00 00 00 00 00 02 78 01 00 00 00 00 FF FF FF FF 07", "it ends too early")]
    [InlineData("10 00 00 00 00 00 02 78 01 00 00 00 00 01 06 00", "there is no process 3 in its table")]
    [InlineData("10 00 00 00 00 00 02 78 01 00 00 00 00 01 00 00 00 00", "a deviation chooses no process")]
    [InlineData("10 00 00 00 00 00 02 78 01 00 00 00 00 01 01 03 00 01 00 00 00", "there is no choice of kind 3")]
    [InlineData("10 00 00 00 00 00 02 78 01 00 00 00 00 01 00 01 01 00 00 00", "\"P.0\" is no path of a process")]
    [InlineData("10 00 00 00 00 00 02 78 01 00 00 00 00 02 02 00 FF FF FF FF 07 01 02 01 01 00 00", "a process takes too many steps")]
    [InlineData("10 00 00 00 00 00 02 78 01 00 00 00 00 01 02 00 00 02 00 00 00", "its table has P twice")]
    [InlineData("10 00 00 00 00 00 02 78 01 00 00 00 00 00 00 00 00 00 00", "something follows its end")]
    [InlineData("10 00 00 00 00 80 00 02 78 01 00 00 00 00 00 00 00 00 00", "it says the same in another way than ToyBeam does")]
    [InlineData("10 00 00 00 00 90 4E 02 78 01 00 00 00 00 00 00 00 00 00", "it says the same in another way than ToyBeam does")]
    public void A_body_that_makes_no_sense(string hex, string why) => Check(TokenProblem.Malformed, $"The token is malformed: {why}.", Printed(hex));

    [Fact]
    public void The_smallest_body_is_a_token() => Assert.IsType<ScheduleToken>(Token.Parse(Printed("10 00 00 00 00 00 02 78 01 00 00 00 00 00 00 00 00 00")));

    /// <summary>A token with these bytes before a checksum that fits.</summary>
    private static string Printed(string hex)
    {
        var body = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        return Token.Prefix + Crockford.Encode([.. body, .. BitConverter.GetBytes(Crc32C.Of(body))]);
    }

    private static string Newer(string what) => $"This token is from a newer version of ToyBeam ({what}): read it with the version that printed it.";

    private static void Check(TokenProblem problem, string sentence, string? text)
    {
        var exception = Assert.Throws<TokenFormatException>(() => Token.Parse(text!));
        Assert.Equal((problem, sentence), (exception.Problem, exception.Message));
        Assert.False(Token.TryParse(text, out _, out var told));
        Assert.Equal(sentence, told);
    }
}
