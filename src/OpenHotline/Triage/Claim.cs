using System.Data.Common;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Triage;

/// <summary>A case that an analyst now holds.</summary>
public sealed record Claim(Guid EpisodeId, Guid WebpageId, DateTime LeaseUntil)
{
    internal const string Columns = "id, webpage_id, lease_until";

    internal static Claim Read(DbDataReader row) => new(row.Id(0), row.Id(1), row.Time(2));
}
