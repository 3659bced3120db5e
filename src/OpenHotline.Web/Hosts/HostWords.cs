namespace OpenHotline.Web.Hosts;

/// <summary>The words of the hosts' door, in the <c>.resx</c> files beside it.</summary>
public sealed class HostWords;
