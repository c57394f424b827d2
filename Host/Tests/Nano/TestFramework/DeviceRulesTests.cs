extern alias Nano;

using System.Reflection;
using NanoTestMethod = Nano::nanoFramework.TestFramework.TestMethodAttribute;

namespace Host.Tests.Nano.TestFramework;

/// <summary>A device test runs here under the rules of the device's launcher.</summary>
[TestClass]
public class DeviceRulesTests
{
    [TestMethod]
    public void A_test_without_this_passes() => Assert.AreEqual(UnitTestOutcome.Passed, Outcome(nameof(Sample.Uses_statics)));

    [TestMethod]
    [DataRow(nameof(Sample.Reads_a_field))]
    [DataRow(nameof(Sample.Writes_a_field))]
    [DataRow(nameof(Sample.Calls_a_method))]
    [DataRow(nameof(Sample.Makes_a_delegate))]
    [DataRow(nameof(Sample.Captures_this))]
    [DataRow(nameof(Sample.Passes_this_on))]
    [DataRow(nameof(Sample.Would_touch_this_in_a_branch_that_does_not_run))]
    public void A_test_that_touches_this_fails(string name) => Assert.AreEqual(UnitTestOutcome.Failed, Outcome(name));

    [TestMethod]
    public void A_row_with_the_parameters_types_passes() =>
        Assert.AreEqual(UnitTestOutcome.Passed, Outcome(nameof(Sample.Takes_a_long_and_a_text), 1L, "a"));

    [TestMethod]
    public void A_row_that_the_device_would_have_to_convert_fails() =>
        Assert.AreEqual(UnitTestOutcome.Failed, Outcome(nameof(Sample.Takes_a_long_and_a_text), 1, "a"));

    private static UnitTestOutcome Outcome(string name, params object?[] arguments) =>
        DeviceTest.Run<Sample>(name, arguments).Outcome;

#pragma warning disable MSTEST0030 // These are run by the tests above, and are not to be discovered.
    /// <summary>Tests as an engineer might write them; not discovered, as the class has no attribute.</summary>
    private sealed class Sample
    {
        private static int s_count;
        private int _count;

        [NanoTestMethod]
        public void Uses_statics() => s_count++;

        [NanoTestMethod]
        public void Reads_a_field() => s_count = _count;

        [NanoTestMethod]
        public void Writes_a_field() => _count = 1;

        [NanoTestMethod]
        public void Calls_a_method() => Uses_statics();

        [NanoTestMethod]
        public void Makes_a_delegate()
        {
            Action action = Uses_statics;
            action();
        }

        [NanoTestMethod]
        public void Captures_this()
        {
            int step = s_count;
            Action action = () => _count += step;
            action();
        }

        [NanoTestMethod]
        public void Passes_this_on() => GC.KeepAlive(this);

        [NanoTestMethod]
        public void Would_touch_this_in_a_branch_that_does_not_run()
        {
            if (s_count < 0)
            {
                _count = 1;
            }
        }

        [NanoTestMethod]
        public void Takes_a_long_and_a_text(long number, string text) => s_count += (int)number + text.Length;
    }
}
