using Microsoft.Extensions.Localization;
using OpenHotline.Facts.Codes;
using OpenHotline.Intake.Addresses;
using OpenHotline.Intake.OwnPictures;
using OpenHotline.Web.Components;
using OpenHotline.Web.Public.Form;

namespace OpenHotline.Web.Public.OwnPicture;

/// <summary>Takes the answers of one step as typed, and says what is to be mended.</summary>
public sealed class OwnChecks(IStringLocalizer<OwnWords> words)
{
    private const int MaxAddressesChars = 20_000;

    public static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    public static T? Read<T>(string? word) where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => Word(value!.Value) == word);

    /// <summary>The answers with what was typed in this step, right or wrong.</summary>
    public static OwnAnswers Take(OwnStep step, OwnAnswers answers, StepPost post) => step switch
    {
        OwnStep.Age => answers with { Age = Read<YoungAge>(post.Text("age")) },
        OwnStep.Happened => answers with { Happened = [.. (post.Text("happened") ?? "").Split(',').Select(Read<WhatHappened>).OfType<WhatHappened>().Distinct()] },
        OwnStep.Pictures => answers with { Fingerprints = Taken(post), Addresses = Lines(post.Written("addresses")) },
        _ => answers,
    };

    public FieldErrors Check(OwnStep step, OwnAnswers answers, StepPost post)
    {
        var errors = new List<FieldError>();
        if (step == OwnStep.Age && answers.Age is null) errors.Add(new FieldError("age", words["AgeMissing"]));
        if (step != OwnStep.Pictures) return FieldErrors.Of(errors);
        if (Fingerprints.Read(post.Text("fingerprints")) is Fingerprints.Reading.Refused refused)
            errors.Add(new FieldError("files", refused.Why == FingerprintRefusal.TooMany ? words["FilesTooMany", Fingerprints.MaxFiles] : words["FingerprintsNotOurs"]));
        if (answers.Addresses.Count > SubmitOwnRequest.MaxAddresses) errors.Add(new FieldError("addresses", words["AddressesTooMany", SubmitOwnRequest.MaxAddresses]));
        else if (answers.Addresses.Select((address, i) => (address, i)).FirstOrDefault(pair => WebAddress.Read(pair.address) is WebAddress.Outcome.Refused) is { address: not null } wrong)
            errors.Add(new FieldError("addresses", words["AddressWrong", wrong.i + 1]));
        if (errors.Count == 0 && answers.Fingerprints is null && answers.Addresses.Count == 0) errors.Add(new FieldError("addresses", words["NothingChosen"]));
        return FieldErrors.Of(errors);
    }

    public IReadOnlyList<Choice> Ages() => [.. Enum.GetValues<YoungAge>().Select(age => new Choice(Word(age), words[$"Age{age}"])), new Choice("adult", words["AgeAdult"], IsSetApart: true)];

    public IReadOnlyList<Choice> Happenings() => [.. Enum.GetValues<WhatHappened>().Select(what => new Choice(Word(what), words[$"Happened{what}"], IsSetApart: what == WhatHappened.NotSaid))];

    // What is not ours is refused, and does not travel from page to page.
    private static string? Taken(StepPost post) =>
        Fingerprints.Read(post.Text("fingerprints")) is Fingerprints.Reading.Accepted { Fingerprints: { Files.Count: > 0 } read } ? read.Text : null;

    private static string[] Lines(string? text) =>
        text is null ? [] : [.. (text.Length > MaxAddressesChars ? text[..MaxAddressesChars] : text).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).Take(SubmitOwnRequest.MaxAddresses + 1)];
}
