using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Publish.Replaying;

/// <summary>One published figure, as a line of the file says it.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Count">Null where only a percentage was published.</param>
/// <param name="Percent">Of the base; null where none was published.</param>
internal sealed record FigureRow(long Line, Period Period, string Metric, string ValueKey, long? Count, decimal? Percent, string Base);

/// <summary>What a replay could not do, or found wrong in the file, in a sentence.</summary>
/// <param name="Line">The line it is about; 0 for the file as a whole.</param>
public sealed record ReplayFinding(long Line, string Says);
