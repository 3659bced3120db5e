using OpenHotline.Prevent.Help;

namespace OpenHotline.Web.Public.Help;

/// <summary>What can be said of a telephone number without knowing who asks.</summary>
public static class Telephones
{
    /// <summary>The numbers that every member state of the European Union has: 112 (Directive (EU) 2018/1972, article 109) and 116 111, of child helplines (article 96).</summary>
    private static readonly string[] European = ["112", "116111"];

    /// <summary>Whether it is one that holds in the European Union, and perhaps nowhere else.</summary>
    public static bool IsEuropean(string number) => European.Contains(HelpContact.DialledOf(number));
}
