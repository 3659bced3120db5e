namespace OpenHotline.Matching.Index;

/// <summary>A file is no index, or not a whole one. The message says what is wrong with it.</summary>
public sealed class IndexFileException(IndexFileFault fault, string message) : IOException(message)
{
    public IndexFileFault Fault { get; } = fault;
}
