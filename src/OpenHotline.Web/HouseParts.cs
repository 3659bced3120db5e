using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground;
using OpenHotline.Ground.Secrets;

namespace OpenHotline.Web;

/// <summary>What every door of one process shares: where the house stands, its keys, its clock, and how the outside is reached.</summary>
/// <param name="Outside">Replaces the outside world in the sandbox and in tests; adds nothing in <c>serve</c>.</param>
public sealed record HouseParts(HouseSettings Settings, Keyring Keys, TimeProvider Clock, Action<IServiceCollection> Outside);
