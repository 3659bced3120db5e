namespace OpenHotline.Web.Public.OwnPicture;

/// <summary>The words of a young person's own way: <c>OwnWords.resx</c> and its translations. Reading age 9 to 11.</summary>
public sealed class OwnWords;
