using System.Reflection;
using System.Text.Json;
using OpenHotline.Facts;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Tests.Ground.Timeline;

public sealed class CanonicalFactTests
{
    [Fact]
    public void Every_kind_of_fact_is_written_in_the_canonical_form()
    {
        foreach (var type in FactKinds.All.Select(kind => FactKinds.TypeOf(kind)!))
        {
            foreach (var isFull in new[] { true, false })
            {
                var fact = Make(type, isFull);
                Assert.Equal(CanonicalJson.Write(JsonSerializer.SerializeToElement(fact, type, CanonicalJson.Options)), CanonicalJson.WriteRecord<object>(fact));
            }
        }
    }

    private static object Make(Type type, bool isFull)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)[0];
        return constructor.Invoke([.. constructor.GetParameters().Select(one => ValueOf(one.ParameterType, new NullabilityInfoContext().Create(one).WriteState == NullabilityState.Nullable && !isFull))]);
    }

    private static object? ValueOf(Type type, bool isNull)
    {
        if (isNull) return null;
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(Guid)) return new Guid("0190f0f0-0000-7000-8000-00000000abcd");
        if (bare == typeof(string)) return "Ä\"\\/<é>\u2028\n";
        if (bare == typeof(DateTime)) return new DateTime(2026, 3, 2, 9, 0, 0, 7, DateTimeKind.Utc);
        if (bare == typeof(bool)) return true;
        if (bare.IsEnum) return Enum.GetValues(bare).GetValue(Enum.GetValues(bare).Length - 1);
        return Convert.ChangeType(-123_456, bare, System.Globalization.CultureInfo.InvariantCulture);
    }
}
