namespace ToyBeam.Properties.House;

/// <summary>One place in a built assembly where a type is named or a member is called.</summary>
/// <param name="Namespace">Where it stands.</param>
/// <param name="Type">The outermost type it stands in, without its namespace: closures and iterators count as the code they were written in.</param>
/// <param name="Method">The method it stands in; empty outside methods.</param>
/// <param name="Target">Full name of the type that is named; nested types after a plus sign.</param>
/// <param name="Member">The member that is called or read; empty when only the type is named.</param>
internal sealed record Use(string Namespace, string Type, string Method, string Target, string Member)
{
    public string TargetNamespace => Target.LastIndexOf('.') is var dot and > 0 ? Target[..dot] : "";

    public override string ToString() =>
        $"{Namespace}.{Type}{(Method.Length > 0 ? "." : "")}{Method} uses {Target}{(Member.Length > 0 ? "." : "")}{Member}";
}
