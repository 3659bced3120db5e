using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace OpenHotline.HouseTests.Direction;

/// <summary>Knows which methods of a record change it: those that set a field of it, make a new one, answer nothing, or call such a method.</summary>
public sealed class RecordWrites(PEReader file, MetadataReader reader, TypeNames names, IReadOnlySet<string> recordTypes)
{
    private readonly Dictionary<MethodDefinitionHandle, bool> known = [];

    public bool Contains(TypeName type) => recordTypes.Contains(type.ToString());

    /// <summary>The record that a call to this method changes; null where it changes none.</summary>
    public TypeName? ChangedBy(EntityHandle called)
    {
        if (called.Kind == HandleKind.MethodSpecification) called = reader.GetMethodSpecification((MethodSpecificationHandle)called).Method;
        if (called.Kind != HandleKind.MethodDefinition) return null;
        var handle = (MethodDefinitionHandle)called;
        var type = names.Of(reader.GetMethodDefinition(handle).GetDeclaringType());
        return Contains(type) && Changes(handle) ? type : null;
    }

    private bool Changes(MethodDefinitionHandle handle)
    {
        if (known.TryGetValue(handle, out var answer)) return answer;
        // A method that calls itself changes nothing by that alone.
        known[handle] = false;
        return known[handle] = Read(handle);
    }

    private bool Read(MethodDefinitionHandle handle)
    {
        var method = reader.GetMethodDefinition(handle);
        if (method.RelativeVirtualAddress == 0) return false;
        var owner = method.GetDeclaringType();
        // A lazily made value behind a getter is not a change.
        if (method.Attributes.HasFlag(MethodAttributes.SpecialName) && reader.GetString(method.Name).StartsWith("get_", StringComparison.Ordinal)) return false;
        if (!method.Attributes.HasFlag(MethodAttributes.Static) && AnswersNothing(method)) return true;
        foreach (var (code, named) in Opcodes.Naming(file.GetMethodBody(method.RelativeVirtualAddress).GetILReader()))
        {
            if (code == OpCodes.Stfld && named.Kind == HandleKind.FieldDefinition
                && reader.GetFieldDefinition((FieldDefinitionHandle)named).GetDeclaringType() == owner) return true;
            if (named.Kind == HandleKind.MethodDefinition
                && reader.GetMethodDefinition((MethodDefinitionHandle)named).GetDeclaringType() == owner
                && Changes((MethodDefinitionHandle)named)) return true;
        }

        return false;
    }

    private bool AnswersNothing(MethodDefinition method)
    {
        var signature = reader.GetBlobReader(method.Signature);
        if (signature.ReadSignatureHeader().IsGeneric) signature.ReadCompressedInteger();
        signature.ReadCompressedInteger();
        return signature.ReadSignatureTypeCode() == SignatureTypeCode.Void;
    }
}
