using System.Text;
using Firmware.Storage;
using Host.Board;
using Host.Tests.Doubles;
using Host.Tests.Nano;
using Nubison.Boot;
using Nubison.Delivery;
using Nubison.State;

namespace Host.Tests.Delivery;

/// <summary>The device's own storage on the virtual board's flash.</summary>
[TestClass]
public sealed class FileStorageTests : BoardTests
{
    [TestMethod]
    public void Each_call_does_what_it_says()
    {
        FileStorage storage = new(@"I:\test");
        Assert.AreEqual(string.Empty, Read(storage, "a"));
        storage.Delete("a");
        Append(storage, "a", "one");
        Append(storage, "a", "two");
        Assert.AreEqual("onetwo", Read(storage, "a"));
        Write(storage, "a", "four");
        Assert.AreEqual("fourwo", Read(storage, "a"));
        Write(storage, "b", "new");
        CollectionAssert.AreEquivalent((string[])["a", "b"], storage.List());
        byte[] part = new byte[2];
        Assert.AreEqual(2, storage.Read("a", 3, part, 2));
        Assert.AreEqual("rw", Encoding.UTF8.GetString(part));
        Assert.AreEqual(0, storage.Read("a", 6, part, 2));
        storage.Delete("a");
        CollectionAssert.AreEqual((string[])["b"], storage.List());
    }

    [TestMethod]
    public void A_flash_that_fails_is_told_by_the_file()
    {
        FileStorage storage = new(@"I:\test");
        Append(storage, "a", "one");
        Board.Flash.Plan = _ => FlashFault.Fail;

        Assert.AreEqual("write a", Assert.ThrowsExactly<StorageException>(() => Append(storage, "a", "two")).Message);
        Assert.AreEqual("write a", Assert.ThrowsExactly<StorageException>(() => Write(storage, "a", "two")).Message);
        Assert.AreEqual("read a", Assert.ThrowsExactly<StorageException>(() => Read(storage, "a")).Message);
        Assert.AreEqual("delete a", Assert.ThrowsExactly<StorageException>(() => storage.Delete("a")).Message);
    }

    [TestMethod]
    public void A_folder_that_cannot_be_made_is_a_flash_that_cannot_be_read()
    {
        Board.Flash.Plan = _ => FlashFault.Fail;
        LogLines log = new();
        StateRecord state = new(new FileStorage(@"I:\state"), log);
        BootRecord boot = new(state, log);
        Journal journal = new(new FileStorage(@"I:\journal"), state, new ManualClock(), log, 128, 10);

        Assert.IsFalse(state.IsReadable);
        Assert.AreEqual(1, boot.Number);
        Assert.IsGreaterThan(800_000_000, journal.Append(new TextMembers("\"t\":1"), 0));
        Assert.AreEqual(1, journal.WaitingCount);
    }

    [TestMethod]
    public void A_save_of_the_state_is_one_commit_and_takes_no_block()
    {
        StateRecord state = new(new FileStorage(@"I:\state"), new LogLines());
        state.Save(false);
        state.Save(false);
        FlashWear before = Board.Flash.Wear;
        state.Save(false);
        FlashWear spent = Board.Flash.Wear - before;

        Assert.AreEqual(1, spent.Commits);
        Assert.AreEqual(0, spent.DataBlocks);
    }

    private static void Append(FileStorage storage, string name, string text) => storage.Append(name, Encoding.UTF8.GetBytes(text), text.Length);

    private static void Write(FileStorage storage, string name, string text) => storage.Write(name, Encoding.UTF8.GetBytes(text), text.Length);

    private static string Read(FileStorage storage, string name)
    {
        byte[] buffer = new byte[100];
        return Encoding.UTF8.GetString(buffer, 0, storage.Read(name, 0, buffer, buffer.Length));
    }
}
