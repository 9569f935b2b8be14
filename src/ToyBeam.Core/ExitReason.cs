namespace ToyBeam.Core;

/// <summary>Why a process ended. An opaque term, compared by name; kept unchanged from hop to hop over links.</summary>
/// <remarks>Source: Erlang reference manual, "Processes", exit reasons. A text converts to a reason of that name.</remarks>
public sealed class ExitReason : IEquatable<ExitReason>
{
    /// <summary>The process ran out of things to do.</summary>
    public static readonly ExitReason Normal = new("normal");

    /// <summary>Untrappable when sent by exit/2; an ordinary reason when it arrives over a link.</summary>
    public static readonly ExitReason Kill = new("kill");

    /// <summary>What a process ends with that was ended by <see cref="Kill"/>.</summary>
    public static readonly ExitReason Killed = new("killed");

    /// <summary>A link was asked for with a process that is not there.</summary>
    public static readonly ExitReason NoProc = new("noproc");

    /// <summary>An instruction asked for something that cannot be, such as a name that nobody has.</summary>
    public static readonly ExitReason BadArg = new("badarg");

    /// <summary>The reason of <see cref="Beam.Crash"/>.</summary>
    public static readonly ExitReason Crash = new("crash");

    /// <summary>The reason of <see cref="Beam.Fail"/>.</summary>
    public static readonly ExitReason Failed = new("failed");

    /// <summary>A spawn exceeded the number of processes that a machine can hold.</summary>
    public static readonly ExitReason SystemLimit = new("system_limit");

    /// <summary>A reason with a name.</summary>
    /// <param name="name">Not empty.</param>
    public ExitReason(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>The reason of a process whose code threw.</summary>
    public ExitReason(Exception exception) : this($"{exception.GetType().Name}: {exception.Message}") => Exception = exception;

    /// <summary>The reason as text; two reasons are equal when their names are.</summary>
    public string Name { get; }

    /// <summary>What the process's code threw, when that is how it ended; no part of equality.</summary>
    public Exception? Exception { get; }

    /// <summary>Whether this is the reason <c>normal</c>, which harms nobody.</summary>
    public bool IsNormal => Equals(Normal);

    /// <summary>A reason of that name.</summary>
    public static implicit operator ExitReason(string name) => new(name);

    /// <summary>A reason of that name.</summary>
    public static ExitReason FromString(string name) => new(name);

    /// <inheritdoc/>
    public bool Equals(ExitReason? other) => other is not null && (ReferenceEquals(this, other) || string.Equals(Name, other.Name, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ExitReason other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((int)Hashing.Of(Name));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
