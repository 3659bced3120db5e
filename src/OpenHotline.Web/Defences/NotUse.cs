namespace OpenHotline.Web.Defences;

/// <summary>On an endpoint that a page asks by itself: asking it does not keep a session alive.</summary>
public sealed record NotUse;
