namespace OpenHotline.Intake.Addresses;

/// <summary>Resolves <c>.</c> and <c>..</c> in a path (RFC 3986, section 5.2.4). Empty segments stay: they may select content.</summary>
internal static class DotSegments
{
    public static void Resolve(ref SpellingBuffer target, int start)
    {
        var path = target.Written[start..].ToString();
        target.CutTo(start);
        foreach (var range in path.AsSpan(1).Split('/'))
        {
            var segment = path.AsSpan(1)[range];
            var isLast = range.End.Value == path.Length - 1;
            if (segment is "..") target.CutTo(Math.Max(start, start + target.Written[start..].LastIndexOf('/')));
            if (segment is not ("." or ".."))
            {
                target.Append('/');
                target.Append(segment);
            }
            else if (isLast)
            {
                target.Append('/');
            }
        }
    }
}
