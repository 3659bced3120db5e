using System.Reflection;
using Microsoft.AspNetCore.Builder;

namespace OpenHotline.Web;

/// <summary>A web application with nothing of its surroundings: what it is told comes from the house's own settings.</summary>
public static class BareApplication
{
    /// <param name="assembly">Whose pages it serves.</param>
    public static WebApplicationBuilder Create(Assembly assembly) => WebApplication.CreateSlimBuilder(new WebApplicationOptions
    {
        ApplicationName = assembly.GetName().Name,
        // Without these two, every application watches all of the folder that the program was started in.
        ContentRootPath = AppContext.BaseDirectory,
        Args = ["--hostBuilder:reloadConfigOnChange=false"],
    });
}
