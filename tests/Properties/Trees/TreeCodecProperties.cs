using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Trees;

/// <summary>The decoder takes any bytes: a tree or a sentence.</summary>
public sealed class TreeCodecProperties
{
    private const string Race = "main {\n  c = spawn { crash; }\n  link c;\n  receive \"CRASH: P.1\";\n}";

    /// <summary>Tokens of released versions hold these bytes.</summary>
    [Fact]
    public void The_bytes_of_a_tree_are_these() =>
        Assert.Equal(
            "03046D61696E01630A43524153483A20502E31" + "010000" + "03" + "110101" + "08" + "0303" + "0201" + "0102" + "00",
            Convert.ToHexString(TreeCodec.Encode(ProgramTree.Parse(Race))));

    /// <summary>Likewise; every statement and pattern that the first version did not have.</summary>
    [Theory]
    [InlineData("send @m \"m\";", "0D0000")]
    [InlineData("exit self m;", "0E0000")]
    [InlineData("receive { after 300 -> { crash; } }", "0F00AC020108")]
    [InlineData("spawn_monitor { }", "1800")]
    [InlineData("spawn_monitor server { }", "1C00")]
    [InlineData("monitor self;", "2000")]
    [InlineData("monitor @m;", "2200")]
    [InlineData("m = monitor m;", "210002")]
    [InlineData("m = monitor @m;", "230000")]
    [InlineData("register self @m;", "240000")]
    [InlineData("unregister @m;", "2500")]
    [InlineData("whereis @m;", "2600")]
    [InlineData("alive self;", "2700")]
    [InlineData("demonitor self;", "2800")]
    [InlineData("demonitor @m info;", "2B00")]
    [InlineData("demonitor self flush;", "2C00")]
    [InlineData("demonitor self info flush;", "2E00")]
    [InlineData("receive down self;", "0201040000")]
    [InlineData("receive down self m;", "020105000000")]
    [InlineData("receive down @m;", "0201060000")]
    [InlineData("receive down @m m;", "020107000000")]
    public void The_bytes_of_a_statement_are_these(string statement, string bytes)
    {
        // The process is called as everything else is, so that there is one string.
        var tree = ProgramTree.Parse($"m {{ {statement} }}");
        Assert.Equal("01016D" + "010000" + "01" + bytes, Convert.ToHexString(TreeCodec.Encode(tree)));
        Assert.Equal(tree, TreeCodec.Decode(TreeCodec.Encode(tree)));
    }

    [Theory]
    [InlineData("", "the bytes end too early (at byte 0 of 0)")]
    [InlineData("00", "the bytes end too early (at byte 1 of 1)")]
    [InlineData("0000", "Expected a process: NAME {…} or server NAME {…}. (at byte 2 of 2)")]
    [InlineData("FFFFFFFF07", "2147483647 strings do not fit into 0 bytes (at byte 5 of 5)")]
    [InlineData("FFFFFFFFFF01", "a number is too large (at byte 5 of 6)")]
    [InlineData("FFFFFFFF7F", "a number is too large (at byte 5 of 5)")]
    [InlineData("8000", "a number is longer than it needs to be (at byte 2 of 2)")]
    [InlineData("0102FF61", "a string is no UTF-8 (at byte 4 of 4)")]
    [InlineData("010109", "a string holds a control character (at byte 3 of 3)")]
    [InlineData("01046D61696E0100007F", "127 statements do not fit into 0 bytes (at byte 10 of 10)")]
    [InlineData("01046D61696E01000000FF", "bytes follow the tree's end (at byte 10 of 11)")]
    [InlineData("01046D61696E010100", "there is no string 1 (at byte 8 of 9)")]
    [InlineData("0103656E64010000", "`end` is no name (at byte 7 of 8)")]
    [InlineData("01016D01000200", "2 is no server mark (at byte 6 of 7)")]
    [InlineData("01016D0100000130", "48 is no statement (at byte 8 of 8)")]
    [InlineData("01016D010000011A", "a spawn links or monitors, not both (at byte 8 of 8)")]
    [InlineData("01016D01000001020108", "8 is no pattern (at byte 10 of 10)")]
    [InlineData("01016D010000010F00" + "81A8D6B90700", "2000000001 is too long a time (at byte 14 of 15)")]
    [InlineData("01016D010000010F00" + "00" + "7F", "127 statements do not fit into 0 bytes (at byte 11 of 11)")]
    [InlineData("01016D0100000125" + "01", "there is no string 1 (at byte 9 of 9)")]
    [InlineData("020473656E64016D0101000125" + "00", "`send` is no name (at byte 14 of 14)")]
    [InlineData("02016D016301000001" + "27" + "03", "Found `c`, expected `self`, `parent` or a name in scope (m). (at byte 11 of 11)")]
    [InlineData("01016D010000010081A8D6B907", "2000000001 is too much work (at byte 13 of 13)")]
    [InlineData("01016D0100000101" + "0100", "Found `parent`, expected a process that exists: a static process has no parent. (at byte 10 of 10)")]
    [InlineData("01016D02" + "000000" + "000000", "Found `m`, expected another name: a process of this name exists already. (at byte 10 of 10)")]
    public void Bad_bytes_give_a_sentence(string hex, string sentence)
    {
        var error = Assert.Throws<FormatException>(() => TreeCodec.Decode(Convert.FromHexString(hex)));
        Assert.Equal($"No program tree: {sentence}.", error.Message);
    }

    [Fact]
    public void Deep_nesting_ends_with_a_sentence_and_not_with_the_stack()
    {
        byte[] bytes = [1, 1, (byte)'m', 1, 0, 0, .. Enumerable.Repeat((byte[])[1, 16], 100_000).SelectMany(pair => pair)];
        var error = Assert.Throws<FormatException>(() => TreeCodec.Decode(bytes));
        Assert.StartsWith("No program tree: blocks nest deeper than 200 ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mutated_encoding_is_a_tree_or_a_sentence()
    {
        var seeds = Sample.Trees(100).Select(TreeCodec.Encode).ToList();
        var draw = new Draws(1);
        var trees = 0;
        for (var i = 0; i < 50_000; i++)
        {
            var bytes = seeds[draw.Below(seeds.Count)].ToArray();
            for (var n = draw.Below(3); n >= 0; n--)
                bytes[draw.Below(bytes.Length)] = (byte)draw.Below(256);
            if (TryDecode(bytes.AsSpan(0, draw.Below(4) == 0 ? draw.Below(bytes.Length + 1) : bytes.Length)) is not { } tree)
                continue;
            trees++;
            Assert.Equal(tree, TreeCodec.Decode(TreeCodec.Encode(tree)));
        }
        Assert.InRange(trees, 1_000, 49_000);
    }

    private static ProgramTree? TryDecode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return TreeCodec.Decode(bytes);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
