namespace OpenHotline.Intake;

/// <summary>The names under which this room seals fields; a sealed field opens under its own name only.</summary>
public static class SealedFields
{
    /// <summary>What the reporter typed, as JSON, under the report's id.</summary>
    public const string ReportText = "report.text";

    /// <summary>How a page is reached, as JSON, under the report's id.</summary>
    public const string SightingSteps = "sighting.steps";

    /// <summary>The normalised address, under the webpage's id.</summary>
    public const string WebpageAddress = "webpage.address";

    /// <summary>Which doubtful parts of the address are taken out before it is shown outside, under the webpage's id.</summary>
    public const string WebpageStripping = "webpage.stripping";

    /// <summary>What an import's receipt codes are derived from, under the import's id.</summary>
    public const string ImportSeed = "import.seed";

    /// <summary>What a young person's request says, as JSON, under the request's id.</summary>
    public const string OwnRequest = "own-request.text";
}
