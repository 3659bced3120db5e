using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Defences;

/// <summary>Hands an endpoint an empty form where none of its fields was sent: the framework hands it nothing at all.</summary>
/// <remarks>A browser sends no field for boxes that nobody ticked, so this is an answer like any other.</remarks>
internal static class EmptyForms
{
    /// <summary>Everything mapped on the group that comes back is given empty forms.</summary>
    public static RouteGroupBuilder WithEmptyForms(this IEndpointRouteBuilder door)
    {
        var group = door.MapGroup("");
        group.AddEndpointFilterFactory((made, next) =>
        {
            var forms = made.MethodInfo.GetParameters()
                .Select((parameter, place) => (parameter.ParameterType, place, IsForm: IsForm(parameter)))
                .Where(one => one.IsForm).ToArray();
            if (forms.Length == 0) return next;
            return context =>
            {
                foreach (var (type, place, _) in forms) context.Arguments[place] ??= Activator.CreateInstance(type);
                return next(context);
            };
        });
        return group;
    }

    private static bool IsForm(ParameterInfo parameter) => parameter.GetCustomAttributes().Any(one => one is IFromFormMetadata)
        && parameter.ParameterType is { IsClass: true, IsArray: false } type && type.GetConstructor(Type.EmptyTypes) is not null;
}
