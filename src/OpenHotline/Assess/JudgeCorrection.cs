using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;

namespace OpenHotline.Assess;

/// <summary>Says whether an analyst may still correct their own assessment of a case without a senior (decision 0181).</summary>
public sealed class JudgeCorrection(HotlineDb db, AssessSettings settings, TimeProvider clock)
{
    public enum Standing
    {
        /// <summary>It is theirs, it is fresh, and nobody else has had a hand in it.</summary>
        Allowed = 1,

        /// <summary>The case is not assessed, or what counts now was assessed by somebody else.</summary>
        NotTheirs = 2,

        /// <summary>Somebody else has given an opinion on it: a senior settles differences.</summary>
        OpinionGiven = 3,

        /// <summary>It was disputed: somebody who is not involved decides, or has decided.</summary>
        Disputed = 4,

        /// <summary>The case was handed over to others, and cannot be called back from them by one person.</summary>
        Referred = 5,

        /// <summary>It was first submitted longer ago than <see cref="AssessSettings.CorrectOwnWithinHours"/>.</summary>
        TooLate = 6,
    }

    public async Task<Standing> RunAsync(Guid episodeId, Guid accountId, CancellationToken cancellation)
    {
        if (await WriteRevision.LatestAsync(db, episodeId, cancellation) is not { } last || last.AnalystId != accountId || last.Cause is not (RevisionCause.Submitted or RevisionCause.Corrected)) return Standing.NotTheirs;
        if (await db.Set<Opinion>().AnyAsync(row => row.EpisodeId == episodeId && row.GivenAt != null, cancellation)) return Standing.OpinionGiven;
        if (await db.Set<Dispute>().AnyAsync(row => row.EpisodeId == episodeId, cancellation)) return Standing.Disputed;
        if (await db.Set<Episode>().AnyAsync(row => row.Id == episodeId && row.End == EpisodeEnd.Referred, cancellation)) return Standing.Referred;
        var submittedAt = await db.Set<Assessment>().Where(row => row.EpisodeId == episodeId && row.Revision == 1).Select(row => row.At).SingleAsync(cancellation);
        return clock.GetUtcNow().UtcDateTime - submittedAt > TimeSpan.FromHours(settings.CorrectOwnWithinHours) ? Standing.TooLate : Standing.Allowed;
    }
}
