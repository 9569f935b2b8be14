using System.Globalization;
using System.Text;
using ToyBeam.Core;
using ToyBeam.Core.Instructions;
using ToyBeam.Sim.Running;

namespace ToyBeam.Properties.Traces;

/// <summary>Where a run stands, as text that no hash is part of: what each process did and saw, in which order its mail came, and the whole state. Instant and pairwise delivery.</summary>
/// <remarks>
/// A message is called by its sender and the how-many-eth signal of that sender it is. Not so the notices of a death: their numbers depend on who else has been told.
/// </remarks>
internal sealed class Diary
{
    private readonly SortedDictionary<string, StringBuilder> _lives = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, StringBuilder> _mails = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _changes = new(StringComparer.Ordinal); // By name: how often it was given or taken.

    /// <summary>Takes in what the next step will see and no event tells: of a name not only who has it, but since when; of a process whether it can be monitored.</summary>
    public void Look(Machine machine, Choice choice)
    {
        var code = choice.Kind == ChoiceKind.Run ? machine.World[choice.Process].Pending : null;
        var name = code switch
        {
            Register register => NameSeenBy(register, machine.World),
            Unregister unregister => unregister.Name,
            SendNamed send => send.Name,
            WhereIs question => question.Name,
            Core.Instructions.Monitor monitor => monitor.Name,
            _ => null,
        };
        if (code is Core.Instructions.Monitor { Of: { } of } && machine.World.IndexOf(of) is var who and >= 0)
        {
            Of(_lives, machine.World[choice.Process].Pid.ToString()).Append(machine.World[who] is { IsAlive: true, IsCondemned: false } ? " sees" : " misses");
        }
        if (name is not null)
        {
            Of(_lives, machine.World[choice.Process].Pid.ToString()).Append(CultureInfo.InvariantCulture, $" sees {name} after {_changes.GetValueOrDefault(name)} changes");
        }
    }

    /// <summary>Takes in what the last step did.</summary>
    public void Add(Machine machine)
    {
        var world = machine.World;
        var refused = false; // What a refused link is told looks like what a link that was on its way is told.
        string Path(int process) => process < 0 ? "-" : world[process].Pid.ToString();
        foreach (ref readonly var e in machine.Events)
        {
            var by = Path(e.Process);
            var letter = $"{Path(e.Other)}{NumberOf(e.Payload, e.Number)}";
            refused |= e.Kind == EventKind.LinkRefused;
            switch (e.Kind)
            {
                case EventKind.Arrived:
                    Of(_mails, by).Append(refused ? " refused " : " ").Append(letter).Append(Literal.Of(e.Payload));
                    break;
                case EventKind.Received:
                    Of(_lives, by).Append(" took ").Append(letter).Append(Literal.Of(e.Payload));
                    break;
                case EventKind.Died:
                    Of(_lives, by).Append(CultureInfo.InvariantCulture, $" died {Path(e.Other)} {e.Payload}");
                    break;
                case EventKind.Sent or EventKind.ExitSent or EventKind.Unlinked or EventKind.TrapSet or EventKind.Monitored or EventKind.Demonitored or EventKind.LinkRefused or
                    EventKind.Registered or EventKind.Unregistered or EventKind.LookedUp or EventKind.AskedAlive or EventKind.BadArgument or EventKind.TimedOut or EventKind.Worked or EventKind.Spawned:
                    if (e.Kind is EventKind.Registered or EventKind.Unregistered)
                    {
                        _changes[(string)e.Payload!] = _changes.GetValueOrDefault((string)e.Payload!) + 1;
                    }
                    Of(_lives, by).Append(CultureInfo.InvariantCulture, $" {e.Kind} {Path(e.Other)} {e.Number} {e.Clause} {(e.Payload is null or Code ? "" : Literal.Of(e.Payload))}");
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>All of it.</summary>
    public string TextOf(World world)
    {
        var text = new StringBuilder();
        foreach (var (path, life) in _lives)
        {
            text.Append(path).Append(life).Append('\n');
        }
        foreach (var (path, mail) in _mails)
        {
            text.Append(path).Append(mail).Append('\n');
        }
        var processes = Enumerable.Range(0, world.ProcessCount).Select(i => world[i]).OrderBy(process => process.Pid, Comparer<Pid>.Create(PathOrder.Compare));
        foreach (var process in processes)
        {
            AppendState(text.Append('\n'), process, world);
        }
        return text.ToString();
    }

    private static void AppendState(StringBuilder text, ProcessView process, World world)
    {
        text.Append(CultureInfo.InvariantCulture, $"{process.Pid} {process.IsAlive} {process.Reason}");
        for (var i = 0; i < process.ChannelCount; i++)
        {
            var channel = process.Channel(i);
            for (var j = 0; j < channel.Count; j++)
            {
                var signal = channel[j];
                text.Append(CultureInfo.InvariantCulture, $" {world[channel.From].Pid}>{signal.Kind}{(signal.Kind == SignalKind.LinkExit ? "" : NumberOf(signal.Payload, signal.Number))} {Literal.Of(signal.Payload)} {signal.UnlinksSeen}");
            }
        }
        if (!process.IsAlive)
        {
            return;
        }
        text.Append(CultureInfo.InvariantCulture, $" {process.IsCondemned} {process.Doom} {process.IsTrapping} {process.RegisteredName} {process.Pending?.Op} {process.IsEnabled}");
        text.AppendJoin(' ', process.Links.ToArray().Select(linked => $" linked {world[linked].Pid}"));
        text.AppendJoin(' ', Enumerable.Range(0, process.MonitorCount).Select(i => $" monitor {process.Monitor(i)}"));
        text.AppendJoin(' ', Enumerable.Range(0, process.WatcherCount).Select(i => $" watcher {process.Watcher(i).Reference}").Order(StringComparer.Ordinal));
        text.AppendJoin(' ', Enumerable.Range(0, process.MailboxCount).Select(i => $" {Literal.Of(process.Message(i))}"));
    }

    private static string? NameSeenBy(Register register, World world)
    {
        var who = world.IndexOf(register.Who);
        return who < 0 || !world[who].IsAlive || world[who].IsCondemned ? null : world[who].RegisteredName ?? register.Name;
    }

    private static string NumberOf(object? payload, int number) =>
        payload is ExitMessage or DownMessage || payload is string text && text.StartsWith("CRASH: ", StringComparison.Ordinal) ? "" : string.Create(CultureInfo.InvariantCulture, $"#{number}");

    private static StringBuilder Of(SortedDictionary<string, StringBuilder> book, string path)
    {
        if (!book.TryGetValue(path, out var text))
        {
            book[path] = text = new StringBuilder();
        }
        return text;
    }
}
