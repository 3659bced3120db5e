using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Web.Workbench.Accounts;

/// <summary>Signing in by an identity provider (OpenID Connect). Off while no authority is set.</summary>
/// <remarks>It signs in only accounts that were invited here and linked when they joined. Nobody is created by it, and it gives no roles.</remarks>
public sealed record SignInProviderSettings : IValidatableObject
{
    /// <summary>Where the provider publishes its configuration, without `/.well-known/…`: `https://login.hotline.example/`. Plain http only on this machine.</summary>
    [StringLength(300)]
    public string? Authority { get; init; }

    /// <summary>What staff know it by.</summary>
    [StringLength(60, MinimumLength = 1)]
    public string Name { get; init; } = "your organisation";

    /// <summary>Who we are to the provider.</summary>
    [StringLength(200)]
    public string? ClientId { get; init; }

    /// <summary>The secret that the provider gave us: from the environment, or better from a file.</summary>
    [StringLength(500)]
    public string? ClientSecret { get; init; }

    /// <summary>A file that holds nothing but the secret; it wins.</summary>
    [StringLength(1000)]
    public string? ClientSecretFile { get; init; }

    /// <summary>The claim in which the provider vouches for a second factor: `amr` or `acr`.</summary>
    [RegularExpression("amr|acr")]
    public string SecondFactorClaim { get; init; } = "amr";

    /// <summary>The values of that claim which count (RFC 8176), at most 20. Without one of them the house asks for a code of its own.</summary>
    [MaxLength(20)]
    public IReadOnlyList<string> SecondFactorValues { get; init; } = ["mfa"];

    /// <summary>What the provider is asked for as `acr_values`; empty: nothing.</summary>
    [StringLength(300)]
    public string? AskedAcr { get; init; }

    internal bool IsOn => !string.IsNullOrWhiteSpace(Authority);

    /// <summary>The secret; null for a client without one.</summary>
    internal string? Secret() => string.IsNullOrEmpty(ClientSecretFile) ? ClientSecret : File.ReadAllText(ClientSecretFile).Trim();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOn) yield break;
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address) || !(address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback)))
            yield return new ValidationResult("Authority must be a whole https address.", [nameof(Authority)]);
        if (string.IsNullOrWhiteSpace(ClientId)) yield return new ValidationResult("ClientId is wanted where an Authority is set.", [nameof(ClientId)]);
        if (!string.IsNullOrEmpty(ClientSecretFile) && !File.Exists(ClientSecretFile)) yield return new ValidationResult("There is no file at ClientSecretFile.", [nameof(ClientSecretFile)]);
    }

    // Privacy: a record prints its members, and one is a secret.
    public override string ToString() => nameof(SignInProviderSettings);
}
