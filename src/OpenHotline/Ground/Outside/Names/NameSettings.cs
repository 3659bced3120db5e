using System.ComponentModel.DataAnnotations;
using System.Net;

namespace OpenHotline.Ground.Outside.Names;

/// <summary>How names are resolved.</summary>
public sealed class NameSettings : IValidatableObject
{
    /// <summary>Name servers as address or address:port, at most 8; none takes those of this machine.</summary>
    [MaxLength(8)]
    public List<string> Servers { get; set; } = [];

    /// <summary>How long one server may take.</summary>
    [Range(1, 30)]
    public int LimitSeconds { get; set; } = 4;

    /// <summary>How often the next server is tried after a failure.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 1;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var server in Servers.Where(server => !IPEndPoint.TryParse(server, out _)))
        {
            yield return new ValidationResult($"'{server}' is not an address or address:port.", [nameof(Servers)]);
        }
    }
}
