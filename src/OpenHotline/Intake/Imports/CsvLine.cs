namespace OpenHotline.Intake.Imports;

/// <summary>A record of a CSV file: its fields, or the reason why it cannot be read.</summary>
/// <param name="Number">The line of the file on which it begins, from 1.</param>
/// <param name="LastNumber">The line on which it ends; later where a quoted field holds line breaks.</param>
internal sealed record CsvLine(long Number, long LastNumber, IReadOnlyList<string> Fields, CsvFault? Fault)
{
    // Privacy: a record prints its members.
    public override string ToString() => $"[line {Number}]";
}

/// <summary>Why a line of a CSV file cannot be read. The next line is read again.</summary>
internal enum CsvFault
{
    /// <summary>A quote that does not end, or ends in the middle of a field.</summary>
    BrokenQuote = 1,

    /// <summary>Longer than any report may be.</summary>
    TooLong = 2,
}
