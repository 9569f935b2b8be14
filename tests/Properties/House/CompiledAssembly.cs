using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ToyBeam.Properties.House;

/// <summary>What a built assembly refers to, read from its metadata and its code, without loading it.</summary>
internal sealed class CompiledAssembly : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _reader;
    private readonly TypeNames _names;

    private CompiledAssembly(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _reader = _file.GetMetadataReader();
        _names = new TypeNames(_reader);
        References = [.. _reader.AssemblyReferences.Select(handle => _reader.GetString(_reader.GetAssemblyReference(handle).Name))];
        Uses = [.. _reader.TypeDefinitions.SelectMany(UsesOf)];
    }

    /// <summary>Names of the assemblies that it needs.</summary>
    public ImmutableArray<string> References { get; }

    /// <summary>Every use of a type or a member, in the order of the file.</summary>
    public ImmutableArray<Use> Uses { get; }

    /// <summary>One that lies beside the tests.</summary>
    public static CompiledAssembly Named(string name) => new(Path.Combine(AppContext.BaseDirectory, name + ".dll"));

    public void Dispose() => _file.Dispose();

    private IEnumerable<Use> UsesOf(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        var from = Outermost(type);
        var (space, name) = (_reader.GetString(from.Namespace), _reader.GetString(from.Name));
        foreach (var target in Declared(type))
        {
            yield return new Use(space, name, "", target, "");
        }
        foreach (var methodHandle in type.GetMethods())
        {
            var method = _reader.GetMethodDefinition(methodHandle);
            var methodName = _reader.GetString(method.Name);
            foreach (var (target, member) in Named(method))
            {
                yield return new Use(space, name, methodName, target, member);
            }
        }
    }

    private TypeDefinition Outermost(TypeDefinition type)
    {
        while (!type.GetDeclaringType().IsNil)
        {
            type = _reader.GetTypeDefinition(type.GetDeclaringType());
        }
        return type;
    }

    /// <summary>What a type names in its head and its fields.</summary>
    private IReadOnlyList<string> Declared(TypeDefinition type)
    {
        _names.TakeMet();
        _names.NameOf(type.BaseType);
        foreach (var implemented in type.GetInterfaceImplementations())
        {
            _names.NameOf(_reader.GetInterfaceImplementation(implemented).Interface);
        }
        foreach (var field in type.GetFields())
        {
            _reader.GetFieldDefinition(field).DecodeSignature(_names, null);
        }
        return _names.TakeMet();
    }

    /// <summary>What a method names in its signature, its locals and its code.</summary>
    private IEnumerable<(string Target, string Member)> Named(MethodDefinition method)
    {
        _names.TakeMet();
        method.DecodeSignature(_names, null);
        if (method.RelativeVirtualAddress > 0)
        {
            var body = _file.GetMethodBody(method.RelativeVirtualAddress);
            if (!body.LocalSignature.IsNil)
            {
                _reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_names, null);
            }
            foreach (var token in OperandSizes.Tokens(body.GetILBytes()!))
            {
                yield return Resolve(token);
            }
        }
        foreach (var target in _names.TakeMet())
        {
            yield return (target, "");
        }
    }

    /// <summary>What a token stands for; the types in the member's own signature are met on the way.</summary>
    private (string Target, string Member) Resolve(EntityHandle token)
    {
        switch (token.Kind)
        {
            case HandleKind.MemberReference:
                var member = _reader.GetMemberReference((MemberReferenceHandle)token);
                if (member.GetKind() == MemberReferenceKind.Field)
                {
                    member.DecodeFieldSignature(_names, null);
                }
                else
                {
                    member.DecodeMethodSignature(_names, null);
                }
                return (_names.NameOf(member.Parent), _reader.GetString(member.Name));
            case HandleKind.MethodDefinition:
                var method = _reader.GetMethodDefinition((MethodDefinitionHandle)token);
                method.DecodeSignature(_names, null);
                return (_names.NameOf(method.GetDeclaringType()), _reader.GetString(method.Name));
            case HandleKind.FieldDefinition:
                var field = _reader.GetFieldDefinition((FieldDefinitionHandle)token);
                field.DecodeSignature(_names, null);
                return (_names.NameOf(field.GetDeclaringType()), _reader.GetString(field.Name));
            case HandleKind.MethodSpecification:
                var generic = _reader.GetMethodSpecification((MethodSpecificationHandle)token);
                generic.DecodeSignature(_names, null);
                return Resolve(generic.Method);
            default:
                return (_names.NameOf(token), "");
        }
    }
}
