namespace ToyBeam.Scenarios.Viewer;

/// <summary>The tests that share one browser; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Browser>
{
    public const string Name = "browser";
}
