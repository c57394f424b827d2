extern alias Nano;

using Nano::nanoFramework.TestFramework;
using Assert = Microsoft.VisualStudio.TestTools.UnitTesting.Assert;
using CollectionAssert = Microsoft.VisualStudio.TestTools.UnitTesting.CollectionAssert;
using NanoDataRow = Nano::nanoFramework.TestFramework.DataRowAttribute;
using NanoTestMethod = Nano::nanoFramework.TestFramework.TestMethodAttribute;
using TestClassAttribute = Microsoft.VisualStudio.TestTools.UnitTesting.TestClassAttribute;
using TestMethodAttribute = Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute;

namespace Host.Tests.Nano.TestFramework;

/// <summary>Setup and cleanup of a device test class run once a class.</summary>
[TestClass]
public class ClassLifeTests
{
    private static readonly List<string> s_steps = [];

    [TestInitialize]
    public void Start() => s_steps.Clear();

    [TestMethod]
    public void Setup_runs_before_the_first_test_and_cleanup_after_the_last()
    {
        DeviceTest.Run<Whole>(nameof(Whole.One));
        DeviceTest.Run<Whole>(nameof(Whole.Rows), 1);
        DeviceTest.Run<Whole>(nameof(Whole.Rows), 2);

        CollectionAssert.AreEqual(new[] { "setup", "one", "row 1", "row 2", "cleanup" }, s_steps);
    }

    [TestMethod]
    public void A_class_of_which_a_part_ran_is_cleaned_up_when_the_next_one_begins()
    {
        DeviceTest.Run<Whole>(nameof(Whole.One));
        DeviceTest.Run<Other>(nameof(Other.Two));

        CollectionAssert.AreEqual(new[] { "setup", "one", "cleanup", "two" }, s_steps);
    }

    [TestMethod]
    public void A_failed_setup_fails_every_test() =>
        Assert.AreEqual(UnitTestOutcome.Failed, DeviceTest.Run<BrokenSetup>(nameof(BrokenSetup.Three)).Outcome);

    [TestMethod]
    public void A_skipping_setup_skips_every_test() =>
        Assert.AreEqual(UnitTestOutcome.Inconclusive, DeviceTest.Run<SkippingSetup>(nameof(SkippingSetup.Four)).Outcome);

    [TestMethod]
    public void A_failed_cleanup_fails_the_last_test() =>
        Assert.AreEqual(UnitTestOutcome.Failed, DeviceTest.Run<BrokenCleanup>(nameof(BrokenCleanup.Five)).Outcome);

#pragma warning disable MSTEST0030 // These are run by the tests above, and are not to be discovered.
    private sealed class Whole
    {
        [Setup]
        public void Setup() => s_steps.Add("setup");

        [NanoTestMethod]
        public void One() => s_steps.Add("one");

        [NanoTestMethod]
        [NanoDataRow(1)]
        [NanoDataRow(2)]
        public void Rows(int number) => s_steps.Add("row " + number);

        [Cleanup]
        public void Cleanup() => s_steps.Add("cleanup");
    }

    private sealed class Other
    {
        [NanoTestMethod]
        public void Two() => s_steps.Add("two");
    }

    private sealed class BrokenSetup
    {
        [Setup]
        public void Setup() => throw new InvalidOperationException();

        [NanoTestMethod]
        public void Three() => s_steps.Add("three");
    }

    private sealed class SkippingSetup
    {
        [Setup]
        public void Setup() => throw new SkipTestException("not here");

        [NanoTestMethod]
        public void Four() => s_steps.Add("four");
    }

    private sealed class BrokenCleanup
    {
        [NanoTestMethod]
        public void Five() => s_steps.Add("five");

        [Cleanup]
        public void Cleanup() => throw new InvalidOperationException();
    }
}
