using OpenHotline.Matching.Index;

namespace OpenHotline.Cli.Hashing;

/// <summary>Opens index files for the verbs, and says in one sentence what is wrong with one.</summary>
internal static class IndexFiles
{
    /// <exception cref="FormatException">There is no such file.</exception>
    /// <exception cref="IndexFileException">It is no index, or not a whole one.</exception>
    public static RadiusIndex Open(string path) => File.Exists(path) ? RadiusIndex.Open(path) : throw new FormatException($"There is no index {path}.");

    /// <summary>Runs a verb; a file that is no index, or that cannot be read or written, is a sentence and an exit code.</summary>
    /// <param name="damaged">The exit code for a damaged index.</param>
    public static async Task<int> SaidAsync(int damaged, Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (IndexFileException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return damaged;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return Verbs.ExitCode.Failed;
        }
    }
}
