using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Defences;

/// <summary>Answers a form that is out of its bounds with a page. Without it a browser would be shown JSON.</summary>
/// <remarks>
/// Doors with pages only. The workbench says which field and why, as its validator put it. The translated doors keep the general words,
/// since the validator speaks English; what somebody may well mistype is asked for again there by the page itself.
/// </remarks>
internal sealed class RefusedForm(DoorIdentity door) : IProblemDetailsService
{
    public async ValueTask WriteAsync(ProblemDetailsContext context) => await TryWriteAsync(context);

    public async ValueTask<bool> TryWriteAsync(ProblemDetailsContext context)
    {
        // A bare 400 is given its page by PageErrors.
        if (door.Name != DoorName.Workbench || context.ProblemDetails is not HttpValidationProblemDetails refused) return true;
        // Privacy: bounds and names of fields are quoted, never what was typed.
        var problems = refused.Errors.SelectMany(field => field.Value).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        await new RazorComponentResult<StatusPage>(new { Status = context.HttpContext.Response.StatusCode, Problems = problems }).ExecuteAsync(context.HttpContext);
        return true;
    }
}
