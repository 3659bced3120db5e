using System.Text.RegularExpressions;

namespace OpenHotline.Web.Tests.Workbench.Cases;

/// <summary>One statement, and the tables that it walks through from end to end.</summary>
internal sealed partial record Plan(string Text, IReadOnlyList<string> Walked)
{
    /// <param name="steps">The lines of <c>EXPLAIN QUERY PLAN</c>.</param>
    public static Plan OfSqlite(string sql, IReadOnlyList<string> steps, IReadOnlySet<string> tables)
    {
        // "SCAN t USING INDEX" follows an index in its order, which a limit ends; without a limit it goes through all of it.
        var hasLimit = sql.Contains("LIMIT", StringComparison.OrdinalIgnoreCase);
        var walked = steps.Where(step => step.StartsWith("SCAN ", StringComparison.Ordinal) && !(hasLimit && step.Contains("INDEX", StringComparison.Ordinal)))
            .Select(step => TableOf(sql, step.Split(' ')[1], tables)).OfType<string>();
        return new Plan($"{sql}\n{string.Join('\n', steps)}", [.. walked]);
    }

    /// <param name="said">What <c>auto_explain</c> said: the text of the statement and its plan.</param>
    public static Plan OfPostgres(string said, IReadOnlySet<string> tables)
    {
        var lines = said.Split('\n');
        var hasLimit = lines.Any(line => Limit().IsMatch(line));
        var walked = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (Whole().Match(lines[i]) is { Success: true } whole) walked.Add(whole.Groups[1].Value);
            else if (Ordered().Match(lines[i]) is { Success: true } ordered && !hasLimit && !IsNarrowed(lines, i)) walked.Add(ordered.Groups[1].Value);
        }

        return new Plan(said, [.. walked.Where(tables.Contains)]);
    }

    // The lines of one step of a plan end where the next step begins.
    private static bool IsNarrowed(string[] lines, int at) => lines.Skip(at + 1).TakeWhile(line => !line.Contains("->", StringComparison.Ordinal)).Any(line => line.Contains("Index Cond:", StringComparison.Ordinal));

    private static string? TableOf(string sql, string name, IReadOnlySet<string> tables)
    {
        if (tables.Contains(name)) return name;
        var named = Regex.Match(sql, $"""(?:FROM|JOIN)\s+"?(\w+)"?\s+(?:AS\s+)?"?{Regex.Escape(name)}"?\b""", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
        return named.Success && tables.Contains(named.Groups[1].Value) ? named.Groups[1].Value : null;
    }

    [GeneratedRegex(@"Seq Scan on ""?(\w+)", RegexOptions.None, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"Index (?:Only )?Scan (?:Backward )?using \S+ on ""?(\w+)", RegexOptions.None, 1000)]
    private static partial Regex Ordered();

    [GeneratedRegex(@"^\s*(?:->\s+)?Limit\b", RegexOptions.None, 1000)]
    private static partial Regex Limit();
}
