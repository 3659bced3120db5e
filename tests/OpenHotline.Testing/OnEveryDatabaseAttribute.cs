using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace OpenHotline.Testing;

/// <summary>Runs a theory once on SQLite and once on PostgreSQL: <c>[Theory, OnEveryDatabase]</c>. The first parameter is a <see cref="TestDatabase"/>.</summary>
/// <remarks>Where PostgreSQL is not there, its row is skipped with the reason; with <c>CI=true</c>, <c>./test</c> counts that as a failure.</remarks>
/// <param name="alsoWith">Values of a second parameter: the theory then runs once for each of them on each database.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEveryDatabaseAttribute(params object?[] alsoWith) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        ITheoryDataRow[] rows = [.. RowsOn(TestDatabase.Sqlite, skip: null), .. RowsOn(TestDatabase.Postgres, PostgresServer.WhyNot)];
        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;

    private IEnumerable<ITheoryDataRow> RowsOn(TestDatabase database, string? skip) => alsoWith.Length == 0
        ? [new TheoryDataRow(database) { Skip = skip }]
        : alsoWith.Select(value => new TheoryDataRow(database, value) { Skip = skip });
}
