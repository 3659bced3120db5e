using OpenHotline.Ground.Storage;

/// <summary>Loads every fact so many times more, each copy as webpages of their own behind the others.</summary>
internal sealed class CopyFacts(HotlineDb db)
{
    public async Task RunAsync(int copies)
    {
        var leaves = (await db.ListAsync("SELECT leaves FROM tree_sizes", row => row.GetInt64(0), default))[0];
        for (var copy = 1; copy <= copies; copy++)
        {
            var (prefix, ids) = ($"ffff{copy:x4}", db.Kind == DatabaseKind.Postgres
                ? "CAST('{0}' || substr(CAST(id AS text), 9) AS uuid), kind, stream, CAST('{0}' || substr(CAST(subject AS text), 9) AS uuid)"
                : "CAST(x'{0}' || substr(id, 5) AS blob), kind, stream, CAST(x'{0}' || substr(subject, 5) AS blob)");
            await db.ExecuteAsync("INSERT INTO facts (id, kind, stream, subject, written_at, bytes, leaf_index, leaf_hash) SELECT "
                + ids.Replace("{0}", prefix, StringComparison.Ordinal) + ", written_at, bytes, leaf_index + @shift, leaf_hash FROM facts WHERE leaf_index < @leaves ORDER BY leaf_index",
                default, ("shift", leaves * copy), ("leaves", leaves));
        }

        await db.ExecuteAsync("UPDATE follower_places SET next_leaf = @leaves", default, ("leaves", leaves * (copies + 1)));
        await db.ExecuteAsync(db.Kind == DatabaseKind.Postgres ? "ANALYZE" : "PRAGMA wal_checkpoint(TRUNCATE)", default);
    }
}
