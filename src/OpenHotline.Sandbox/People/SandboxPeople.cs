using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenHotline.Sandbox.People;

/// <summary>Who acts in the sandbox: the people of the hotline, and one member.</summary>
/// <param name="MemberKey">The key of the sandbox's member; empty until it was issued.</param>
/// <param name="LinkCodes">The codes of the worked campaigns' links; empty until they were made.</param>
public sealed record SandboxPeople(IReadOnlyList<SandboxAccount> Accounts, string MemberKey, IReadOnlyList<string> LinkCodes)
{
    /// <summary>Reads what was kept, so that a restart shows codes that still fit; else makes everybody anew.</summary>
    internal static SandboxPeople Open(string path)
    {
        if (File.Exists(path) && JsonSerializer.Deserialize(File.ReadAllBytes(path), PeopleJson.Default.SandboxPeople) is { Accounts.Count: > 0 } kept) return kept.LinkCodes is null ? kept with { LinkCodes = [] } : kept;
        var made = new SandboxPeople(SandboxAccount.New(), "", []);
        made.Write(path);
        return made;
    }

    internal void Write(string path) => File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(this, PeopleJson.Default.SandboxPeople));
}

[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SandboxPeople))]
internal sealed partial class PeopleJson : JsonSerializerContext;
