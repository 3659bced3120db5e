using Microsoft.AspNetCore.Http;

namespace OpenHotline.Web.Defences;

/// <summary>Leaves a form that is out of its bounds as a bare 400, which <see cref="PageErrors"/> then answers with a page. Without it a browser would be shown JSON.</summary>
/// <remarks>Doors with pages only. What somebody may well mistype is asked for again by the page itself; this is for what no page of ours sends.</remarks>
internal sealed class RefusedForm : IProblemDetailsService
{
    public ValueTask WriteAsync(ProblemDetailsContext context) => ValueTask.CompletedTask;

    // Privacy: the errors may quote what was typed; nothing of them is written.
    public ValueTask<bool> TryWriteAsync(ProblemDetailsContext context) => ValueTask.FromResult(true);
}
