namespace ToyBeam.Core;

/// <summary>One clause of a receive: a pattern and how to go on with the message that it matches. Make it with <see cref="Beam"/>.</summary>
public abstract class Clause
{
    private protected Clause()
    {
    }

    /// <summary>Whether the pattern matches; runs a guard at most, never code that goes on.</summary>
    public abstract bool Matches(object message);

    internal abstract Code Run(object message);

    /// <summary>The pattern as text, for reports: a type's name, a literal, <c>_</c>.</summary>
    public abstract override string ToString();

    internal sealed class OfType<T>(Func<T, Code> next) : Clause where T : notnull
    {
        public override bool Matches(object message) => message is T;

        internal override Code Run(object message) => next((T)message);

        public override string ToString() => typeof(T).Name;
    }

    internal sealed class Guarded<T>(Func<T, bool> when, Func<T, Code> next, string text) : Clause where T : notnull
    {
        public override bool Matches(object message) => message is T typed && when(typed);

        internal override Code Run(object message) => next((T)message);

        public override string ToString() => $"{typeof(T).Name} when {text}";
    }

    internal sealed class Equal(object value, Func<Code> next) : Clause
    {
        public override bool Matches(object message) => value.Equals(message);

        internal override Code Run(object message) => next();

        public override string ToString() => Literal.Of(value);
    }

    internal sealed class Anything(Func<object, Code> next) : Clause
    {
        public override bool Matches(object message) => true;

        internal override Code Run(object message) => next(message);

        public override string ToString() => "_";
    }

    internal sealed class ExitOf(Pid from, ExitReason? reason, Func<Code> next) : Clause
    {
        public override bool Matches(object message) =>
            message is ExitMessage exit && ReferenceEquals(exit.From, from) && (reason is null || reason.Equals(exit.Reason));

        internal override Code Run(object message) => next();

        public override string ToString() => reason is null ? $"exit {from}" : $"exit {from} {reason}";
    }

    internal sealed class DownOf(Pid? of, string? name, ExitReason? reason, Func<Code> next) : Clause
    {
        public override bool Matches(object message) =>
            message is DownMessage down && ReferenceEquals(down.Ref.Of, of) && down.Ref.Name == name && (reason is null || reason.Equals(down.Reason));

        internal override Code Run(object message) => next();

        public override string ToString() => $"down {(name is null ? of : $"@{name}")}{(reason is null ? "" : $" {reason}")}";
    }

    internal sealed class DownBy(MonitorRef reference, Func<ExitReason, Code> next) : Clause
    {
        public override bool Matches(object message) => message is DownMessage down && ReferenceEquals(down.Ref, reference);

        internal override Code Run(object message) => next(((DownMessage)message).Reason);

        public override string ToString() => $"down by {reference}";
    }

    /// <summary>What a receive does when no message matches for so long: its last clause. Make it with <see cref="Beam.After"/>.</summary>
    public sealed class Timeout : Clause
    {
        private readonly Func<Code> _next;

        internal Timeout(int milliseconds, Func<Code> next)
        {
            Milliseconds = milliseconds;
            _next = next;
        }

        /// <summary>How long, in milliseconds of the machine's own clock; 0 or more. With 0 the mailbox is looked through once.</summary>
        public int Milliseconds { get; }

        /// <inheritdoc/>
        public override bool Matches(object message) => false;

        internal override Code Run(object message) => _next();

        /// <inheritdoc/>
        public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"after {Milliseconds}");
    }
}
