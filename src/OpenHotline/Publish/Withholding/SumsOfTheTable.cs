using OpenHotline.Publish.Counting;

namespace OpenHotline.Publish.Withholding;

/// <summary>Sums across breakdowns that follow from the question set and the category table, which everybody can read: the letter of the industry's class is the development, baseline is real and prepubescent.</summary>
/// <remarks>Each is noted where it is true of the figures. Where it is not, they were counted under another table, and nobody can rely on it.</remarks>
internal sealed class SumsOfTheTable(KnownSums known, Figures figures)
{
    public void Add()
    {
        if (Has(Metric.Imagery, Dimension.Industry, Dimension.Development)) AddDevelopment();
        if (Has(Metric.Imagery, Dimension.Industry, Dimension.Severity)) AddConduct();
        if (Has(Metric.Actioned, Dimension.Inhope)) AddBaseline();
        if (Has(Metric.AnyImagery, Dimension.Origin) && Has(Metric.Imagery, Dimension.Made)) AddOrigin();
    }

    private void AddDevelopment()
    {
        var (young, older) = (Line(Dimension.Development, "prepubescent"), Line(Dimension.Development, "pubescent"));
        Exactly(young, Industry("A1"), Industry("A2"));
        Exactly(older, Industry("B1"), Industry("B2"));
        Exactly(KnownSums.Base(Metric.Imagery), young, older, Industry("none"));
        Exactly(Industry("none"), Line(Dimension.Development, "unclear"), Line(Dimension.Development, "not_recorded"));
    }

    private void AddConduct()
    {
        var (a, b, c) = (Line(Dimension.Severity, "A"), Line(Dimension.Severity, "B"), Line(Dimension.Severity, "C"));
        var (graver, lesser) = (Count(a) + Count(b) - Count(Industry("A1")) - Count(Industry("B1")), Count(c) - Count(Industry("A2")) - Count(Industry("B2")));
        if (graver < 0 || lesser < 0 || graver + lesser != Count(Industry("none"))) return;
        var both = known.NotPrinted(a, "with B", Count(a) + Count(b));
        var (graverOfNone, lesserOfNone) = (known.NotPrinted(Industry("none"), "of A and B", graver), known.NotPrinted(Industry("none"), "of C", lesser));
        known.Add(both, a, b);
        Exactly(KnownSums.Base(Metric.Imagery), both, c, Line(Dimension.Severity, "none"));
        known.Add(both, Industry("A1"), Industry("B1"), graverOfNone);
        known.Add(c, Industry("A2"), Industry("B2"), lesserOfNone);
        known.Add(Industry("none"), graverOfNone, lesserOfNone);
    }

    private void AddBaseline()
    {
        var baseline = known.Line(Metric.Actioned, Dimension.Inhope, "baseline");
        if (!AtMost(baseline, KnownSums.Base(Metric.Imagery), "national")) return;
        if (!Has(Metric.Imagery, Dimension.Development, Dimension.Made)) return;
        var young = Line(Dimension.Development, "prepubescent");
        var (machine, youngMachine) = (MadeByMachine(), Count(young) - Count(baseline));
        if (youngMachine < 0 || youngMachine > Count(machine)) return;
        var (some, others) = (known.NotPrinted(young, "by machine", youngMachine), known.NotPrinted(machine, "not prepubescent", Count(machine) - youngMachine));
        known.Add(machine, some, others);
        known.Add(young, baseline, some);
    }

    /// <summary>Imagery of any kind is imagery and drawings; what is neither is the rest of all kinds.</summary>
    private void AddKinds(Place drawings)
    {
        var any = KnownSums.Base(Metric.AnyImagery);
        Exactly(any, KnownSums.Base(Metric.Imagery), drawings);
        var kinds = figures.Of(new Series(Metric.Actioned, Dimension.Kind)).Lines.Select(line => known.Line(Metric.Actioned, Dimension.Kind, line.Code));
        Exactly(KnownSums.Base(Metric.Actioned), [any, .. kinds.Where(kind => kind != drawings && kind != KnownSums.Base(Metric.Imagery))]);
    }

    private void AddOrigin()
    {
        Place Origin(string code) => known.Line(Metric.AnyImagery, Dimension.Origin, code);
        var (drawings, generated, unknown) = (known.Line(Metric.Actioned, Dimension.Kind, "non_photographic"), Line(Dimension.Made, "ai_generated"), Line(Dimension.Made, "unknown"));
        if (Has(Metric.Actioned, Dimension.Kind)) AddKinds(drawings);
        var asked = new[] { Line(Dimension.Made, "self_generated"), Line(Dimension.Made, "contact") };
        var drawnByMachine = Count(Origin("ai_generated")) - Count(generated);
        var older = Count(KnownSums.Base(Metric.Imagery)) - Count(Origin("real")) - Count(Origin("ai_altered")) - Count(generated);
        var (olderDrawings, realUnknown) = (Count(Origin("not_recorded")) - older, Count(unknown) - older);
        if (drawnByMachine < 0 || older < 0 || olderDrawings < 0 || realUnknown < 0 || Count(Origin("real")) != realUnknown + asked.Sum(Count)) return;
        var (ofDrawings, ofImagery) = (known.NotPrinted(Origin("ai_generated"), "not photographic", drawnByMachine), known.NotPrinted(Origin("not_recorded"), "photographic", older));
        known.Add(Origin("ai_generated"), generated, ofDrawings);
        known.Add(KnownSums.Base(Metric.Imagery), Origin("real"), Origin("ai_altered"), generated, ofImagery);
        var machine = MadeByMachine();
        Exactly(KnownSums.Base(Metric.Imagery), Origin("real"), machine, ofImagery);
        var ofUnknown = known.NotPrinted(unknown, "real", realUnknown);
        known.Add(unknown, ofUnknown, ofImagery);
        known.Add(Origin("real"), [.. asked, ofUnknown]);
        var olderOfDrawings = known.NotPrinted(Origin("not_recorded"), "not photographic", olderDrawings);
        known.Add(Origin("not_recorded"), ofImagery, olderOfDrawings);
        if (Has(Metric.Actioned, Dimension.Kind) && Count(drawings) == Count(Origin("drawn")) + drawnByMachine + olderDrawings) known.Add(drawings, Origin("drawn"), ofDrawings, olderOfDrawings);
    }

    /// <summary>The lines "AI-generated" and "AI-altered" together, which is what is left of the others.</summary>
    private Place MadeByMachine()
    {
        var (generated, altered) = (Line(Dimension.Made, "ai_generated"), Line(Dimension.Made, "ai_altered"));
        var machine = known.NotPrinted(generated, "with altered", Count(generated) + Count(altered));
        known.Add(machine, generated, altered);
        Exactly(KnownSums.Base(Metric.Imagery), [machine, .. Array.ConvertAll(["self_generated", "contact", "unknown"], code => Line(Dimension.Made, code))]);
        return machine;
    }

    private void Exactly(Place whole, params Place[] parts)
    {
        if (Count(whole) == parts.Sum(Count)) known.Add(whole, parts);
    }

    /// <summary>Notes that one number is a part of another; false where it is not.</summary>
    private bool AtMost(Place part, Place whole, string rest)
    {
        var left = Count(whole) - Count(part);
        if (left >= 0) known.Add(whole, part, known.NotPrinted(whole, rest, left));
        return left >= 0;
    }

    private Place Industry(string code) => Line(Dimension.Industry, code);

    private Place Line(Dimension dimension, string code) => known.Line(Metric.Imagery, dimension, code);

    private long Count(Place place) => known.Counts.GetValueOrDefault(place);

    private bool Has(Metric metric, params Dimension[] dimensions) => Array.TrueForAll(dimensions, dimension => figures.Find(new Series(metric, dimension)) is not null);
}
