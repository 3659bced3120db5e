using System.ComponentModel.DataAnnotations;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Outside.Names;
using OpenHotline.Ground.Outside.Pages;
using OpenHotline.Ground.Outside.Rdap;
using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Ground.Outside;

/// <summary>Everything the operator may set about connections to others. Checked when the program starts.</summary>
public sealed class OutsideSettings : IValidatableObject
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Outside";

    /// <summary>How names are resolved.</summary>
    public NameSettings Names { get; set; } = new();

    /// <summary>The limits of a look at a reported address.</summary>
    public PageSettings Pages { get; set; } = new();

    /// <summary>The ways out beside "direct", which is always there. At most 20.</summary>
    [MaxLength(20)]
    public List<WaySettings> Ways { get; set; } = [];

    /// <summary>The registries.</summary>
    public RegistrySettings Registries { get; set; } = new();

    /// <summary>The relay that takes our mail.</summary>
    public PostSettings Post { get; set; } = new();

    /// <summary>The mailbox that answers come to.</summary>
    public MailboxSettings Mailbox { get; set; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var names = Ways.Select(way => way.Name).Append(WayOut.DirectName);
        if (names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Any(group => group.Count() > 1))
        {
            yield return new ValidationResult("Two ways out have the same name. \"direct\" is always there.", [nameof(Ways)]);
        }
    }
}
