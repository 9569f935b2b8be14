using ToyBeam.Core;

namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>One monitor as the events tell of it; one of its owner's.</summary>
internal record struct ShadowMonitor(MonitorRef Reference, int Of)
{
    /// <summary>Whether its DOWN may still come.</summary>
    public bool Active { get; set; }

    /// <summary>Whether the monitored process knows of it.</summary>
    public bool Known { get; set; }

    /// <summary>Whether the monitored process knows that it was ended.</summary>
    public bool Forgotten { get; set; }

    /// <summary>Channel modes: which signals of the owner started and ended it; 0 for none.</summary>
    public int StartedBy { get; set; }

    public int EndedBy { get; set; }

    /// <summary>Channel modes: which signal is its DOWN, and who sent it; 0 for none.</summary>
    public int Down { get; set; }

    public int Sender { get; set; }

    /// <summary>What its DOWN must say; null as long as there is nothing to say.</summary>
    public ExitReason? Reason { get; set; }
}
