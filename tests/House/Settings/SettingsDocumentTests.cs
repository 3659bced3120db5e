using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using OpenHotline.Cli.Settings;
using OpenHotline.Testing;

namespace OpenHotline.HouseTests.Settings;

/// <summary>Every setting is documented from the code itself.</summary>
public sealed class SettingsDocumentTests
{
    [Fact]
    public void The_list_of_settings_is_up_to_date()
    {
        var text = new StringBuilder("""
            # Settings
            Made from the code. A later source wins: the file (`openhotline.json` in the data folder, or `--settings`), the environment, the flags.

            In the file a section is an object: `{ "Notify": { "MostTries": 12 } }`. In the environment it is `OPENHOTLINE_Notify__MostTries=12`. A time is written `days.hours:minutes:seconds`, such as `1.00:00:00`.
            A wrong or unknown setting stops the start and is named; `openhotline check settings` says so beforehand.

            ## Of the whole house
            Also in the environment (`OPENHOTLINE_data`, and `OPENHOTLINE_addresses__public`).

            | setting | flag | what it is |
            |---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var flag in Flags.All) text.Append($"| `{flag.Name[2..]}` | `{flag.Name}` | {flag.Description} |\n");
        text.Append("| `name` | | The hotline's name, as it stands on pages and in mail |\n| `exit` | | Where \"Exit this page\" leads: the https address of a harmless page that many people open |\n| `domain` | | The hotline's domain |\n| `timezone` | | The hotline's days begin and end by it, e.g. `Europe/London` |\n");
        text.Append("| `addresses:DOOR` | | How a door is seen from outside, e.g. `https://report.hotline.example/` |\n");
        foreach (var (section, type) in SettingsCatalogue.Sections)
        {
            text.Append($"\n## {section}\n{XmlSummaries.Of(type)}\n\n| setting | type | default | bounds | what it is |\n|---|---|---|---|---|\n");
            foreach (var line in Lines(type, prefix: "")) text.Append(line);
        }

        ReferenceDocument.IsUpToDate("settings.md", text.ToString());
    }

    [Fact]
    public void Every_text_and_number_of_a_setting_has_bounds() => Verdict.NothingFound(SettingsCatalogue.Sections.SelectMany(entry => Leaves(entry.Type))
        .Where(property => (Bare(property) == typeof(string) || Bare(property) == typeof(int) || Bare(property) == typeof(double) || Bare(property) == typeof(long)) && Bounds(property).Length == 0)
        .Select(property => $"{property.DeclaringType!.Name}.{property.Name}"));

    [Fact]
    public void The_delivered_settings_are_within_their_bounds() => Verdict.NothingFound(SettingsCatalogue.Sections.SelectMany(entry =>
    {
        var value = Activator.CreateInstance(entry.Type)!;
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(value, new ValidationContext(value), faults, validateAllProperties: true);
        return faults.Select(fault => $"{entry.Section}: {fault.ErrorMessage}");
    }));

    private static IEnumerable<string> Lines(Type type, string prefix)
    {
        var delivered = Activator.CreateInstance(type)!;
        foreach (var property in Settable(type))
        {
            if (PartOf(property) is { } part)
            {
                foreach (var line in Lines(part, $"{prefix}{property.Name}:{(part == property.PropertyType ? "" : "0:")}")) yield return line;
                continue;
            }

            yield return $"| `{prefix}{property.Name}` | {Kind(property)} | {Shown(property.GetValue(delivered))} | {Bounds(property)} | {XmlSummaries.Of(property)} |\n";
        }
    }

    private static IEnumerable<PropertyInfo> Leaves(Type type) => Settable(type).SelectMany(property => PartOf(property) is { } part ? Leaves(part) : [property]);

    private static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties().Where(property => property.SetMethod is { IsPublic: true });

    private static Type? PartOf(PropertyInfo property) => new[] { property.PropertyType }.Concat(property.PropertyType.GenericTypeArguments)
        .FirstOrDefault(type => type.Name.EndsWith("Settings", StringComparison.Ordinal));

    private static Type Bare(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    private static string Kind(PropertyInfo property) => Bare(property) switch
    {
        { IsEnum: true } choice => string.Join(", ", Enum.GetNames(choice)),
        var type when type == typeof(string) => "text",
        var type when type == typeof(bool) => "yes/no",
        var type when type == typeof(TimeSpan) => "time",
        var type when type == typeof(int) || type == typeof(long) => "whole number",
        var type when type == typeof(double) => "number",
        var type when type.IsGenericType || type.IsArray => "list",
        var type => type.Name,
    };

    private static string Shown(object? value) => value switch
    {
        null or "" => "",
        bool yes => yes ? "yes" : "no",
        string or Enum => $"`{value}`",
        System.Collections.IEnumerable list => string.Join(", ", list.Cast<object>()),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Bounds(PropertyInfo property) => string.Join("; ", property.GetCustomAttributes<ValidationAttribute>().Select(bound => bound switch
    {
        RangeAttribute range => string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}"),
        StringLengthAttribute length => $"at most {length.MaximumLength} characters",
        MaxLengthAttribute length => property.PropertyType == typeof(string) ? $"at most {length.Length} characters" : $"at most {length.Length}",
        MinLengthAttribute length => $"at least {length.Length}",
        EmailAddressAttribute => "a mailbox",
        RegularExpressionAttribute pattern => $"`{pattern.Pattern.Replace("|", "\\|", StringComparison.Ordinal)}`",
        RequiredAttribute => "not empty",
        _ => null,
    }).OfType<string>().Order(StringComparer.Ordinal));
}
