using Microsoft.Extensions.Localization;
using OpenHotline.Facts.Codes;
using OpenHotline.Intake.Addresses;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Public.Form;

/// <summary>Takes the answers of one step as typed, and says what is to be mended.</summary>
public sealed class FormChecks(IStringLocalizer<FormWords> words)
{
    private static readonly ThingKind[] Things = [ThingKind.App, ThingKind.Chat, ThingKind.Newsgroup, ThingKind.Livestream, ThingKind.Telephone, ThingKind.Other];

    /// <summary>The answers with what was typed in this step, right or wrong.</summary>
    public FormAnswers Take(FormStep step, FormAnswers answers, StepPost post) => step switch
    {
        FormStep.Address => answers with { Thing = ThingKind.Webpage, Address = Cut(post.Text("address")?.Trim(), ReportLimits.MaxAddressChars + 1) },
        FormStep.Thing => answers with { Thing = Things.FirstOrDefault(thing => Word(thing) == post.Text("thing"), ThingKind.Other), Where = Cut(post.Written("where"), ReportLimits.MaxWhereChars + 1) },
        FormStep.Reach => answers with { Referrer = Cut(post.Written("referrer")?.Trim(), ReportLimits.MaxAddressChars + 1), Password = Cut(post.Text("password"), ReportLimits.MaxPasswordChars + 1) },
        FormStep.Note => answers with { Note = Cut(post.Written("note"), ReportLimits.MaxNoteChars + 1), ChildInDanger = post.Text("danger") switch { "yes" => true, "no" => false, _ => null } },
        _ => answers,
    };

    public FieldErrors Check(FormStep step, FormAnswers answers, StepPost post)
    {
        var errors = new List<FieldError>();
        if (step == FormStep.Address && WebAddress.Read(answers.Address) is WebAddress.Outcome.Refused refused) errors.Add(new FieldError("address", Why(refused)));
        if (step == FormStep.Thing && post.Text("thing") is null) errors.Add(new FieldError("thing", words["ThingMissing"]));
        if (step == FormStep.Thing && answers.Where is null) errors.Add(new FieldError("where", words["WhereMissing"]));
        AddIfLong(errors, "where", answers.Where, ReportLimits.MaxWhereChars);
        AddIfLong(errors, "referrer", answers.Referrer, ReportLimits.MaxAddressChars);
        AddIfLong(errors, "password", answers.Password, ReportLimits.MaxPasswordChars);
        AddIfLong(errors, "note", answers.Note, ReportLimits.MaxNoteChars);
        return FieldErrors.Of(errors);
    }

    /// <summary>What a data or script address leaves behind: nothing.</summary>
    public static FormAnswers WithoutWhatIsNoAddress(FormAnswers answers, ref bool hadPicture)
    {
        if (WebAddress.Read(answers.Address) is not WebAddress.Outcome.Refused { Why: AddressRefusal.UnsupportedScheme, Scheme: "data" or "javascript" or "blob" }) return answers;
        hadPicture = true;
        return answers with { Address = null };
    }

    public static string Word(ThingKind thing) => thing.ToString().ToLowerInvariant();

    public IReadOnlyList<Choice> ThingChoices() => [.. Things.Select(thing => new Choice(Word(thing), words[$"Thing{thing}"]))];

    private string Why(WebAddress.Outcome.Refused refused) => refused.Why switch
    {
        AddressRefusal.UnsupportedScheme when refused.Scheme is "data" or "javascript" or "blob" => words["AddressIsPicture"],
        AddressRefusal.UnsupportedScheme => words["AddressOtherKind"],
        AddressRefusal.Empty => words["AddressMissing"],
        AddressRefusal.TooLong => words["AddressTooLong"],
        AddressRefusal.PrivateHost => words["AddressPrivate"],
        AddressRefusal.BadOnionName => words["AddressBadOnion"],
        AddressRefusal.SeveralAddresses => words["AddressSeveral"],
        _ => words["AddressNotOne"],
    };

    private void AddIfLong(List<FieldError> errors, string field, string? text, int most)
    {
        if (text?.Length > most) errors.Add(new FieldError(field, words["TooLong", most]));
    }

    private static string? Cut(string? text, int most) => text?.Length > most ? text[..most] : text;
}
