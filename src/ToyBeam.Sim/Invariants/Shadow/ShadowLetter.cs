using ToyBeam.Core;

namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>A message as an invariant remembers it: whose how-many-eth signal it is, and what it says.</summary>
internal readonly record struct ShadowLetter(int Sender, int Number, object? Message)
{
    /// <summary>Where the letter with that identity lies; -1 for nowhere.</summary>
    public static int Find(ReadOnlySpan<ShadowLetter> letters, int sender, int number)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i].Number == number && letters[i].Sender == sender)
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>Where the oldest DOWN of a monitor lies; -1 for nowhere.</summary>
    public static int FindDown(ReadOnlySpan<ShadowLetter> letters, object? reference)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i].Message is DownMessage down && ReferenceEquals(down.Ref, reference))
            {
                return i;
            }
        }
        return -1;
    }
}
