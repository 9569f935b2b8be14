using System.Runtime.InteropServices;

namespace ToyBeam.Cli;

/// <summary>Ctrl-C: the first one asks to finish what is running, the second one ends the process.</summary>
/// <remarks>By way of the signal, for the console's own event writes control codes to a terminal.</remarks>
public sealed class Interruption : IDisposable
{
    private readonly PosixSignalRegistration _registration;
    private volatile bool _requested;

    /// <summary>Listens until it is disposed of.</summary>
    public Interruption() => _registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);

    /// <summary>Whether the first one has come.</summary>
    public bool Requested => _requested;

    /// <inheritdoc/>
    public void Dispose() => _registration.Dispose();

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = !_requested;
        _requested = true;
    }
}
