using MSTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>Stands in for nanoFramework.TestFramework: one row of a table test.</summary>
/// <param name="methodParameters">The test's arguments, each of exactly the parameter's type.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DataRowAttribute(params object?[]? methodParameters) : MSTest.DataRowAttribute(methodParameters);
