namespace ToyBeam.Core.Instructions;

/// <summary>Whether exit signals become messages: <c>process_flag(trap_exit, On)</c>. Gives the old value.</summary>
public sealed class TrapExit : Code
{
    private readonly Func<bool, Code> _next;

    internal TrapExit(bool on, Func<bool, Code> next) : base(Op.TrapExit)
    {
        On = on;
        _next = next;
    }

    /// <summary>The new value of the flag; false at the start of every process.</summary>
    public bool On { get; }

    internal override Code Next(object? value) => _next((bool)value!);
}
