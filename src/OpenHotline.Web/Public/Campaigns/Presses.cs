using Microsoft.AspNetCore.Http;
using OpenHotline.Web.Public.Form;

namespace OpenHotline.Web.Public.Campaigns;

/// <summary>Tells presses of people from those of programs, and of somebody who presses without end: those are counted apart. Nobody is refused, and nobody is told.</summary>
/// <remarks>Privacy: who pressed is forgotten with the request; see <see cref="SenderLimits"/>, which keep no address.</remarks>
public sealed class Presses(TimeProvider clock) : IDisposable
{
    /// <summary>A class of thirty behind one address may read four pages each in a lesson.</summary>
    public const int MostOfOneSenderAnHour = 120;

    /// <summary>All senders together.</summary>
    public const int MostAMinute = 6_000;

    private readonly SenderLimits limits = new(MostOfOneSenderAnHour, MostAMinute, clock);

    /// <summary>Counts the press. True where it is a program's, or one too many.</summary>
    public bool AreApart(HttpContext http) => Machines.Sent(http.Request) || !limits.Admit(http.Connection.RemoteIpAddress);

    public void Dispose() => limits.Dispose();
}
