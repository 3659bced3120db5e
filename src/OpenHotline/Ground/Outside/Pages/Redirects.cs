namespace OpenHotline.Ground.Outside.Pages;

/// <summary>Reads where a server sends us.</summary>
internal static class Redirects
{
    /// <returns>Null when the answer is no redirect, or one without a target that can be read: then it is the page.</returns>
    public static Uri? Target(HttpResponseMessage response, Uri from)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308)) return null;
        if (!response.Headers.NonValidated.TryGetValues("Location", out var values)) return null;

        // Only the first: a second one is a trick or a fault.
        return Uri.TryCreate(from, values.First().Trim(), out var target) ? target : null;
    }
}
