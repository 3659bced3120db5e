using System.Net;
using System.Text.RegularExpressions;
using OpenHotline.Ground.Accounts;

namespace OpenHotline.Journeys.Pages;

/// <summary>Goes through one door as one person, from link to link, without drawing anything, and keeps the first address that opens each page.</summary>
internal sealed partial class LinkWalk(SandboxProcess sandbox, string door, StaffRoles roles, IAPIRequestContext http, string? session)
{
    /// <summary>Of one kind of page, some have links that others lack: a case that is assessed, one that is not.</summary>
    private const int MostOfOneKind = 4;

    private readonly Queue<string> _ahead = new();
    private readonly HashSet<string> _queued = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<PagePattern, int> _opened = [];

    public async Task RunAsync(IEnumerable<string> known, Dictionary<PagePattern, FoundPage> found)
    {
        var mine = PageMap.Of(door).Where(one => one.IsFor(roles) && !NotPages.Has(one)).ToList();
        foreach (var path in mine.Where(one => one.Ids == 0).Select(one => one.Pattern).Concat(known)) Ahead(path);
        await GoAsync(found);
        // What no link leads to may still be opened by an id that was seen: a check of a page, the place after a case.
        foreach (var one in mine.Where(one => !found.ContainsKey(one)))
        {
            Ahead(one.Sample);
            if (one.Ids == 1) foreach (var id in _ids) Ahead(Place().Replace(one.Pattern, id));
        }

        await GoAsync(found);
    }

    private void Ahead(string path)
    {
        if (_queued.Add(path)) _ahead.Enqueue(path);
    }

    private async Task GoAsync(Dictionary<PagePattern, FoundPage> found)
    {
        while (_ahead.TryDequeue(out var path))
        {
            if (PageMap.Find(door, path.Split('?')[0]) is not { } pattern || NotPages.Has(pattern) || !pattern.IsFor(roles) || _opened.GetValueOrDefault(pattern) >= MostOfOneKind) continue;
            var answer = await http.GetAsync(sandbox.Door(door, path.TrimStart('/')).AbsoluteUri, new() { MaxRedirects = 0 });
            // A page may say that something did not work, and be the page that is looked for; one is there for nothing else.
            var isPage = answer.Status is 200 or 400 || (answer.Status == 403 && pattern.Pattern.EndsWith("/failed", StringComparison.Ordinal));
            if (!isPage || !answer.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal)) continue;
            _opened[pattern] = _opened.GetValueOrDefault(pattern) + 1;
            found.TryAdd(pattern, new FoundPage(pattern, path.TrimStart('/'), pattern.IsForAnybody && session is null ? null : session));
            foreach (var link in Link().Matches(await answer.TextAsync()).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)))
            {
                foreach (var id in Id().Matches(link).Select(match => match.Value)) _ids.Add(id);
                Ahead(link);
            }
        }
    }

    [GeneratedRegex("""(?:href|action)="(/[^"#]*)""", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\{[^/]*\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();
}
