using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using MSTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>Stands in for nanoFramework.TestFramework: a test, run by MSTest under the device's rules.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TestMethodAttribute([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    : MSTest.TestMethodAttribute(file, line)
{
    public override async Task<MSTest.TestResult[]> ExecuteAsync(MSTest.ITestMethod testMethod)
    {
        try
        {
            DeviceRules.Check(testMethod.MethodInfo, testMethod.Arguments ?? []);
        }
        catch (MSTest.AssertFailedException exception)
        {
            return [new MSTest.TestResult { Outcome = MSTest.UnitTestOutcome.Failed, TestFailureException = exception }];
        }

        return await base.ExecuteAsync(testMethod);
    }
}
