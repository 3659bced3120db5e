using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Assess;

/// <summary>How well two people agree, beyond what chance would give.</summary>
/// <param name="Base">On how many second opinions it stands.</param>
/// <param name="Agreed">In how many of them both said the same.</param>
/// <param name="Kappa">Cohen's kappa (1960): 1 is full agreement, 0 what chance gives; null where everybody always said one thing, or nothing was compared.</param>
public sealed record Agreement(int Base, int Agreed, double? Kappa)
{
    internal static Agreement Of(IReadOnlyCollection<(int First, int Second)> pairs)
    {
        var count = pairs.Count;
        var agreed = pairs.Count(pair => pair.First == pair.Second);
        if (count == 0) return new Agreement(0, 0, Kappa: null);
        var byChance = pairs.Select(pair => pair.First).Distinct()
            .Sum(code => (double)pairs.Count(pair => pair.First == code) / count * pairs.Count(pair => pair.Second == code) / count);
        var seen = (double)agreed / count;
        return new Agreement(count, agreed, byChance >= 1 ? null : (seen - byChance) / (1 - byChance));
    }
}

/// <summary>The team's agreement in a stretch of time. Never by person: it is for calibration, not for ranking.</summary>
public sealed record TeamAgreement(Agreement Verdict, Agreement Category, Agreement Age);

/// <summary>Works out how well the team agrees, from blind second opinions.</summary>
public sealed class AgreementFigures(HotlineDb db)
{
    public async Task<TeamAgreement> RunAsync(DateTime from, DateTime until, CancellationToken cancellation)
    {
        var given = await db.Set<Opinion>().AsNoTracking().Where(row => row.GivenAt >= from && row.GivenAt < until).OrderBy(row => row.GivenAt).Take(20_000)
            .Select(row => new { row.FirstVerdict, row.SecondVerdict, row.FirstUk, row.SecondUk, row.FirstAge, row.SecondAge }).ToListAsync(cancellation);
        return new TeamAgreement(
            Agreement.Of([.. given.Select(row => ((int)row.FirstVerdict, (int)row.SecondVerdict!.Value))]),
            Agreement.Of([.. given.Select(row => ((int)row.FirstUk, (int)row.SecondUk!.Value))]),
            Agreement.Of([.. given.Select(row => ((int)row.FirstAge, (int)row.SecondAge!.Value))]));
    }
}
