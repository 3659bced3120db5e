namespace OpenHotline.Sandbox.World;

/// <summary>What a visitor of a page gets.</summary>
public enum PageState
{
    /// <summary>The page with its training picture.</summary>
    Up = 1,

    /// <summary>404, honestly.</summary>
    Gone = 2,

    /// <summary>200 with a page that says "not found": a soft 404.</summary>
    SoftGone = 3,

    /// <summary>An empty page for whoever looks like the hotline, the picture for everybody else.</summary>
    Cloaked = 4,
}
