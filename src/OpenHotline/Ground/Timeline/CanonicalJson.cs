using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OpenHotline.Ground.Timeline;

/// <summary>Writes JSON in the canonical form of RFC 8785, for whole numbers, texts, truth values, lists and objects.</summary>
/// <remarks>Member names are ASCII here, so ordinal order is the order of UTF-16 units that the RFC asks for. Fractions are refused: two programs may print them differently.</remarks>
public static class CanonicalJson
{
    internal static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new UtcMillisecondsJson() },
    };

    // RFC 8785 section 3.2.2.2: only what must be escaped is escaped.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    // Members are put in order once for each type, so that what is made of ids, codes, whole numbers, truth values, times and texts is canonical as it is written.
    private static readonly JsonSerializerOptions InOrder = new(Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { SortMembers } },
    };

    /// <summary>The same bytes as canonicalising the value's JSON gives, without making that first.</summary>
    /// <remarks>For records without fractions and without dictionaries, such as facts.</remarks>
    internal static byte[] WriteRecord<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, InOrder);

    private static void SortMembers(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        if (type.Properties.FirstOrDefault(member => (Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType) is var kind && (kind == typeof(double) || kind == typeof(float) || kind == typeof(decimal))) is { } fraction)
            throw new NotSupportedException($"A fact holds whole numbers only; {fraction.Name} is none.");
        var sorted = type.Properties.OrderBy(member => member.Name, StringComparer.Ordinal).ToList();
        type.Properties.Clear();
        foreach (var member in sorted) type.Properties.Add(member);
    }

    public static byte[] Write(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Plain)) Write(writer, value);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                if (!value.TryGetInt64(out var number)) throw new NotSupportedException("A fact holds whole numbers only.");
                writer.WriteNumberValue(number);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    /// <summary>Times stand in facts as whole milliseconds since 1970, UTC.</summary>
    private sealed class UtcMillisecondsJson : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Storage.UtcMilliseconds.FromNumber(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(Storage.UtcMilliseconds.ToNumber(value));
    }
}
