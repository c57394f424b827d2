extern alias Nano;

using System.Reflection;
using NanoTestMethod = Nano::nanoFramework.TestFramework.TestMethodAttribute;

namespace Host.Tests.Nano.TestFramework;

/// <summary>Runs one method as MSTest would run a device test.</summary>
internal static class DeviceTest
{
    public static TestResult Run<T>(string name, params object?[] arguments)
    {
        MethodInfo method = typeof(T).GetMethod(name)!;
        NanoTestMethod attribute = method.GetCustomAttribute<NanoTestMethod>()!;

        return attribute.ExecuteAsync(new TestMethod(method, arguments)).Result.Single();
    }

    private sealed class TestMethod(MethodInfo method, object?[] arguments) : ITestMethod
    {
        public string TestMethodName => method.Name;

        public string TestClassName => method.DeclaringType!.FullName!;

        public Type ReturnType => method.ReturnType;

        public object?[] Arguments => arguments;

        public ParameterInfo[] ParameterTypes => method.GetParameters();

        public MethodInfo MethodInfo => method;

        public Task<TestResult> InvokeAsync(object?[]? values)
        {
            try
            {
                method.Invoke(Activator.CreateInstance(method.DeclaringType!), values ?? arguments);
                return Task.FromResult(new TestResult { Outcome = UnitTestOutcome.Passed });
            }
            catch (TargetInvocationException exception)
            {
                return Task.FromResult(new TestResult { Outcome = UnitTestOutcome.Failed, TestFailureException = exception });
            }
        }

        public Attribute[] GetAllAttributes() => [.. method.GetCustomAttributes()];

        public TAttribute[] GetAttributes<TAttribute>()
            where TAttribute : Attribute => [.. method.GetCustomAttributes<TAttribute>()];
    }
}
