using Xunit.Abstractions;
using Xunit.Sdk;

namespace ToyBeam.Xunit.Runners;

/// <summary>Makes the test cases of a property's method: the property itself, and one for each pin.</summary>
internal sealed class BeamPropertyDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var display = discoveryOptions.MethodDisplayOrDefault();
        var options = discoveryOptions.MethodDisplayOptionsOrDefault();
        yield return new BeamPropertyTestCase(diagnostics, display, options, testMethod, pin: null);
        var pins = testMethod.Method.GetCustomAttributes(typeof(PinAttribute)).Select(attribute => (string)attribute.GetConstructorArguments().Single());
        foreach (var pin in pins.Distinct(StringComparer.Ordinal))
        {
            yield return new BeamPropertyTestCase(diagnostics, display, options, testMethod, pin);
        }
    }
}
