using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace OpenHotline.HouseTests.Privacy;

/// <summary>Reads what the program can write into its log, and knows which placeholders could carry something that must not be there.</summary>
internal static partial class LogTemplates
{
    // Privacy: what could hold an address, a name, a secret or somebody's words.
    private static readonly string[] Sensitive =
        ["address", "addresses", "url", "urls", "uri", "uris", "link", "links", "path", "query", "fragment", "host", "hosts", "hostname", "domain", "domains", "email", "mail", "mailbox", "recipient", "sender", "from", "to",
         "name", "names", "username", "user", "login", "note", "notes", "referrer", "referer", "ip", "client", "phone", "telephone", "contact", "contacts", "text", "body", "subject", "comment", "answer", "message", "content", "title",
         "password", "passphrase", "token", "tokens", "secret", "code", "codes", "key", "keys", "receipt", "reason", "value", "values", "input", "line", "data", "json", "request", "response", "header", "headers", "cookie", "agent", "exception", "error"];

    // A last word that says "only a number, a kind or an identifier of ours": HostId, KeyCount, NameLength.
    private static readonly string[] Harmless =
        ["id", "ids", "type", "types", "count", "counts", "number", "bytes", "length", "kind", "status", "kilobytes", "megabytes", "milliseconds", "seconds", "minutes", "hours", "days", "port", "index", "version", "step", "size", "total", "percent", "attempt", "attempts", "at", "on"];

    // Whole names that were looked at: each is chosen by the program or by the operator, never by a reporter, a page or a host.
    private static readonly string[] LookedAt = ["StatusCode", "ErrorCode", "LineNumber", "ExitCode", "ErrorKind", "ExceptionType", "ErrorType", "JobName", "RoomName", "DoorName", "TableName"];

    [GeneratedRegex(@"\{[@$]?(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    /// <summary>Every template with the method that owns it.</summary>
    public static IEnumerable<(string Method, string Template)> In(Assembly assembly) => assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .SelectMany(method => method.GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(LoggerMessageAttribute))
            .SelectMany(Texts)
            .Select(text => ($"{method.DeclaringType}.{method.Name}", text)));

    /// <summary>The placeholders of a template that could carry something sensitive.</summary>
    public static IEnumerable<string> SensitiveIn(string template) => Placeholder().Matches(template)
        .Select(match => match.Groups["name"].Value)
        .Where(name => !LookedAt.Contains(name, StringComparer.Ordinal) && IsSensitive(name));

    private static bool IsSensitive(string name)
    {
        var words = Word().Matches(name).Select(match => match.Value.ToLowerInvariant()).ToList();
        if (words.Count == 0) return true;
        return words.Exists(word => Sensitive.Contains(word, StringComparer.Ordinal)) && !Harmless.Contains(words[^1], StringComparer.Ordinal);
    }

    private static IEnumerable<string> Texts(CustomAttributeData attribute) => attribute.ConstructorArguments
        .Concat(attribute.NamedArguments.Where(named => named.MemberName is nameof(LoggerMessageAttribute.Message)).Select(named => named.TypedValue))
        .Select(argument => argument.Value).OfType<string>();
}
