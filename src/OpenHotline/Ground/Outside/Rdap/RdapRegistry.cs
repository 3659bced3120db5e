using System.Globalization;
using System.Net.Sockets;

namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>Asks registries by RDAP (RFC 7480, RFC 9082), at the server that the list of registries names.</summary>
internal sealed class RdapRegistry(RegistryHttp http, KnownRegistries known, RegistryTurns turns, KeptAnswers kept, RefreshKnownRegistries refresh, TimeProvider clock) : IRegistry
{
    /// <summary>How many names are tried for one domain question, from the longest.</summary>
    private const int MaxNames = 4;

    private const string Accept = "application/rdap+json, application/json;q=0.5";
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public async Task<RegistryAnswer> AskAsync(RegistryQuestion question, CancellationToken cancellation)
    {
        if (kept.Find(question) is { } before) return before;
        if (!IsAskable(question)) return new RegistryAnswer.BadQuestion();
        await refresh.RunIfDueAsync(cancellation);
        var servers = known.Directory.Find(question);
        if (servers.Count == 0) return new RegistryAnswer.NoRegistry();

        RegistryAnswer answer = new RegistryAnswer.NoData();
        foreach (var path in PathsFor(question))
        {
            answer = await AskAsync(servers[0], path, question, cancellation);
            if (answer is not RegistryAnswer.NoData) break;
        }

        kept.Keep(question, answer);
        return answer;
    }

    private async Task<RegistryAnswer> AskAsync(Uri server, string path, RegistryQuestion question, CancellationToken cancellation)
    {
        if (await turns.WaitAsync(server.Host, cancellation) is { } later) return new RegistryAnswer.AskLater(later);
        return await http.GetAsync(new Uri(server, path), Accept, null, cancellation) switch
        {
            RegistryReply.Answered reply => Read(reply, server, question),
            RegistryReply.Failed failed => new RegistryAnswer.Failed(failed.Why),
            _ => throw new InvalidOperationException("An unknown reply."),
        };
    }

    private RegistryAnswer Read(RegistryReply.Answered reply, Uri server, RegistryQuestion question)
    {
        switch (reply.Status)
        {
            case 200: return RdapReader.Read(reply.Body, reply.Host, question, clock.GetUtcNow().UtcDateTime);
            case 404: return new RegistryAnswer.NoData();
            case 400 or 422: return new RegistryAnswer.BadQuestion();
            case 429 or 503:
                var at = reply.RetryAt ?? (clock.GetUtcNow() + Pause).UtcDateTime;
                turns.LeaveAlone(server.Host, at);
                return new RegistryAnswer.AskLater(at);
            default: return new RegistryAnswer.Failed(reply.Status >= 500 || reply.Status is 401 or 403 ? RegistryFailure.ServerError : RegistryFailure.Garbled);
        }
    }

    private static bool IsAskable(RegistryQuestion question) => question switch
    {
        RegistryQuestion.Domain(var name) => name.Length is > 2 and <= 253 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'),
        RegistryQuestion.Entity(var handle) => handle.Length is > 0 and <= 100 && !handle.Any(char.IsControl),
        RegistryQuestion.Network(var address) => address.AddressFamily == AddressFamily.InterNetwork || address.ScopeId == 0,
        _ => true,
    };

    private static IEnumerable<string> PathsFor(RegistryQuestion question) => question switch
    {
        RegistryQuestion.Network(var address) => [$"ip/{address}"],
        RegistryQuestion.AutonomousSystem(var number) => [string.Create(CultureInfo.InvariantCulture, $"autnum/{number}")],
        RegistryQuestion.Domain(var name) => NamesOf(name.Trim('.').ToLowerInvariant()).Select(one => $"domain/{one}"),
        RegistryQuestion.Entity(var handle) => [$"entity/{Uri.EscapeDataString(handle)}"],
        _ => [],
    };

    /// <summary>The name and its parents, but no top-level domain.</summary>
    private static IEnumerable<string> NamesOf(string name)
    {
        var labels = name.Split('.');
        var longest = Math.Min(labels.Length, MaxNames + 1);
        for (var count = longest; count >= Math.Min(2, labels.Length); count--) yield return string.Join('.', labels[^count..]);
    }
}
