using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Validation;
using OpenHotline.Web;

namespace OpenHotline.HouseTests.Endpoints;

/// <summary>Whatever is posted has bounds, and a validator that knows them.</summary>
public sealed class BodyTests
{
    // These read their body themselves. Each says where its bound stands.
    private static readonly Dictionary<string, string> ReadByHand = new(StringComparer.Ordinal)
    {
        ["StepPost"] = "Reads the public form itself, so that a picture is never kept; the door's limit of one megabyte bounds it, and SubmitReport each field.",
        ["AnswerForm.chosen"] = "A plain form sends one name many times; HostPages takes the first 500.",
        ["/account/passkey"] = "A browser's JSON, bounded by PasskeyEndpoints.MaxChars.",
        ["/import"] = "A stream of any length, read line by line; CsvLines bounds a line.",
    };

    private static readonly List<(DoorEndpoint Endpoint, Type Type)> Bodies =
        [.. Doors.Endpoints.SelectMany(endpoint => endpoint.Parameters.Where(parameter => IsBody(endpoint, parameter)).Select(parameter => (endpoint, parameter.ParameterType)))];

    [Fact]
    public void Many_bodies_are_found() => Assert.True(Bodies.Select(body => body.Type).Distinct().Count() > 25);

    [Fact]
    public void Every_text_that_is_posted_has_a_longest_length() => Verdict.NothingFound(Bodies
        .SelectMany(body => UnboundedTexts(body.Type).Select(text => $"{body.Endpoint}: {text} has no StringLength or MaxLength")));

    [Fact]
    public void Every_body_has_a_validator() => Verdict.NothingFound(Bodies
        .Where(body => Texts(body.Type).Any() && !ReadByHand.ContainsKey(body.Type.Name) && !HasValidator(body.Endpoint.Door, body.Type))
        .Select(body => $"{body.Endpoint}: {body.Type.Name} has no validator. Make it public, and map it where the compiler sees its type."));

    [Fact]
    public void No_form_is_made_by_constructor_parameters() => Verdict.NothingFound(Bodies.Where(body => body.Endpoint.Parameters.Any(one => one.ParameterType == body.Type && one.GetCustomAttributes().Any(attribute => attribute is IFromFormMetadata)))
        .Select(body => body.Type).Distinct().Where(type => type.GetConstructors().All(one => one.GetParameters().Length > 0))
        .Select(type => $"{type.Name}: give it members with init. The form binder refuses, without a word to the person, a form in which a parameter's field was not sent."));

    [Fact]
    public void Every_bound_is_one_that_a_validator_reads() => Verdict.NothingFound(Bodies.Select(body => body.Type).Distinct()
        .Where(type => type.GetConstructors().SelectMany(one => one.GetParameters()).Any(one => one.GetCustomAttributes<ValidationAttribute>().Any() && type.GetProperty(one.Name!)?.GetCustomAttributes<ValidationAttribute>().Any() != true))
        .Select(type => $"{type.Name}: write [property: …] on its parameters"));

    [Fact]
    public void What_is_read_by_hand_has_a_reason() => Assert.All(ReadByHand.Values, reason => Assert.EndsWith(".", reason));

    private static bool IsBody(DoorEndpoint endpoint, ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (parameter.GetCustomAttributes().Any(one => one is IFromFormMetadata or IFromBodyMetadata)) return type.IsClass && type != typeof(string);
        var isElsewhere = parameter.GetCustomAttributes().Any(one => one is IFromHeaderMetadata or IFromQueryMetadata or IFromRouteMetadata or IFromServiceMetadata or AsParametersAttribute);
        if (isElsewhere || !type.IsClass || type == typeof(string) || type.Namespace?.StartsWith("OpenHotline", StringComparison.Ordinal) != true) return false;
        return Doors.ServicesOf(endpoint.Door).GetRequiredService<IServiceProviderIsService>() is var knows && !knows.IsService(type);
    }

    private static bool HasValidator(DoorName door, Type type) =>
        Doors.ServicesOf(door).GetRequiredService<IOptions<ValidationOptions>>().Value.TryGetValidatableTypeInfo(type, out _);

    private static IEnumerable<PropertyInfo> Texts(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite && (property.PropertyType == typeof(string) || property.PropertyType.IsAssignableTo(typeof(IEnumerable<string>)) || property.PropertyType == typeof(IFormFile)));

    private static IEnumerable<string> UnboundedTexts(Type type) => ReadByHand.ContainsKey(type.Name) || type.IsAssignableTo(typeof(IValidatableObject)) ? [] : Texts(type)
        .Where(property => !property.GetCustomAttributes().Any(one => one is StringLengthAttribute or MaxLengthAttribute or LengthAttribute or AllowedValuesAttribute))
        .Select(property => $"{type.Name}.{property.Name}");
}
