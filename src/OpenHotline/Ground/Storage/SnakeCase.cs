using System.Text;
using Microsoft.EntityFrameworkCore;

namespace OpenHotline.Ground.Storage;

/// <summary>Names tables, columns and indexes in snake_case, so that plain SQL needs no quotes on either database.</summary>
internal static class SnakeCase
{
    public static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is not { } table || entity.IsMappedToJson()) continue;
            entity.SetTableName(Of(table));
            foreach (var property in entity.GetProperties()) property.SetColumnName(Of(property.Name));
            foreach (var key in entity.GetKeys()) key.SetName(Of(key.GetName() ?? ""));
            foreach (var key in entity.GetForeignKeys()) key.SetConstraintName(Of(key.GetConstraintName() ?? ""));
            foreach (var index in entity.GetIndexes()) index.SetDatabaseName(Of(index.GetDatabaseName() ?? ""));
        }
    }

    /// <summary><c>LeafIndex</c> becomes <c>leaf_index</c>.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
