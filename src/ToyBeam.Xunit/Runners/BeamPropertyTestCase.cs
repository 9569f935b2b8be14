using System.ComponentModel;
using ToyBeam.Sim.Tokens;
using ToyBeam.Xunit.Bodies;
using ToyBeam.Xunit.Cases;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace ToyBeam.Xunit.Runners;

/// <summary>One test: a property, or one of its pins.</summary>
internal sealed class BeamPropertyTestCase : XunitTestCase
{
    /// <summary>How much of a long token names a pin: the end, where its checksum is.</summary>
    private const int NamedByLast = 11;

    /// <summary>For xunit, which deserialises test cases.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Only xunit calls this, to deserialise.")]
    public BeamPropertyTestCase()
    {
    }

    public BeamPropertyTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method, string? pin)
        : base(diagnostics, display, options, method) => Pin = pin;

    /// <summary>The pinned token; null for the property itself.</summary>
    public string? Pin { get; private set; }

    /// <summary>The process's own, but for tests.</summary>
    public PropertyEnvironment Surroundings { get; set; } = PropertyEnvironment.OfProcess;

    public BeamProperty Property => new(TestMethod.TestClass.Class.Name, TestMethod.Method.ToRuntimeMethod());

    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        new PropertyCaseRunner(this, SkipReason ?? ReasonToSkip(), constructorArguments, messageBus, aggregator, cancellationTokenSource).RunAsync();

    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue(nameof(Pin), Pin);
    }

    public override void Deserialize(IXunitSerializationInfo data)
    {
        // First, because names and the id are made of it.
        Pin = data.GetValue<string>(nameof(Pin));
        base.Deserialize(data);
    }

    protected override string GetUniqueID() => Pin is null ? base.GetUniqueID() : $"{base.GetUniqueID()} {Pin}";

    /// <summary>The base class would add "(program: ???)": a value for each parameter.</summary>
    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName)
    {
        var name = factAttribute.GetNamedArgument<string>(nameof(BeamPropertyAttribute.DisplayName)) ?? displayName;
        return Pin switch
        {
            null => name,
            { Length: > 2 * NamedByLast } => $"{name} [pin {Token.Prefix}…{Pin[^NamedByLast..]}]",
            _ => $"{name} [pin {Pin}]",
        };
    }

    /// <summary>A replay runs one case alone: what it does not address says so. A malformed token is no reason: it fails later, with its sentence.</summary>
    private string? ReasonToSkip() =>
        !Surroundings.Replays ? null
        : Pin is not null ? $"{PropertyEnvironment.ReplayVariable} runs one case alone."
        : Token.TryParse(Surroundings.ReplayText, out var token, out _) ? ReplayMatch.Mismatch(Property, token)
        : null;
}
