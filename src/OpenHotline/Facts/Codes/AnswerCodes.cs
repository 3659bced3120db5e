namespace OpenHotline.Facts.Codes;

/// <summary>Whether what is seen is real, drawn or made by a machine: what kind of picture it is, never how grave.</summary>
public enum Origin
{
    /// <summary>Not asked: no imagery, or an assessment from before the fact told it.</summary>
    NotAsked = 0,

    Real = 1,
    Drawn = 2,
    AiGenerated = 3,

    /// <summary>A real picture altered by a machine.</summary>
    AiAltered = 4,
}

/// <summary>What is shown, by the categories of the Sentencing Council for England and Wales.</summary>
public enum WhatIsShown
{
    /// <summary>Not asked: no imagery, or an assessment from before the fact told it.</summary>
    NotAsked = 0,

    CategoryA = 1,
    CategoryB = 2,

    /// <summary>Other indecent image.</summary>
    CategoryC = 3,

    /// <summary>None of the categories.</summary>
    NoneOfThese = 4,
}

/// <summary>Apparent development of the youngest child.</summary>
public enum Development
{
    /// <summary>Not asked: no imagery, or an assessment from before the fact told it.</summary>
    NotAsked = 0,

    Prepubescent = 1,
    Pubescent = 2,
    Unclear = 3,
}
