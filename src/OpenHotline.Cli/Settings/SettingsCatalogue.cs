using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace OpenHotline.Cli.Settings;

/// <summary>The sections of the settings: every <c>…Settings</c> class that a room registers with its defaults.</summary>
/// <remarks>A room offers its settings either as they are or as <c>IOptions</c>; both are filled from the section of the same name.</remarks>
internal static class SettingsCatalogue
{
    /// <summary>Section name by type: <c>NotifySettings</c> is bound from <c>Notify</c>.</summary>
    public static IReadOnlyList<(string Section, Type Type)> Sections { get; } =
        [.. typeof(House).Assembly.GetTypes().Concat(typeof(Web.Door).Assembly.GetTypes()).Where(type => type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("Settings", StringComparison.Ordinal) && type.IsPublic
                && type.GetConstructor([]) is not null && type.Name != "HouseSettings" && !IsPartOfAnother(type))
            .Select(type => (type.Name[..^"Settings".Length], type)).OrderBy(pair => pair.Item1, StringComparer.Ordinal)];

    /// <summary>Replaces each room's defaults by what file, environment and flags say.</summary>
    /// <exception cref="SettingsException">A value is missing its bounds.</exception>
    public static void Bind(IServiceCollection services, IConfiguration values)
    {
        foreach (var (section, type) in Sections)
        {
            var given = values.GetSection(section);
            if (!given.Exists()) continue;
            var value = Read(given, type);
            services.Replace(ServiceDescriptor.Singleton(type, value));
            var options = typeof(IOptions<>).MakeGenericType(type);
            services.Replace(ServiceDescriptor.Singleton(options, Activator.CreateInstance(typeof(OptionsWrapper<>).MakeGenericType(type), value)!));
        }
    }

    /// <summary>Reads every section once, so that a wrong value stops the start and not the first use.</summary>
    public static void Check(IConfiguration values)
    {
        foreach (var (section, type) in Sections)
        {
            if (values.GetSection(section) is var given && given.Exists()) Read(given, type);
        }
    }

    // Post stands inside Outside: as a section of its own it would be read and then used by nobody.
    private static bool IsPartOfAnother(Type type) => type.Assembly.GetTypes().Any(other => other.Name.EndsWith("Settings", StringComparison.Ordinal)
        && other.GetProperties().Any(property => property.PropertyType == type || property.PropertyType.GenericTypeArguments.Contains(type)));

    private static object Read(IConfigurationSection given, Type type)
    {
        object bound;
        try
        {
            bound = given.Get(type, binder => binder.ErrorOnUnknownConfiguration = true)!;
        }
        catch (InvalidOperationException wrong)
        {
            throw new SettingsException(given.Key, wrong.InnerException?.Message ?? wrong.Message);
        }

        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(bound, new ValidationContext(bound), faults, validateAllProperties: true))
            throw new SettingsException(given.Key, faults[0].ErrorMessage ?? "a value is out of bounds");
        return bound;
    }
}
