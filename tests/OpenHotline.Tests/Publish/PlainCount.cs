using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Publish.Counting;

namespace OpenHotline.Tests.Publish;

/// <summary>The counting rules once more, as plainly as they can be said: every fact is kept, and every question reads them all.</summary>
internal sealed class PlainCount(TimeZoneInfo zone)
{
    private readonly List<(DateTime At, Fact Fact)> facts = [];

    public void Add(DateTime at, IEnumerable<Fact> told) => facts.AddRange(told.Select(fact => (at, fact)));

    /// <summary>Every number that is not nought, as lines of text.</summary>
    public string Of(DateOnly first, DateOnly last)
    {
        var lines = new Dictionary<string, long>(StringComparer.Ordinal);
        void Count(DateTime at, Metric metric, params (Dimension Dimension, string Code)[] by)
        {
            var day = Day(at);
            if (day < first || day > last) return;
            foreach (var (dimension, code) in by.Append((Dimension.All, "")))
            {
                var name = $"{metric} {dimension} {code}";
                lines[name] = lines.GetValueOrDefault(name) + 1;
            }
        }

        foreach (var (_, fact) in facts)
        {
            if (fact is ReportReceived received) Count(received.ReceivedAt, Metric.Reports, (Dimension.Source, Words.Of(received.Source)), (Dimension.Thing, Words.Of(received.Thing)));
        }

        var pages = new HashSet<Guid>();
        foreach (var episode in facts.Where(told => told.Fact is not ReportReceived).GroupBy(told => EpisodeOf(told.Fact)))
        {
            var assessed = episode.Where(told => told.Fact is EpisodeAssessed).ToList();
            if (assessed.Count == 0) continue;
            var (at, last1) = (assessed[0].At, (EpisodeAssessed)assessed[^1].Fact);
            Count(at, Metric.Assessed, (Dimension.Source, Words.Of(last1.Source)), (Dimension.Thing, Words.Of(last1.Thing)));
            if (last1.Verdict != Verdict.Actionable || episode.Any(told => told.Fact is DisputeDecided { Upheld: true } decided && decided.AssessmentId == last1.AssessmentId)) continue;
            if (last1.Thing != ThingKind.Webpage)
            {
                Count(at, Metric.Things, (Dimension.Thing, Words.Of(last1.Thing)));
                continue;
            }

            if (Day(at) >= first && Day(at) <= last) pages.Add(last1.WebpageId);
            var country = episode.Select(told => told.Fact).OfType<HostTraced>().LastOrDefault(traced => traced.Country is not null)?.Country ?? Places.Untraced;
            var place = last1.IsOnion ? Places.Onion : country;
            Count(at, Metric.Actioned, (Dimension.Source, Words.Of(last1.Source)), (Dimension.Kind, Words.Of(last1.Kind)), (Dimension.Commercial, Words.Of(last1.Commercial)), (Dimension.Site, Words.Of(last1.Site)),
                (Dimension.Inhope, Words.Of(last1.Inhope)), (Dimension.Place, place), (Dimension.Continent, Places.ContinentOf(place)), (Dimension.Month, $"{Day(at):yyyy-MM}"));
            if (episode.Select(told => told.Fact).OfType<PageRemoved>().LastOrDefault() is { } removed)
            {
                Count(removed.RemovedAt, Metric.Removed, (Dimension.Place, removed.Country ?? Places.Untraced));
                if (removed.SecondsFromNotice is { } seconds) Count(removed.RemovedAt, Metric.RemovedAfterNotice, (Dimension.Time, Words.Of(Step(seconds))));
            }

            if (last1.Kind is ContentKind.Imagery or ContentKind.NonPhotographic) Count(at, Metric.AnyImagery, (Dimension.Origin, Words.Of(OriginOf(last1))));
            if (last1.Kind != ContentKind.Imagery) continue;
            var (severity, age, sex, made) = ((Dimension.Severity, Words.Of(last1.Uk)), (Dimension.Age, Words.Of(last1.YoungestChild)), (Dimension.Sex, Words.Of(last1.Sex)), (Dimension.Made, Words.Of(last1.Made)));
            var shown = last1.Shown != WhatIsShown.NotAsked ? last1.Shown : (WhatIsShown)(int)last1.Uk;
            var development = last1.Development != Development.NotAsked ? last1.Development : last1.Industry.ToString() switch { ['A', ..] => Development.Prepubescent, ['B', ..] => Development.Pubescent, _ => Development.NotAsked };
            Count(at, Metric.Imagery, severity, age, sex, made, (Dimension.Industry, Words.Of(last1.Industry)), (Dimension.Development, Words.Of(development)), (Dimension.Shown, Words.Of(shown)));
            if (last1.Made == HowMade.SelfGenerated) Count(at, Metric.SelfGenerated, severity, age);
            if (last1.Sex == DepictedSex.Girls) Count(at, Metric.Girls, severity, age);
            if (last1.Sex == DepictedSex.Boys) Count(at, Metric.Boys, severity, age);
            if (last1.Sex == DepictedSex.Both) Count(at, Metric.BothSexes, severity, age);
        }

        return Text(lines, pages.Count);
    }

    /// <summary>The same of figures that were read.</summary>
    public static string Of(Figures figures)
    {
        var lines = figures.Series.SelectMany(series => series.Lines.Select(line => (Name: $"{series.Metric} {series.Dimension} {line.Code}", Count: line.Count!.Value)))
            .Concat(figures.Series.Select(series => (Name: $"{series.Metric} All ", Count: series.Base!.Value))).Distinct().Where(line => line.Count != 0).ToDictionary(line => line.Name, line => line.Count, StringComparer.Ordinal);
        return Text(lines, figures.Webpages!.Value);
    }

    private static string Text(Dictionary<string, long> lines, long webpages) => string.Join('\n', lines.Select(line => $"{line.Key} {line.Value}").Append($"webpages {webpages}").Order(StringComparer.Ordinal));

    private static Guid EpisodeOf(Fact fact) => fact switch
    {
        EpisodeAssessed assessed => assessed.EpisodeId,
        HostTraced traced => traced.EpisodeId,
        DisputeDecided decided => decided.EpisodeId,
        PageRemoved removed => removed.EpisodeId,
        _ => throw new InvalidOperationException("No episode."),
    };

    private static Origin OriginOf(EpisodeAssessed assessed)
    {
        if (assessed.Origin != Origin.NotAsked || assessed.Kind != ContentKind.Imagery || assessed.Made == HowMade.Unknown) return assessed.Origin;
        return assessed.Made switch { HowMade.AiGenerated => Origin.AiGenerated, HowMade.AiAltered => Origin.AiAltered, _ => Origin.Real };
    }

    private static RemovalTime Step(long seconds) => seconds switch
    {
        <= 3600 => RemovalTime.WithinHour,
        <= 86_400 => RemovalTime.WithinDay,
        <= 3 * 86_400 => RemovalTime.WithinThreeDays,
        <= 7 * 86_400 => RemovalTime.WithinWeek,
        _ => RemovalTime.Longer,
    };

    private DateOnly Day(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone));
}
