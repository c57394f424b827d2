using MSTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace TestFrameworkShared;

/// <summary>Stands in for nanoFramework.TestFramework: an assertion did not hold.</summary>
public class AssertFailedException : MSTest.AssertFailedException
{
    /// <summary>Initializes a new instance of the <see cref="AssertFailedException"/> class.</summary>
    public AssertFailedException()
        : base(nameof(AssertFailedException))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="AssertFailedException"/> class.</summary>
    /// <param name="msg">What did not hold.</param>
    public AssertFailedException(string msg)
        : base(msg)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="AssertFailedException"/> class.</summary>
    /// <param name="msg">What did not hold.</param>
    /// <param name="ex">What it follows from.</param>
    public AssertFailedException(string msg, Exception ex)
        : base(msg, ex)
    {
    }
}
