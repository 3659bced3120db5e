using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace OpenHotline.HouseTests.Direction;

/// <summary>Finds every use of a type in an assembly: base types, interfaces, fields, signatures, locals, attributes, generic arguments and every instruction.</summary>
public sealed class AssemblyWalk : IDisposable
{
    private static readonly string[] SetWrites =
        ["Add", "AddAsync", "AddRange", "AddRangeAsync", "Attach", "Remove", "RemoveRange", "Update", "UpdateRange", "ExecuteUpdate", "ExecuteUpdateAsync", "ExecuteDelete", "ExecuteDeleteAsync"];

    private readonly PEReader file;
    private readonly MetadataReader reader;
    private readonly TypeNames names;
    private readonly RecordWrites records;
    private readonly HashSet<Reference> found = [];
    private TypeName from;
    private string member = "";

    private AssemblyWalk(string path, IReadOnlySet<string> recordTypes)
    {
        file = new PEReader(File.OpenRead(path));
        reader = file.GetMetadataReader();
        names = new TypeNames(reader);
        records = new RecordWrites(file, reader, names, recordTypes);
    }

    /// <param name="recordTypes">Full names of the classes that are mapped to a table.</param>
    public static IReadOnlySet<Reference> Of(string path, IReadOnlySet<string> recordTypes)
    {
        using var walk = new AssemblyWalk(path, recordTypes);
        foreach (var handle in walk.reader.TypeDefinitions) walk.Type(handle);
        return walk.found;
    }

    public void Dispose() => file.Dispose();

    private void Type(TypeDefinitionHandle handle)
    {
        from = names.Of(handle);
        member = from.ToString();
        var type = reader.GetTypeDefinition(handle);
        Named(type.BaseType);
        foreach (var one in type.GetInterfaceImplementations()) Named(reader.GetInterfaceImplementation(one).Interface);
        foreach (var one in type.GetFields())
        {
            var field = reader.GetFieldDefinition(one);
            Use(field.DecodeSignature(names, null));
            Attributes(field.GetCustomAttributes());
        }

        foreach (var one in type.GetProperties()) Attributes(reader.GetPropertyDefinition(one).GetCustomAttributes());
        Attributes(type.GetCustomAttributes());
        Generics(type.GetGenericParameters());
        foreach (var one in type.GetMethods()) Method(one);
    }

    private void Method(MethodDefinitionHandle handle)
    {
        var method = reader.GetMethodDefinition(handle);
        member = $"{from}.{reader.GetString(method.Name)}";
        Signature(method.DecodeSignature(names, null));
        Attributes(method.GetCustomAttributes());
        Generics(method.GetGenericParameters());
        foreach (var one in method.GetParameters()) Attributes(reader.GetParameter(one).GetCustomAttributes());
        if (method.RelativeVirtualAddress == 0) return;
        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil) Named(body.LocalSignature);
        foreach (var region in body.ExceptionRegions) Named(region.CatchType);
        foreach (var (code, named) in Opcodes.Naming(body.GetILReader()))
        {
            Named(named);
            if (code == OpCodes.Call || code == OpCodes.Callvirt || code == OpCodes.Newobj) Written(named);
        }
    }

    private void Named(EntityHandle handle)
    {
        if (handle.IsNil) return;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition: Use([names.Of((TypeDefinitionHandle)handle)]); break;
            case HandleKind.TypeReference: Use([names.Of((TypeReferenceHandle)handle)]); break;
            case HandleKind.TypeSpecification: Use(names.GetTypeFromSpecification(reader, null, (TypeSpecificationHandle)handle, 0)); break;
            case HandleKind.FieldDefinition:
                Named(reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                Use(reader.GetFieldDefinition((FieldDefinitionHandle)handle).DecodeSignature(names, null));
                break;
            case HandleKind.MethodDefinition:
                Named(reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                Signature(reader.GetMethodDefinition((MethodDefinitionHandle)handle).DecodeSignature(names, null));
                break;
            case HandleKind.MemberReference: Member(reader.GetMemberReference((MemberReferenceHandle)handle)); break;
            case HandleKind.MethodSpecification:
                var specification = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                Named(specification.Method);
                foreach (var argument in specification.DecodeSignature(names, null)) Use(argument);
                break;
            case HandleKind.StandaloneSignature: Standalone(reader.GetStandaloneSignature((StandaloneSignatureHandle)handle)); break;
        }
    }

    private void Member(MemberReference reference)
    {
        Named(reference.Parent);
        if (reference.GetKind() == MemberReferenceKind.Field) Use(reference.DecodeFieldSignature(names, null));
        else Signature(reference.DecodeMethodSignature(names, null));
    }

    private void Standalone(StandaloneSignature signature)
    {
        if (signature.GetKind() == StandaloneSignatureKind.Method) Signature(signature.DecodeMethodSignature(names, null));
        else foreach (var local in signature.DecodeLocalSignature(names, null)) Use(local);
    }

    private void Signature(MethodSignature<ImmutableArray<TypeName>> signature)
    {
        Use(signature.ReturnType);
        foreach (var parameter in signature.ParameterTypes) Use(parameter);
    }

    private void Attributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var handle in attributes)
        {
            var attribute = reader.GetCustomAttribute(handle);
            Named(attribute.Constructor);
            var value = attribute.DecodeValue(names);
            foreach (var argument in value.FixedArguments) Argument(argument.Type, argument.Value);
            foreach (var argument in value.NamedArguments) Argument(argument.Type, argument.Value);
        }
    }

    private void Argument(ImmutableArray<TypeName> type, object? value)
    {
        if (!type.IsDefault) Use(type);
        if (value is ImmutableArray<TypeName> typeOf) Use(typeOf);
    }

    private void Generics(GenericParameterHandleCollection parameters)
    {
        foreach (var parameter in parameters)
            foreach (var constraint in reader.GetGenericParameter(parameter).GetConstraints())
                Named(reader.GetGenericParameterConstraint(constraint).Type);
    }

    // A changing method of a record, or a write to a set of records.
    private void Written(EntityHandle called)
    {
        if (records.ChangedBy(called) is { } changed) found.Add(new Reference(from.Namespace, changed.Namespace, member, changed.ToString(), Writes: true));
        var generic = called.Kind == HandleKind.MethodSpecification ? reader.GetMethodSpecification((MethodSpecificationHandle)called) : default(MethodSpecification?);
        var method = generic?.Method ?? called;
        if (method.Kind != HandleKind.MemberReference) return;
        var reference = reader.GetMemberReference((MemberReferenceHandle)method);
        if (!SetWrites.Contains(reader.GetString(reference.Name), StringComparer.Ordinal)) return;
        var types = generic?.DecodeSignature(names, null).SelectMany(argument => argument) ?? [];
        if (reference.Parent.Kind == HandleKind.TypeSpecification) types = types.Concat(names.GetTypeFromSpecification(reader, null, (TypeSpecificationHandle)reference.Parent, 0));
        var list = types.ToList();
        if (generic is null && !list.Exists(type => type is { Name: "DbSet`1" })) return;
        foreach (var type in list.Where(type => records.Contains(type))) found.Add(new Reference(from.Namespace, type.Namespace, member, type.ToString(), Writes: true));
    }

    private void Use(ImmutableArray<TypeName> used)
    {
        foreach (var type in used) found.Add(new Reference(from.Namespace, type.Namespace, member, type.ToString(), Writes: false));
    }
}
