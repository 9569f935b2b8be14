using ToyBeam.Core;

namespace ToyBeam.Properties.Reference;

internal sealed partial record ReferenceState
{
    /// <summary>A signal or an error ends a process: at once, or with its own next step if others will see that.</summary>
    private ReferenceState Strike(string path, string reason, string? cause)
    {
        var p = Processes[path];
        return DiesByItself(p)
            ? With(p with { Doom = new Doom(reason, cause) }).Tell(new(EventKind.Condemned, Op.None, path, cause, Payload: reason))
            : Die(path, reason, cause);
    }

    /// <summary>Whether its death is a step of its own: there are notices to send or a name to free.</summary>
    private bool DiesByItself(ReferenceProcess p) => !Instant && (!p.Links.Others.IsEmpty || !p.Watchers.IsEmpty || Names.NameOf(p.Path) is not null);

    /// <summary>A process ends: its name is free, then those linked with it hear of it, then its watchers; in instant mode one after the other, each with all that comes of it.</summary>
    private ReferenceState Die(string path, string reason, string? cause = null)
    {
        var p = Processes[path];
        var state = Names.NameOf(path) is { } name ? Free(path, name) : this;
        state = state.Bury(path, reason).Tell(new(EventKind.Died, Op.None, path, cause, p.Mailbox.Count, reason));
        state = p.Links.Others.Aggregate(state, (all, linked) => all.Answer(path, linked, new Content.LinkExit(reason), ReferencePast.Empty));
        state = p.Watchers.Aggregate(state, (all, monitor) => all.Answer(path, monitor.Owner, new Content.Down(monitor, reason), ReferencePast.Empty));
        return Channels.Into(path).Aggregate(state, (all, signal) => (all with { Channels = all.Channels.Without(signal) }).Bounce(signal));
    }

    /// <summary>What counts of a dead process is its reason, its past and how many signals it sent; its own monitors say nothing any more.</summary>
    private ReferenceState Bury(string path, string reason) => With(Processes[path] with
    {
        Reason = reason,
        Frames = [],
        Mailbox = [],
        Links = ReferenceLinks.None,
        Watchers = [],
    });
}
