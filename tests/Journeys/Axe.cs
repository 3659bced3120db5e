using Deque.AxeCore.Commons;

namespace OpenHotline.Journeys;

/// <summary>Axe, with all the rules that it has switched on by itself.</summary>
/// <remarks>Called in the page itself and asked for faults only: the way of its package opens a second page for every look. No page of ours has frames.</remarks>
internal static class Axe
{
    private const string Look = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(fault =>
          `${fault.id} (${fault.impact}): ${fault.help}\n` + fault.nodes.slice(0, 3).map(node => '    ' + node.html).join('\n'))
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What it finds wrong in a page, each fault with the first places.</summary>
    public static async Task<IReadOnlyList<string>> LookAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Look);
    }
}
