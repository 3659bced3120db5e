using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OpenHotline.HouseTests.Style;

/// <summary>Generated JSON writers are as right as the ones that look the properties up.</summary>
public sealed class JsonTests
{
    /// <summary>The generated writer makes an empty string of them, and a stream is written by it only after it was written some times.</summary>
    [Fact]
    public void No_generated_writer_meets_bytes_that_may_be_null()
    {
        var contexts = Contexts().ToList();
        Assert.NotEmpty(contexts);
        Assert.Empty(contexts.SelectMany(Shapes).Where(shape => HasWriter(shape) && MayLackBytes(shape.Type)).Select(shape => shape.Type.FullName));
    }

    [Fact]
    public void The_rule_sees_a_record_that_breaks_it()
    {
        Assert.True(MayLackBytes(typeof(Ground.Secrets.KeyringFile.Pair)));
        Assert.False(MayLackBytes(typeof(Ground.Secrets.KeyringFile.Single)));
        Assert.Contains(Contexts().SelectMany(Shapes), HasWriter);
    }

    private static IEnumerable<JsonSerializerContext> Contexts() => Assemblies.All.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)))
        .Select(type => (JsonSerializerContext)type.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!);

    private static IEnumerable<JsonTypeInfo> Shapes(JsonSerializerContext context) => context.GetType().GetProperties()
        .Where(property => property.PropertyType.IsSubclassOf(typeof(JsonTypeInfo)))
        .Select(property => (JsonTypeInfo)property.GetValue(context)!)
        .Where(shape => shape.Kind == JsonTypeInfoKind.Object);

    private static bool HasWriter(JsonTypeInfo shape) => shape.GetType().GetProperty("SerializeHandler")!.GetValue(shape) is not null;

    private static bool MayLackBytes(Type type) => type.GetProperties()
        .Any(property => property.PropertyType == typeof(byte[]) && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable);
}
