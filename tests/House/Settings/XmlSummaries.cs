using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OpenHotline.HouseTests.Settings;

/// <summary>The first sentences of the code's own documentation, as the compiler wrote them beside the assembly.</summary>
internal static partial class XmlSummaries
{
    private static readonly Dictionary<string, XElement> Members = Assemblies.All.Select(assembly => Path.ChangeExtension(assembly.Location, ".xml")).Where(File.Exists)
        .SelectMany(path => XDocument.Load(path).Descendants("member")).GroupBy(member => member.Attribute("name")!.Value, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    public static string Of(Type type) => Text($"T:{type.FullName}");

    public static string Of(PropertyInfo property) => Text($"P:{property.DeclaringType!.FullName}.{property.Name}");

    private static string Text(string id)
    {
        if (!Members.TryGetValue(id, out var member) || member.Element("summary") is not { } summary) return "";
        foreach (var reference in summary.Descendants().Where(one => one.Attribute("cref") is not null).ToList()) reference.ReplaceWith($"`{reference.Attribute("cref")!.Value.Split('.')[^1]}`");
        foreach (var code in summary.Descendants("c").ToList()) code.ReplaceWith($"`{code.Value}`");
        return Blank().Replace(summary.Value, " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();
}
