using System.Runtime.InteropServices;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Publish.Counting;

/// <summary>The counted facts of some webpages, told in their order: what each page adds to the figures follows from its own facts and from nothing else.</summary>
internal sealed class PageHistories(HotlineDays days)
{
    private readonly Dictionary<Guid, CountedEpisode> firsts = [];

    public void Apply(Guid pageId, in CountedFact fact)
    {
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(firsts, pageId, out _);
        first ??= new CountedEpisode(fact.EpisodeId);
        var episode = first;
        while (episode.EpisodeId != fact.EpisodeId) episode = episode.Next ??= new CountedEpisode(fact.EpisodeId);
        episode.Apply(fact, days);
    }

    /// <summary>Adds what all of them count, or takes it away.</summary>
    public void Count(Tally tally, long more)
    {
        foreach (var first in firsts.Values)
        {
            for (var episode = first; episode is not null; episode = episode.Next) episode.Count(tally, more);
            if (first.Next is not null) CountReturns(first, tally, more);
        }
    }

    private static void CountReturns(CountedEpisode first, Tally tally, long more)
    {
        var on = new List<int>();
        for (var episode = first; episode is not null; episode = episode.Next)
        {
            if (episode.IsActionedPage) on.Add(episode.Day);
        }

        on.Sort();
        for (var i = 1; i < on.Count; i++) tally.AddReturn(on[i], on[i - 1], more);
    }
}
