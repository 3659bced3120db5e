using System.Globalization;

namespace OpenHotline.Web.Components;

/// <summary>A country as the page's language calls it.</summary>
public static class CountryName
{
    /// <param name="code">Two letters; anything else is given back as it is.</param>
    public static string Of(string code)
    {
        try
        {
            return new RegionInfo(code).DisplayName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}
