using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenHotline.Assess;
using OpenHotline.Facts.Codes;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Assessing;

/// <summary>The page of a case that the analyst holds, with what was ticked so far.</summary>
public sealed class AssessingSheet(AssessingDesk desk, QuestionSet set, CategoryTable table, KeepViewingSettings viewing, CurrentAccount account)
{
    public async Task<IResult> ShowAsync(Guid id, IReadOnlyDictionary<string, int> ticked, Guid token, string? note, FieldErrors errors, int status, CancellationToken stop) =>
        await desk.LayAsync(id, LookReason.Assessing, isBlind: false, stop) is { } laid
            ? new RazorComponentResult<AssessingPage>(new { Case = laid, Answers = AnswersModel.Of(set, table, ticked, token, note, errors), Viewing = await viewing.ReadAsync(account.Id, stop) }) { StatusCode = status }
            : TypedResults.NotFound();
}
