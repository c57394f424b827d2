using Host.Platform.Store;

namespace Host.Tests.Platform;

/// <summary>How readings follow each other.</summary>
[TestClass]
public sealed class ReadingPositionTests
{
    private const long Taken = 1000;

    [TestMethod]
    [DataRow(8, 1001, false, SequenceMark.InOrder, 0)]
    [DataRow(8, 900, false, SequenceMark.InOrder, 0, DisplayName = "a clock set back does not matter")]
    [DataRow(11, 1001, false, SequenceMark.Gap, 3)]
    [DataRow(7, 1000, true, SequenceMark.Repeat, 0)]
    [DataRow(3, 500, true, SequenceMark.Repeat, 0)]
    [DataRow(3, 500, false, SequenceMark.Late, 0)]
    [DataRow(1, 2000, true, SequenceMark.Anew, 0)]
    [DataRow(1, 2000, false, SequenceMark.Anew, 0)]
    public void A_reading_is_judged_by_its_number_and_its_time(long sequence, long taken, bool isKnown, SequenceMark mark, long missing)
    {
        Assert.AreEqual((mark, missing), new ReadingPosition(7, Taken).Judge(sequence, taken, isKnown));
    }

    [TestMethod]
    public void A_repeat_without_a_time_is_one()
    {
        Assert.AreEqual((SequenceMark.Repeat, 0L), new ReadingPosition(7, Taken).Judge(7, null, true));
    }

    [TestMethod]
    [DataRow(SequenceMark.InOrder, 9)]
    [DataRow(SequenceMark.Gap, 9)]
    [DataRow(SequenceMark.Anew, 9)]
    [DataRow(SequenceMark.Repeat, 7)]
    [DataRow(SequenceMark.Late, 7)]
    public void Only_what_goes_on_moves_the_position(SequenceMark mark, long expected)
    {
        Assert.AreEqual(expected, new ReadingPosition(7, Taken).After(mark, 9, Taken).Sequence);
    }
}
