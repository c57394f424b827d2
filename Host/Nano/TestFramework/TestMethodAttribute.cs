using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using MSTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>Stands in for nanoFramework.TestFramework: a test, run by MSTest under the device's rules.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TestMethodAttribute([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    : MSTest.TestMethodAttribute(file, line)
{
    /// <inheritdoc/>
    public override async Task<MSTest.TestResult[]> ExecuteAsync(MSTest.ITestMethod testMethod)
    {
        try
        {
            DeviceRules.Check(testMethod.MethodInfo, testMethod.Arguments ?? []);
            ClassLife.Begin(testMethod.MethodInfo.ReflectedType!);
        }
        catch (Exception exception) when (exception is MSTest.AssertFailedException or SkipTestException)
        {
            return [Result(exception)];
        }

        MSTest.TestResult[] results = await base.ExecuteAsync(testMethod);

        foreach (MSTest.TestResult result in results)
        {
            if (Skipped(result.TestFailureException))
            {
                result.Outcome = MSTest.UnitTestOutcome.Inconclusive;
            }
        }

        try
        {
            ClassLife.End(testMethod.MethodInfo.ReflectedType!);
        }
        catch (MSTest.AssertFailedException exception)
        {
            return [Result(exception)];
        }

        return results;
    }

    private static bool Skipped(Exception? exception) =>
        exception is SkipTestException || (exception?.InnerException is Exception inner && Skipped(inner));

    private static MSTest.TestResult Result(Exception exception) => new()
    {
        Outcome = exception is SkipTestException ? MSTest.UnitTestOutcome.Inconclusive : MSTest.UnitTestOutcome.Failed,
        TestFailureException = exception,
    };
}
