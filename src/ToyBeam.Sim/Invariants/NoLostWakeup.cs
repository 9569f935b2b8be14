using ToyBeam.Core;
using ToyBeam.Core.Instructions;
using ToyBeam.Sim.Invariants.Shadow;

namespace ToyBeam.Sim.Invariants;

/// <summary><c>no-lost-wakeup</c>: a process is enabled exactly when its next step can be taken: it is alive, and stands at no receive or at one that some message in its mailbox matches.</summary>
/// <remarks>Asks the clauses itself. Compares each process that a step has to do with, and how many are enabled; all at quiescence.</remarks>
public sealed class NoLostWakeup : IInvariant
{
    private readonly PerProcess<Scan> _scans = new();
    private readonly PerProcess<bool> _runnable = new();
    private readonly Touched _touched = new();
    private int _count;

    /// <summary>How many messages of a mailbox are known not to match a receive: a blocked process's old messages need not be asked again.</summary>
    private record struct Scan(Receive? Receive, int Unmatched);

    /// <inheritdoc/>
    public string Name => "no-lost-wakeup";

    /// <inheritdoc/>
    public EventKinds Needs => EventKinds.Started | EventKinds.Spawned | EventKinds.Arrived | EventKinds.Dropped | EventKinds.Died |
        EventKinds.Stepped | EventKinds.Quiescent;

    /// <inheritdoc/>
    public void Begin(World world)
    {
        _scans.Clear();
        _runnable.Clear();
        _touched.Clear();
        _count = 0;
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        switch (e.Kind)
        {
            case EventKind.Started:
                return CompareNow(e.Process, world);
            case EventKind.Spawned:
                _touched.Add(e.Other);
                return null;
            case EventKind.Stepped:
                _touched.Add(e.Process);
                return OnStepped(world);
            case EventKind.Quiescent:
                return CompareAll(world);
            default:
                _touched.Add(e.Process);
                return null;
        }
    }

    private Violation? OnStepped(World world)
    {
        Violation? violation = null;
        foreach (var process in _touched.Processes)
        {
            violation ??= CompareNow(process, world);
        }
        _touched.Clear();
        return violation ?? (_count == world.Enabled.Length || world.LimitReached
            ? null
            : new Violation($"{world.Enabled.Length} processes are enabled, and {_count} can take a step"));
    }

    private Violation? CompareAll(World world)
    {
        _scans.Clear(); // Now from the oldest message on.
        for (var i = 0; i < world.ProcessCount; i++)
        {
            if (CompareNow(i, world) is { } violation)
            {
                return violation;
            }
        }
        return _count == 0 ? null : new Violation($"nothing may happen any more, and {_count} processes can take a step");
    }

    private Violation? CompareNow(int process, World world)
    {
        if (world.LimitReached)
        {
            return null;
        }
        var view = world[process];
        var runnable = view.IsAlive && CanStep(view);
        if (runnable != _runnable[process])
        {
            _runnable[process] = runnable;
            _count += runnable ? 1 : -1;
        }
        return runnable == view.IsEnabled ? null : new Violation(Sentence(view));
    }

    private bool CanStep(ProcessView view)
    {
        if (view.Waiting is not { } receive)
        {
            return true;
        }
        ref var scan = ref _scans[view.Index];
        var i = ReferenceEquals(scan.Receive, receive) && scan.Unmatched <= view.MailboxCount ? scan.Unmatched : 0;
        for (; i < view.MailboxCount; i++)
        {
            if (AnyMatches(receive.Clauses, view.Message(i)))
            {
                break;
            }
        }
        scan = new Scan(receive, i);
        return i < view.MailboxCount;
    }

    private static bool AnyMatches(ReadOnlySpan<Clause> clauses, object message)
    {
        foreach (var clause in clauses)
        {
            if (clause.Matches(message))
            {
                return true;
            }
        }
        return false;
    }

    private static string Sentence(ProcessView view) => view switch
    {
        { IsAlive: false } => $"{view} is enabled and is dead",
        { IsEnabled: true } => $"{view} is enabled, and no message in its mailbox matches {view.Waiting}",
        { Waiting: { } receive } => $"{view} is not enabled, and a message in its mailbox matches {receive}",
        _ => $"{view} is not enabled and stands at {view.Pending?.Op}",
    };
}
