using System.Net;
using DnsClient;
using DnsClient.Protocol;

namespace OpenHotline.Ground.Outside.Names;

/// <summary>Asks the configured name servers, or those of this machine.</summary>
/// <remarks>Nothing is kept between questions: a guarded connection resolves once and dials what it got.</remarks>
public sealed class DnsNameServer : INameServer
{
    private const int MaxRecords = 64;
    private readonly LookupClient _client;

    public DnsNameServer(OutsideSettings settings)
    {
        var chosen = settings.Names;
        var options = chosen.Servers.Count > 0
            ? new LookupClientOptions([.. chosen.Servers.Select(server => new NameServer(Endpoint(server)))]) { AutoResolveNameServers = false }
            : new LookupClientOptions();
        options.Timeout = TimeSpan.FromSeconds(chosen.LimitSeconds);
        options.Retries = chosen.Retries;
        options.UseCache = false;
        options.ThrowDnsErrors = false;
        _client = new LookupClient(options);
    }

    public async Task<NameAnswer> AskAsync(string name, NameRecordKind kind, CancellationToken cancellation)
    {
        var bare = name.EndsWith('.') ? name[..^1] : name;
        if (bare.Length > 253 || Array.Exists(bare.Split('.'), label => label.Length is 0 or > 63)) return new NameAnswer.Failed(NameFailure.NotAName);
        try
        {
            // The last dot keeps the machine's search list out of it.
            var response = await _client.QueryAsync(bare + ".", (QueryType)(int)kind, QueryClass.IN, cancellation);
            return response.Header.ResponseCode switch
            {
                DnsHeaderResponseCode.NoError => new NameAnswer.Found([.. response.Answers.Take(MaxRecords).Select(Read).OfType<NameRecord>()]),
                DnsHeaderResponseCode.NotExistentDomain => new NameAnswer.NoSuchName(),
                _ => new NameAnswer.Failed(NameFailure.ServerError),
            };
        }
        catch (DnsResponseException fault)
        {
            return new NameAnswer.Failed(fault.Code == DnsResponseCode.ConnectionTimeout ? NameFailure.TimedOut : NameFailure.ServerError);
        }
        catch (DnsXidMismatchException)
        {
            return new NameAnswer.Failed(NameFailure.ServerError);
        }
        catch (ArgumentException)
        {
            return new NameAnswer.Failed(NameFailure.NotAName);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new NameAnswer.Failed(NameFailure.TimedOut);
        }
    }

    private static IPEndPoint Endpoint(string server)
    {
        var endpoint = IPEndPoint.Parse(server);
        return endpoint.Port == 0 ? new IPEndPoint(endpoint.Address, 53) : endpoint;
    }

    private static NameRecord? Read(DnsResourceRecord record)
    {
        var owner = Bare(record.DomainName);
        var keep = TimeSpan.FromSeconds(record.InitialTimeToLive);
        return record switch
        {
            ARecord four => new NameRecord(owner, NameRecordKind.Address4, four.Address.ToString(), keep),
            AaaaRecord six => new NameRecord(owner, NameRecordKind.Address6, six.Address.ToString(), keep),
            CNameRecord alias => new NameRecord(owner, NameRecordKind.Alias, Bare(alias.CanonicalName), keep),
            PtrRecord pointer => new NameRecord(owner, NameRecordKind.Pointer, Bare(pointer.PtrDomainName), keep),
            NsRecord server => new NameRecord(owner, NameRecordKind.NameServer, Bare(server.NSDName), keep),
            MxRecord mail => new NameRecord(owner, NameRecordKind.MailExchange, Bare(mail.Exchange), keep, mail.Preference),
            TxtRecord text => new NameRecord(owner, NameRecordKind.Text, string.Concat(text.Text), keep),
            _ => null,
        };
    }

    private static string Bare(DnsString name) => name.Value.TrimEnd('.').ToLowerInvariant();
}
