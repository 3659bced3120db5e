using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace OpenHotline.HouseTests.Direction;

/// <summary>A type's namespace and name; a nested type has the namespace of the type around it.</summary>
public readonly record struct TypeName(string Namespace, string Name)
{
    public override string ToString() => $"{Namespace}.{Name}";
}

/// <summary>Reads every type that a signature or an attribute names, whatever it is wrapped in.</summary>
public sealed class TypeNames(MetadataReader reader) :
    ISignatureTypeProvider<ImmutableArray<TypeName>, object?>,
    ICustomAttributeTypeProvider<ImmutableArray<TypeName>>
{
    private static readonly ImmutableArray<TypeName> None = [];

    public TypeName Of(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        if (type.GetDeclaringType() is { IsNil: false } around)
        {
            var outer = Of(around);
            return outer with { Name = $"{outer.Name}+{name}" };
        }

        return new TypeName(reader.GetString(type.Namespace), name);
    }

    public TypeName Of(TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        if (type.ResolutionScope is { IsNil: false, Kind: HandleKind.TypeReference } around)
        {
            var outer = Of((TypeReferenceHandle)around);
            return outer with { Name = $"{outer.Name}+{name}" };
        }

        return new TypeName(reader.GetString(type.Namespace), name);
    }

    public ImmutableArray<TypeName> GetTypeFromDefinition(MetadataReader _, TypeDefinitionHandle handle, byte rawTypeKind) => [Of(handle)];
    public ImmutableArray<TypeName> GetTypeFromReference(MetadataReader _, TypeReferenceHandle handle, byte rawTypeKind) => [Of(handle)];
    public ImmutableArray<TypeName> GetTypeFromSpecification(MetadataReader _, object? context, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, context);
    public ImmutableArray<TypeName> GetGenericInstantiation(ImmutableArray<TypeName> generic, ImmutableArray<ImmutableArray<TypeName>> arguments) =>
        [.. generic, .. arguments.SelectMany(argument => argument)];
    public ImmutableArray<TypeName> GetFunctionPointerType(MethodSignature<ImmutableArray<TypeName>> signature) =>
        [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(parameter => parameter)];
    public ImmutableArray<TypeName> GetModifiedType(ImmutableArray<TypeName> modifier, ImmutableArray<TypeName> unmodified, bool isRequired) => [.. modifier, .. unmodified];
    public ImmutableArray<TypeName> GetArrayType(ImmutableArray<TypeName> element, ArrayShape shape) => element;
    public ImmutableArray<TypeName> GetSZArrayType(ImmutableArray<TypeName> element) => element;
    public ImmutableArray<TypeName> GetByReferenceType(ImmutableArray<TypeName> element) => element;
    public ImmutableArray<TypeName> GetPointerType(ImmutableArray<TypeName> element) => element;
    public ImmutableArray<TypeName> GetPinnedType(ImmutableArray<TypeName> element) => element;
    public ImmutableArray<TypeName> GetGenericMethodParameter(object? context, int index) => None;
    public ImmutableArray<TypeName> GetGenericTypeParameter(object? context, int index) => None;
    public ImmutableArray<TypeName> GetPrimitiveType(PrimitiveTypeCode code) => None;
    public ImmutableArray<TypeName> GetSystemType() => None;
    public bool IsSystemType(ImmutableArray<TypeName> type) => type.Any(name => name is { Namespace: "System", Name: "Type" });
    public PrimitiveTypeCode GetUnderlyingEnumType(ImmutableArray<TypeName> type) => PrimitiveTypeCode.Int32;

    // `typeof(X)` in an attribute is stored as text: "Namespace.Outer+Nested, Assembly, …".
    public ImmutableArray<TypeName> GetTypeFromSerializedName(string name)
    {
        var full = name.Split(',')[0].Split('[')[0];
        var outer = full.Split('+')[0];
        var dot = outer.LastIndexOf('.');
        return dot < 0 ? None : [new TypeName(outer[..dot], full[(dot + 1)..])];
    }
}
