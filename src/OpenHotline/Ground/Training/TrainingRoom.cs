using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Accounts;

namespace OpenHotline.Ground.Training;

/// <summary>Registers training mode and the act that ends it.</summary>
public static class TrainingRoom
{
    public static IServiceCollection AddTraining(this IServiceCollection services) =>
        services.AddScoped<TrainingMode>().AddActOfTwo<RecordTrainingAct>();
}
