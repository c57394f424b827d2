using Host.Models;
using Nubison.Delivery;

namespace Host.Tests.Delivery;

/// <summary>The memory that readings cost, measured.</summary>
[TestClass]
[DoNotParallelize]
public class JournalAllocationTests
{
    private const int Readings = 10_000;

    [TestMethod]
    public void A_reading_that_is_delivered_from_memory_allocates_nothing()
    {
        ModelDevice device = new();
        void Work()
        {
            device.Take(1000);
            Assert.IsTrue(device.Deliver());
        }

        Assert.AreEqual(0, Allocated(Work));
    }

    [TestMethod]
    public void A_reading_that_goes_through_flash_leaves_less_than_a_hundred_bytes_to_the_collector()
    {
        ModelDevice device = new();
        void Work()
        {
            for (int i = 0; i < 1000; i++)
            {
                device.Take(1000);
            }

            while (device.Deliver())
            {
            }
        }

        Assert.IsLessThan(100, Allocated(Work, 10) / 1000);
    }

    [TestMethod]
    public void A_full_journal_takes_as_much_memory_as_an_empty_one()
    {
        ModelFlash full = ModelDevice.Filled(100);
        ModelFlash first = ModelDevice.Filled(3);
        long ofFull = Allocated(() => Open(full), 100);
        long ofFirst = Allocated(() => Open(first), 100);

        // The list of file names is what differs, and it is given back at once.
        Assert.IsLessThan(12_000, ofFull);
        Assert.IsLessThan(2_000, ofFull - ofFirst);
    }

    private static long Open(ModelFlash flash) => new ModelDevice(flash).Journal.WaitingCount;

    private static long Allocated(Action work, int times = Readings)
    {
        work();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < times; i++)
        {
            work();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / times;
    }
}
