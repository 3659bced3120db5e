using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OpenHotline.Ground.Storage;

/// <summary>Saves many changed records in a few statements: one for each table and set of changed columns, prepared once, in place of one for each record.</summary>
/// <remarks>
/// It sees what EF Core would save and writes the same values, so rooms know nothing of it (decision 0170). A change that is no
/// insert or update of plain columns leaves the whole saving to EF Core. What two records take from each other under a unique
/// index must not be saved together: rows are written in the order in which they are tracked.
/// </remarks>
internal sealed class SaveMany(HotlineDb db)
{
    /// <summary>Fewer records are left to EF Core.</summary>
    public const int From = 24;

    private static readonly ConditionalWeakTable<IEntityType, SavedTable> Tables = [];

    /// <summary>False, and nothing written, where EF Core has to do it.</summary>
    /// <exception cref="DbUpdateException">The database refuses a row.</exception>
    /// <exception cref="DbUpdateConcurrencyException">A record that was changed is not there any more.</exception>
    public async Task<bool> TryRunAsync(IReadOnlyList<EntityEntry> changed, CancellationToken cancellation)
    {
        var sets = new Dictionary<(SavedTable Table, string Columns), List<EntityEntry>>();
        foreach (var entry in changed)
        {
            var table = Tables.GetValue(entry.Metadata, type => new SavedTable(type));
            if (!table.IsPlain || entry.State == EntityState.Deleted) return false;
            var columns = entry.State == EntityState.Added ? "" : table.ChangedIn(entry);
            if (!sets.TryGetValue((table, columns), out var entries)) sets.Add((table, columns), entries = []);
            entries.Add(entry);
        }

        // What others point to goes first. One set is written while the next is made ready.
        Task writing = Task.CompletedTask;
        foreach (var ((table, columns), entries) in sets.OrderBy(set => set.Key.Columns.Length > 0).ThenBy(set => set.Key.Table.Depth))
        {
            var rows = columns.Length == 0 ? table.Inserts(entries) : table.Updates(columns, entries);
            await writing;
            writing = WriteAsync(rows, entries.Count, cancellation);
        }

        await writing;
        return true;
    }

    private async Task WriteAsync(RowBatch rows, int expected, CancellationToken cancellation)
    {
        int written;
        try
        {
            written = await rows.WriteAsync(db, cancellation);
        }
        catch (DbException failure)
        {
            // As whoever saves expects it of EF Core.
            throw new DbUpdateException("Many records could not be saved.", failure);
        }

        if (written != expected) throw new DbUpdateConcurrencyException("A record that was changed is not there any more.");
    }
}

/// <summary>A table as <see cref="SaveMany"/> writes it.</summary>
internal sealed class SavedTable
{
    private readonly string name;
    private readonly IProperty[] properties;
    private readonly Column[] columns;
    private readonly int[] key;

    public SavedTable(IEntityType type)
    {
        name = type.GetTableName() ?? "";
        properties = [.. type.GetProperties()];
        Depth = DepthOf(type);
        IsPlain = name.Length > 0 && type.BaseType is null && !type.IsOwned() && !type.GetNavigations().Any() && !type.GetDirectlyDerivedTypes().Any()
            && properties.All(property => KindOf(property.ClrType) is not null && property is { ValueGenerated: ValueGenerated.Never, IsConcurrencyToken: false }
                && property.GetValueConverter() is null or UtcMilliseconds or SortableGuid);
        columns = IsPlain ? [.. properties.Select(property => new Column(property.GetColumnName(), KindOf(property.ClrType)!.Value))] : [];
        key = [.. type.FindPrimaryKey()!.Properties.Select(property => Array.IndexOf(properties, property))];
    }

    /// <summary>Whether its rows are nothing but columns of the kinds that a <see cref="RowBatch"/> knows.</summary>
    public bool IsPlain { get; }

    /// <summary>How many tables stand behind each other that it points to.</summary>
    public int Depth { get; }

    /// <summary>Which columns of a record are changed, one character for each.</summary>
    public string ChangedIn(EntityEntry entry) =>
        string.Create(properties.Length, (entry, properties), static (marks, of) =>
        {
            for (var at = 0; at < marks.Length; at++) marks[at] = of.entry.Property(of.properties[at]).IsModified ? '1' : '0';
        });

    public RowBatch Inserts(List<EntityEntry> entries) => Fill(new RowBatch($"INSERT INTO {name}", "", columns), entries, [.. Enumerable.Range(0, columns.Length)]);

    public RowBatch Updates(string changed, List<EntityEntry> entries)
    {
        int[] places = [.. Enumerable.Range(0, columns.Length).Where(at => changed[at] == '1')];
        return Fill(RowBatch.ChangingByKey(name, [.. key.Select(at => columns[at])], [.. places.Select(at => columns[at])]), entries, [.. key, .. places]);
    }

    private RowBatch Fill(RowBatch rows, List<EntityEntry> entries, int[] places)
    {
        foreach (var entry in entries)
        {
            var values = entry.CurrentValues;
            var row = new object?[places.Length];
            for (var at = 0; at < places.Length; at++) row[at] = values[properties[places[at]]];
            rows.Add(row);
        }

        return rows;
    }

    private static int DepthOf(IEntityType type) => type.GetForeignKeys().Where(one => one.PrincipalEntityType != type).Select(one => DepthOf(one.PrincipalEntityType) + 1).DefaultIfEmpty(0).Max();

    private static ColumnKind? KindOf(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(Guid)) return ColumnKind.Id;
        if (bare == typeof(byte[])) return ColumnKind.Bytes;
        if (bare == typeof(int) || (bare.IsEnum && Enum.GetUnderlyingType(bare) == typeof(int))) return ColumnKind.Number;
        if (bare == typeof(long) || bare == typeof(DateTime)) return ColumnKind.LongNumber;
        if (bare == typeof(bool)) return ColumnKind.Truth;
        return bare == typeof(string) ? ColumnKind.Text : null;
    }
}
