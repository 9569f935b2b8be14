using ToyBeam.Xunit;
using ToyBeam.Xunit.Cases;
using ToyBeam.Xunit.Runners;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace ToyBeam.Properties.Xunit;

/// <summary>Discovers and runs properties as xunit does, but in process and in surroundings of the test's choice.</summary>
internal static class PropertyDriver
{
    /// <summary>Surroundings with the base seed 1 and nothing to replay.</summary>
    public static PropertyEnvironment Seeded { get; } = new("1", ReplayText: null, DrawnSeed: 0);

    /// <summary>Surroundings that replay a token.</summary>
    public static PropertyEnvironment Replaying(string token) => Seeded with { ReplayText = token };

    /// <summary>The test cases of a method: the property first, then its pins.</summary>
    public static IReadOnlyList<BeamPropertyTestCase> Discover<TClass>(string method)
    {
        var testAssembly = new TestAssembly(Reflector.Wrap(typeof(TClass).Assembly));
        var testClass = new TestClass(new TestCollection(testAssembly, null, "in process"), Reflector.Wrap(typeof(TClass)));
        var testMethod = new TestMethod(testClass, Reflector.Wrap(typeof(TClass).GetMethod(method)!));
        var attribute = testMethod.Method.GetCustomAttributes(typeof(BeamPropertyAttribute)).Single();
        return [.. new BeamPropertyDiscoverer(new Silence()).Discover(new NoOptions(), testMethod, attribute).Cast<BeamPropertyTestCase>()];
    }

    /// <summary>Runs the property itself.</summary>
    public static Task<ITestResultMessage> Run<TClass>(string method, PropertyEnvironment? surroundings = null) => Run(Discover<TClass>(method)[0], surroundings);

    /// <summary>Runs a test case, by xunit's own runner of its class.</summary>
    public static async Task<ITestResultMessage> Run(BeamPropertyTestCase testCase, PropertyEnvironment? surroundings = null)
    {
        testCase.Surroundings = surroundings ?? Seeded;
        using var bus = new Bus();
        using var cancellation = new CancellationTokenSource();
        var silence = new Silence();
        var testClass = testCase.TestMethod.TestClass;
        var runner = new XunitTestClassRunner(
            testClass, (IReflectionTypeInfo)testClass.Class, [testCase], silence, bus, new DefaultTestCaseOrderer(silence), new ExceptionAggregator(), cancellation, new Dictionary<Type, object>());
        await runner.RunAsync();
        return bus.Messages.OfType<ITestResultMessage>().Single();
    }

    /// <summary>The message of a property that must fail.</summary>
    public static async Task<string> FailureOf<TClass>(string method, PropertyEnvironment? surroundings = null) => MessageOf(await Run<TClass>(method, surroundings));

    public static string MessageOf(ITestResultMessage result)
    {
        var failed = Assert.IsAssignableFrom<ITestFailed>(result);
        Assert.Equal(typeof(PropertyFailedException).FullName, Assert.Single(failed.ExceptionTypes));
        return failed.Messages[0];
    }

    /// <summary>The token in the last line of a failure.</summary>
    public static string TokenOf(string message)
    {
        var line = message.Split('\n')[^1];
        Assert.StartsWith("TOYBEAM_REPLAY=TB1-", line, StringComparison.Ordinal);
        return line["TOYBEAM_REPLAY=".Length..line.IndexOf(' ', StringComparison.Ordinal)];
    }

    private sealed class Silence : LongLivedMarshalByRefObject, IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message) => true;
    }

    private sealed class Bus : IMessageBus
    {
        public List<IMessageSinkMessage> Messages { get; } = [];

        public bool QueueMessage(IMessageSinkMessage message)
        {
            Messages.Add(message);
            return true;
        }

        public void Dispose()
        {
        }
    }

    private sealed class NoOptions : ITestFrameworkDiscoveryOptions
    {
        public TValue GetValue<TValue>(string name) => default!;

        public void SetValue<TValue>(string name, TValue value)
        {
        }
    }
}
