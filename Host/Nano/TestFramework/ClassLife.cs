using System.Reflection;
using System.Runtime.ExceptionServices;
using TestFrameworkShared;

namespace nanoFramework.TestFramework;

/// <summary>
/// Runs setup and cleanup once a class, as the device's launcher does: setup before its first test, cleanup after
/// its last. Where only some of its tests run, cleanup comes with the first test of another class.
/// </summary>
internal static class ClassLife
{
    private static readonly Lock s_lock = new();
    private static Type? s_class;
    private static int s_testsLeft;
    private static Exception? s_setupFailure;

    /// <summary>A test of a class is about to run.</summary>
    /// <param name="type">The class.</param>
    /// <exception cref="AssertFailedException">Its setup, or the class before's cleanup, failed.</exception>
    /// <exception cref="SkipTestException">Its setup skips its tests.</exception>
    public static void Begin(Type type)
    {
        lock (s_lock)
        {
            if (type != s_class)
            {
                Leave();
                Enter(type);
            }

            s_testsLeft--;

            if (s_setupFailure is not null)
            {
                ExceptionDispatchInfo.Throw(s_setupFailure);
            }
        }
    }

    /// <summary>A test of a class has run.</summary>
    /// <param name="type">The class.</param>
    /// <exception cref="AssertFailedException">The class's cleanup failed.</exception>
    public static void End(Type type)
    {
        lock (s_lock)
        {
            if (type == s_class && s_testsLeft == 0)
            {
                Leave();
            }
        }
    }

    private static void Enter(Type type)
    {
        s_class = type;
        s_testsLeft = type.GetMethods().Sum(method => method.IsDefined(typeof(TestMethodAttribute))
            ? Math.Max(1, method.GetCustomAttributes<DataRowAttribute>().Count())
            : 0);
        s_setupFailure = null;

        try
        {
            Invoke(type, typeof(SetupAttribute));
        }
        catch (Exception exception)
        {
            s_setupFailure = exception;
        }
    }

    private static void Leave()
    {
        Type? type = s_class;
        s_class = null;

        if (type is not null && s_setupFailure is not SkipTestException)
        {
            Invoke(type, typeof(CleanupAttribute));
        }
    }

    private static void Invoke(Type type, Type attribute)
    {
        foreach (MethodInfo method in type.GetMethods().Where(method => method.IsDefined(attribute)))
        {
            DeviceRules.Check(method, []);

            try
            {
                method.Invoke(method.IsStatic ? null : Activator.CreateInstance(type), BindingFlags.DoNotWrapExceptions, null, null, null);
            }
            catch (Exception exception) when (exception is not SkipTestException)
            {
                throw new AssertFailedException($"{type.Name}.{method.Name}: {exception.GetType().Name}: {exception.Message}", exception);
            }
        }
    }
}
