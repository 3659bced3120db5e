using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Web.Defences;

/// <summary>A text of a JSON body without the sign U+0000: see <see cref="NoNulSign"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WithoutNulAttribute() : ValidationAttribute("{0} has the sign U+0000, which no text has.")
{
    public override bool IsValid(object? value) => !NoNulSign.IsIn(value as string);
}
