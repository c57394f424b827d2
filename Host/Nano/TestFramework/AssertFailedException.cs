using MSTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace TestFrameworkShared;

/// <summary>Stands in for nanoFramework.TestFramework: an assertion did not hold.</summary>
public class AssertFailedException(string msg) : MSTest.AssertFailedException(msg);
