namespace OpenHotline.Web.Defences;

/// <summary>A page whose script looks into a video that the reader chose from their own device: the policy lets such files play, and nothing else.</summary>
public sealed class PlaysChosenFiles;
