namespace OpenHotline.Testing;

/// <summary>A document in <c>docs/reference</c> that is made by code, committed, and compared by a test.</summary>
/// <remarks>To write it anew after a change: <c>OPENHOTLINE_WRITE_REFERENCE=1</c>, run the test, commit.</remarks>
public static class ReferenceDocument
{
    /// <summary>True where this run writes the documents instead of comparing them.</summary>
    public static bool IsWriting { get; } = Environment.GetEnvironmentVariable("OPENHOTLINE_WRITE_REFERENCE") is "1";

    /// <summary>Fails where the committed document is not what the code makes now.</summary>
    /// <param name="name">For example <c>roles.md</c>.</param>
    /// <param name="made">The whole text. Line ends are made LF and the last line ends.</param>
    public static void IsUpToDate(string name, string made)
    {
        var path = RepositoryRoot.In("docs", "reference", name);
        var wanted = made.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (IsWriting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, wanted);
            return;
        }

        var committed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (FirstDifference(committed, wanted) is not { } line) return;
        Assert.Fail(
            $"docs/reference/{name} is not what the code makes now. Run this test with OPENHOTLINE_WRITE_REFERENCE=1 and commit the file.\n" +
            $"First difference in line {line.Number}:\n  committed: {line.Committed}\n  made now:  {line.Made}");
    }

    private static (int Number, string Committed, string Made)? FirstDifference(string committed, string made)
    {
        var (left, right) = (committed.Split('\n'), made.Split('\n'));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var (one, other) = (left.ElementAtOrDefault(i) ?? "(nothing)", right.ElementAtOrDefault(i) ?? "(nothing)");
            if (!string.Equals(one, other, StringComparison.Ordinal)) return (i + 1, one, other);
        }

        return null;
    }
}
