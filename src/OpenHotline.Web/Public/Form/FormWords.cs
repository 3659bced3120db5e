namespace OpenHotline.Web.Public.Form;

/// <summary>The words of the form: <c>FormWords.resx</c> and its translations.</summary>
public sealed class FormWords;
