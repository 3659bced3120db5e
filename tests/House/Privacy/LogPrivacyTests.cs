using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Extensions.Logging;

namespace OpenHotline.HouseTests.Privacy;

/// <summary>No address, name, secret or free text can reach a log.</summary>
public sealed class LogPrivacyTests
{
    [Fact]
    public void No_log_template_has_a_sensitive_placeholder() => Verdict.NothingFound(Assemblies.All
        .SelectMany(LogTemplates.In)
        .SelectMany(one => LogTemplates.SensitiveIn(one.Template).Select(name => $"{one.Method}: {{{name}}} in \"{one.Template}\"")));

    [Fact]
    public void Nothing_is_logged_outside_a_declared_template() => Verdict.NothingFound(Assemblies.All.SelectMany(AdHocCalls));

    [Theory]
    [InlineData("Fetched {Url}"), InlineData("Fetched {@PageUri}"), InlineData("{ReporterEmail,10} wrote"), InlineData("Signed in: {userName}"), InlineData("{ip}"), InlineData("key {Key:x}")]
    public void Such_a_template_is_refused(string template) => Assert.NotEmpty(LogTemplates.SensitiveIn(template));

    [Theory]
    [InlineData("Sent notice {NoticeId} in {Milliseconds} ms"), InlineData("Took {AddressCount} lines"), InlineData("Ready"), InlineData("{StatusCode} by {HostId}")]
    public void Such_a_template_is_accepted(string template) => Assert.Empty(LogTemplates.SensitiveIn(template));

    [Fact]
    public void Templates_and_calls_are_found_where_there_are_some()
    {
        Assert.Contains(LogTemplates.In(typeof(LogPrivacyTests).Assembly), one => one.Template == "Sample {Url}");
        Assert.NotEmpty(AdHocCalls(typeof(LogPrivacyTests).Assembly));
    }

    // LogInformation("…"), BeginScope("…") and their siblings: templates that this test could not read, and boxed arguments.
    private static IEnumerable<string> AdHocCalls(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var reader = file.GetMetadataReader();
        return [.. reader.MemberReferences
            .Select(handle => reader.GetMemberReference(handle))
            .Where(member => member.Parent.Kind == HandleKind.TypeReference
                && reader.GetString(reader.GetTypeReference((TypeReferenceHandle)member.Parent).Name) is nameof(LoggerExtensions))
            .Select(member => $"{assembly.GetName().Name} calls {nameof(LoggerExtensions)}.{reader.GetString(member.Name)}; declare a [LoggerMessage] in a nested Log class instead")];
    }
}

/// <summary>What the program must not do: here so that the tests above are known to see it. Nothing calls it.</summary>
internal static partial class WrongLog
{
    public static void AdHoc(ILogger logger) => logger.LogInformation("Sample");

    [LoggerMessage(Level = LogLevel.Debug, Message = "Sample {Url}")]
    public static partial void Sensitive(ILogger logger, string url);
}
