using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OpenHotline.Ground.Outside;

/// <summary>Checks a settings object, and the settings inside it, by their annotations, so that a wrong setting stops the start and says which.</summary>
public sealed class SettingsCheck<TSettings> : IValidateOptions<TSettings>
    where TSettings : class
{
    public ValidateOptionsResult Validate(string? name, TSettings options)
    {
        var faults = new List<string>();
        Visit(options, typeof(TSettings).Name, faults);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void Visit(object settings, string path, List<string> faults)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new ValidationContext(settings), results, validateAllProperties: true);
        faults.AddRange(results.Select(result => $"{path}.{string.Join(',', result.MemberNames)}: {result.ErrorMessage}"));
        foreach (var property in settings.GetType().GetProperties())
        {
            if (property.GetIndexParameters().Length > 0) continue;
            var value = property.GetValue(settings);
            if (value is IEnumerable<object> many)
            {
                var index = 0;
                foreach (var one in many.Where(IsOurs)) Visit(one, $"{path}.{property.Name}[{index++}]", faults);
            }
            else if (value is not null && IsOurs(value))
            {
                Visit(value, $"{path}.{property.Name}", faults);
            }
        }
    }

    private static bool IsOurs(object value) =>
        value.GetType() is { IsEnum: false } type && type.Assembly == typeof(OutsideSettings).Assembly;
}
