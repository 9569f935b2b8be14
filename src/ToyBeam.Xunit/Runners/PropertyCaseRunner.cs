using System.Reflection;
using System.Text;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace ToyBeam.Xunit.Runners;

/// <summary>xunit's runner of a test case; hands on to <see cref="PropertyTestRunner"/>.</summary>
internal sealed class PropertyCaseRunner(
    BeamPropertyTestCase testCase,
    string? skipReason,
    object[] constructorArguments,
    IMessageBus bus,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellation)
    : XunitTestCaseRunner(testCase, testCase.DisplayName, skipReason, constructorArguments, [], bus, aggregator, cancellation)
{
    protected override XunitTestRunner CreateTestRunner(
        ITest test,
        IMessageBus messageBus,
        Type testClass,
        object[] constructorArguments,
        MethodInfo testMethod,
        object[] testMethodArguments,
        string skipReason,
        IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        new PropertyTestRunner(test, messageBus, testClass, constructorArguments, testMethod, skipReason, beforeAfterAttributes, aggregator, cancellationTokenSource);
}

/// <summary>xunit's runner of a test; adds to its output what the property has to say.</summary>
internal sealed class PropertyTestRunner(
    ITest test,
    IMessageBus bus,
    Type testClass,
    object[] constructorArguments,
    MethodInfo method,
    string skipReason,
    IReadOnlyList<BeforeAfterTestAttribute> beforeAfter,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellation)
    : XunitTestRunner(test, bus, testClass, constructorArguments, method, [], skipReason, beforeAfter, aggregator, cancellation)
{
    private readonly StringBuilder _log = new();

    protected override async Task<Tuple<decimal, string>> InvokeTestAsync(ExceptionAggregator aggregator)
    {
        var (time, output) = await base.InvokeTestAsync(aggregator);
        return Tuple.Create(time, output + _log);
    }

    protected override Task<decimal> InvokeTestMethodAsync(ExceptionAggregator aggregator) =>
        new PropertyInvoker(Test, MessageBus, TestClass, ConstructorArguments, TestMethod, BeforeAfterAttributes, aggregator, CancellationTokenSource, _log).RunAsync();
}

/// <summary>xunit's invoker of a test method, with the one step replaced that calls it.</summary>
internal sealed class PropertyInvoker(
    ITest test,
    IMessageBus bus,
    Type testClass,
    object[] constructorArguments,
    MethodInfo method,
    IReadOnlyList<BeforeAfterTestAttribute> beforeAfter,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellation,
    StringBuilder log)
    : XunitTestInvoker(test, bus, testClass, constructorArguments, method, [], beforeAfter, aggregator, cancellation)
{
    protected override async Task<decimal> InvokeTestMethodAsync(object testClassInstance)
    {
        await Aggregator.RunAsync(() => Timer.AggregateAsync(() => new PropertyRun((BeamPropertyTestCase)TestCase, testClassInstance, log).Run()));
        return Timer.Total;
    }
}
