using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace OpenHotline.Sandbox.Visiting;

/// <summary>A page as it is seen: its words, its fields, its buttons.</summary>
public sealed class SeenPage(HouseVisitor visitor, Uri address, int status, IHtmlDocument document)
{
    public Uri Address { get; } = address;

    public int Status { get; } = status;

    public string Text => Document.QuerySelector("main")?.TextContent ?? Document.Body?.TextContent ?? "";

    public IHtmlDocument Document { get; } = document;

    /// <summary>The forms of the page's main part that post something.</summary>
    public IReadOnlyList<IHtmlFormElement> Forms =>
        [.. (Document.QuerySelector("main") ?? Document.DocumentElement).QuerySelectorAll("form").OfType<IHtmlFormElement>().Where(form => form.Method.Equals("post", StringComparison.OrdinalIgnoreCase))];

    /// <summary>Fills in fields by their names and presses a button: the one with the given value; otherwise the one without a name, which sends the form as it stands.</summary>
    /// <param name="given">Replace what the form holds; a name that the form does not have is left out.</param>
    public Task<SeenPage> SubmitAsync(IHtmlFormElement form, IReadOnlyDictionary<string, string> given, CancellationToken cancellation, string? button = null)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements.OfType<IHtmlElement>())
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || element is IHtmlButtonElement || element.HasAttribute("disabled")) continue;
            if (element is IHtmlInputElement { Type: "radio" or "checkbox" } choice)
            {
                if (given.TryGetValue(name, out var wanted) ? choice.Value == wanted : choice.IsChecked) fields.Add(new(name, choice.Value));
                continue;
            }

            fields.Add(new(name, given.TryGetValue(name, out var typed) ? typed : ValueOf(element)));
        }

        var buttons = form.QuerySelectorAll("button").OfType<IHtmlButtonElement>().ToList();
        var pressed = button is null ? buttons.FirstOrDefault(one => string.IsNullOrEmpty(one.Name)) ?? buttons.FirstOrDefault() : buttons.FirstOrDefault(one => one.Value == button) ?? buttons.FirstOrDefault();
        if (pressed?.Name is { Length: > 0 } pressedName) fields.Add(new(pressedName, pressed.Value));
        var action = pressed?.GetAttribute("formaction") ?? form.GetAttribute("action");
        return visitor.PostAsync(string.IsNullOrEmpty(action) ? Address : new Uri(Address, action), fields, cancellation);
    }

    private static string ValueOf(IHtmlElement element) => element switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        _ => "",
    };
}
