// Right and wrong uses for the proof that the walk sees them: they stand in namespaces of rooms, but in this test assembly.
namespace OpenHotline.Ground.Sample
{
    public interface IBase<T>;
    public abstract class Shelf;
    [AttributeUsage(AttributeTargets.All)]
    public sealed class MarkAttribute(Type of) : Attribute
    {
        public Type Of { get; } = of;
    }
}

namespace OpenHotline.Notify.Sample
{
    public class Notice : Ground.Sample.Shelf
    {
        public int Count { get; private set; }
        public void Send() => Count++;
        public bool IsOver(int limit) => Count > limit;
        public static string Say() => "";
        public static Notice Open() => new();
    }

    [AttributeUsage(AttributeTargets.All)]
    public sealed class LaterMarkAttribute : Attribute;
}

namespace OpenHotline.Intake.Sample
{
    using OpenHotline.Ground.Sample;
    using OpenHotline.Notify.Sample;

    public sealed class ByBase : Notice;
    public sealed class ByInterface : IBase<Notice>;
    public sealed class ByField { public Notice? Kept; }
    public sealed class ByProperty { public Notice[]? Kept { get; set; } }
    public static class ByParameter { public static bool Run(List<Notice?> given) => given.Count > 0; }
    public static class ByReturn { public static Dictionary<string, Notice>? Run() => null; }
    public static class ByStaticCall { public static string Run() => Notice.Say(); }
    public static class ByLambda { public static Func<string> Run(int x) => () => x + Notice.Say(); }
    public static class ByIterator { public static IEnumerable<string> Run() { yield return Notice.Say(); } }
    public static class ByAsync { public static async Task<string> RunAsync() { await Task.Yield(); return Notice.Say(); } }
    public static class ByTypeOf { public static Type Run() => typeof(Notice); }
    public static class ByCast { public static bool Run(object given) => given is Notice; }
    public static class ByGenericMethod { public static object Run() => Array.Empty<Notice>(); }
    public sealed class ByConstraint<T> where T : Notice;
    [LaterMark] public sealed class ByAttribute;
    [Mark(typeof(Notice))] public sealed class ByAttributeArgument;
    public static class ByLocal { public static int Run(object given) { var one = (Notice)given; return one.Count + one.Count; } }
    public delegate Notice ByDelegate();
    public static class AfterSwitch
    {
        public static string Run(int given)
        {
            switch (given)
            {
                case 0: return "a";
                case 1: return "b";
                case 2: return "c";
                case 3: return "d";
                default: return Notice.Say();
            }
        }
    }

    public sealed class Right : Shelf { public IBase<string>? Kept; }
}

namespace OpenHotline.Verify.Sample
{
    using OpenHotline.Notify.Sample;

    public static class WritesByMethod { public static void Run(Notice notice) => notice.Send(); }
    public static class WritesByNew { public static Notice Run() => new(); }
    public static class WritesByFactory { public static Notice Run() => Notice.Open(); }
    public static class WritesBySet { public static void Run(Microsoft.EntityFrameworkCore.DbSet<Notice> notices, Notice one) => notices.Remove(one); }
    public static class Reads { public static bool Run(Notice notice) => notice.IsOver(3) && notice.Count > 0; }
}
