using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Ground.Outside;

/// <summary>Checks a settings object, and the settings inside it, by their annotations, so that a wrong setting stops the start and says which.</summary>
public static class SettingsCheck
{
    /// <returns>One sentence for each fault; none when all is well. Values are not repeated: one may be a secret.</returns>
    public static IReadOnlyList<string> FaultsOf(object settings)
    {
        var faults = new List<string>();
        Visit(settings, settings.GetType().Name, faults);
        return faults;
    }

    private static void Visit(object settings, string path, List<string> faults)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new ValidationContext(settings), results, validateAllProperties: true);
        faults.AddRange(results.Select(result => $"{path}.{string.Join(',', result.MemberNames)}: {result.ErrorMessage}"));
        foreach (var property in settings.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
        {
            var value = property.GetValue(settings);
            if (value is IEnumerable<object> many)
            {
                var index = 0;
                foreach (var one in many.Where(IsSettings)) Visit(one, $"{path}.{property.Name}[{index++}]", faults);
            }
            else if (value is not null && IsSettings(value))
            {
                Visit(value, $"{path}.{property.Name}", faults);
            }
        }
    }

    private static bool IsSettings(object value) => value.GetType().Name.EndsWith("Settings", StringComparison.Ordinal);
}
