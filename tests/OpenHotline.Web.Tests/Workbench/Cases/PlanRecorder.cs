using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using OpenHotline.Ground.Storage;
using SQLitePCL;

namespace OpenHotline.Web.Tests.Workbench.Cases;

/// <summary>Has the database itself tell of every statement that it is given, whoever sends it, and of how it goes about it.</summary>
/// <remarks>
/// SQLite names each statement with its values written out, and is asked for its plan afterwards; PostgreSQL says the plan that it took
/// (<c>auto_explain</c>), having been told to take an index wherever there is one: small tables are else read whole by any good planner.
/// </remarks>
internal sealed class PlanRecorder : DbConnectionInterceptor
{
    private const string Told = "LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_level = notice; SET client_min_messages = notice; SET enable_seqscan = off";

    private readonly ConcurrentDictionary<string, byte> _heard = new(StringComparer.Ordinal);
    private volatile bool _listens;

    /// <summary>Puts it before the connections of a door.</summary>
    public void Join(IServiceCollection services)
    {
        Join<SqliteHotlineDb>(services);
        Join<PostgresHotlineDb>(services);
    }

    public void Begin() => _listens = true;

    public void End() => _listens = false;

    /// <summary>What was heard, each statement once.</summary>
    public async Task<IReadOnlyList<Plan>> PlansAsync(HotlineDb db)
    {
        var tables = db.Model.GetEntityTypes().Select(one => one.GetTableName()).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (db.Kind == DatabaseKind.Postgres) return [.. _heard.Keys.Select(text => Plan.OfPostgres(text, tables))];
        var plans = new List<Plan>();
        foreach (var sql in _heard.Keys.Where(IsPlanned).Order(StringComparer.Ordinal))
            plans.Add(Plan.OfSqlite(sql, await db.ListAsync("EXPLAIN QUERY PLAN " + sql, row => row.GetString(3), TestContext.Current.CancellationToken), tables));
        return plans;
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (connection is SqliteConnection sqlite)
        {
            raw.sqlite3_trace(sqlite.Handle!, (_, sql) => Hear(sql), null);
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = Told;
        command.ExecuteNonQuery();
        ((NpgsqlConnection)connection).Notice += (_, notice) => Hear(notice.Notice.MessageText);
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    private void Join<T>(IServiceCollection services) where T : HotlineDb
    {
        if (services.FirstOrDefault(one => one.ServiceType == typeof(DbContextOptions<T>))?.ImplementationInstance is DbContextOptions<T> options)
            services.Replace(ServiceDescriptor.Singleton(new DbContextOptionsBuilder<T>(options).AddInterceptors(this).Options));
    }

    private void Hear(string text)
    {
        if (_listens) _heard.TryAdd(text, 0);
    }

    private static bool IsPlanned(string sql) => new[] { "SELECT", "INSERT", "UPDATE", "DELETE", "WITH" }.Any(word => sql.TrimStart().StartsWith(word, StringComparison.OrdinalIgnoreCase));
}
