using System.Reflection;
using ToyBeam.Sim.Exploration;
using ToyBeam.Xunit.Cases;

namespace ToyBeam.Xunit.Bodies;

/// <summary>Calls a property's method, on the one instance that the test framework made.</summary>
internal sealed class PropertyBody(BeamProperty property, object? instance)
{
    public static bool CanReturn(Type type) =>
        type == typeof(void) || type == typeof(bool) || type == typeof(FsCheck.Property) || type == typeof(Task) || type == typeof(Task<bool>);

    /// <summary>Calls it once. The ambient exploration context holds for this call alone.</summary>
    public async Task<CaseOutcome> Call(CaseInput input, Tally tally)
    {
        ExplorationContext.Current = input.Context;
        try
        {
            var result = property.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, property.ArgumentsOf(input, tally), culture: null);
            if (result is Task<bool> answer)
            {
                result = await answer;
            }
            else if (result is Task task)
            {
                await task;
            }
            return result switch
            {
                false => CaseOutcome.Broke(new PropertyFailedException("The property returned false.")),
                FsCheck.Property claim => FsCheckProperty.Evaluate(claim, input, tally),
                _ => CaseOutcome.Held,
            };
        }
        catch (DiscardException)
        {
            return CaseOutcome.Rejected;
        }
        // Whatever a body throws breaks its property; nothing is hidden: it is told.
#pragma warning disable CA1031
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return CaseOutcome.Broke(failure);
        }
        finally
        {
            ExplorationContext.Current = null;
        }
    }
}
