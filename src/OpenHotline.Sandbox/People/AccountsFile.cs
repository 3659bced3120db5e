using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenHotline.Sandbox.People;

/// <summary>Keeps the sandbox's people and their second factors, so that a restart shows codes that still fit.</summary>
internal static class AccountsFile
{
    /// <summary>Reads the file, or makes the first one.</summary>
    public static IReadOnlyList<SandboxAccount> Open(string path)
    {
        if (File.Exists(path) && JsonSerializer.Deserialize(File.ReadAllBytes(path), AccountsJson.Default.IReadOnlyListSandboxAccount) is { Count: > 0 } kept) return kept;
        var made = SandboxAccount.New();
        File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(made, AccountsJson.Default.IReadOnlyListSandboxAccount));
        return made;
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<SandboxAccount>))]
internal sealed partial class AccountsJson : JsonSerializerContext;
