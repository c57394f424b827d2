extern alias Nano;

using System.Text;
using Host.Board;
using Nano::Host.Nano.FileSystem;

namespace Host.Tests.Nano.FileSystem;

/// <summary>Files on the board's flash keep LittleFS's promises, and no others.</summary>
[TestClass]
public sealed class BoardFileTests : BoardTests
{
    [TestMethod]
    public void What_was_closed_survives_a_power_cut()
    {
        Append("a", "one");
        Reboot();
        Assert.AreEqual("one", Read("a"));
    }

    [TestMethod]
    public void What_was_not_closed_is_forgotten_whole_and_the_state_before_is_whole()
    {
        Append("a", "one");
        BoardFile file = new("a", FileMode.Append, FileAccess.Write);
        file.Write(Encoding.UTF8.GetBytes("two"));
        file.Flush();
        Reboot();

        Assert.AreEqual("one", Read("a"));
        Assert.ThrowsExactly<BoardStoppedException>(file.Flush);
    }

    [TestMethod]
    public void A_file_that_is_emptied_and_not_closed_keeps_its_content()
    {
        Append("a", "one");
        _ = new BoardFile("a", FileMode.Create, FileAccess.Write);
        Reboot();
        Assert.AreEqual("one", Read("a"));
    }

    [TestMethod]
    public void A_new_file_is_there_empty_as_soon_as_it_is_opened()
    {
        _ = new BoardFile("a", FileMode.Create, FileAccess.Write);
        Reboot();
        Assert.AreEqual(string.Empty, Read("a"));
    }

    [TestMethod]
    public void Append_works_on_new_and_existing_files_and_does_not_go_back()
    {
        Append("a", "one");
        Append("a", "two");
        Assert.AreEqual("onetwo", Read("a"));

        using BoardFile file = new("a", FileMode.Append, FileAccess.Write);
        Assert.ThrowsExactly<IOException>(() => file.Seek(0, SeekOrigin.Begin));
    }

    [TestMethod]
    public void A_part_is_read_from_a_position()
    {
        Append("a", "0123456789");
        using BoardFile file = new("a", FileMode.Open, FileAccess.Read);
        byte[] buffer = new byte[8];

        file.Seek(4, SeekOrigin.Begin);
        Assert.AreEqual(3, file.Read(buffer, 1, 3));
        Assert.AreEqual("456", Encoding.UTF8.GetString(buffer, 1, 3));
        Assert.AreEqual(3, file.Read(buffer, 0, 8));
        Assert.AreEqual(0, file.Read(buffer, 0, 8));
    }

    [TestMethod]
    public void Deleting_nothing_is_no_fault()
    {
        Append("a", "one");
        BoardFiles.Delete(@"I:\a");
        BoardFiles.Delete(@"I:\a");

        Assert.IsFalse(BoardFiles.Exists(@"I:\a"));
    }

    [TestMethod]
    public void A_missing_file_cannot_be_opened_and_one_that_is_written_not_twice()
    {
        Assert.ThrowsExactly<IOException>(() => new BoardFile("a", FileMode.Open, FileAccess.Read));

        using BoardFile file = new("a", FileMode.Create, FileAccess.Write);
        Assert.ThrowsExactly<IOException>(() => new BoardFile("a", FileMode.Open, FileAccess.Write));
        Assert.ThrowsExactly<IOException>(() => BoardFiles.Delete(@"I:\a"));
    }

    [TestMethod]
    public void Folders_hold_files_that_are_listed_with_their_whole_paths()
    {
        BoardFiles.CreateFolder(@"I:\journal");
        Append(@"journal\2", "two");
        Append(@"journal\1", "one");

        CollectionAssert.AreEqual(new[] { @"I:\journal\1", @"I:\journal\2" }, BoardFiles.Files(@"I:\journal"));
        Assert.IsEmpty(BoardFiles.Files(@"I:\"));
        Assert.ThrowsExactly<IOException>(() => BoardFiles.Files(@"I:\other"));
    }

    [TestMethod]
    [DataRow(@"D:\a")]
    [DataRow("a")]
    public void Other_drives_do_not_exist(string path) => Assert.ThrowsExactly<IOException>(() => BoardFiles.Delete(path));

    [TestMethod]
    [DataRow(@"I:\..\a")]
    [DataRow(@"I:\a/b")]
    public void No_path_leads_out_of_the_folder(string path) => Assert.ThrowsExactly<ArgumentException>(() => BoardFiles.Delete(path));

    [TestMethod]
    public void A_full_flash_refuses_what_does_not_fit()
    {
        Board.Flash.Size = 8 * Flash.BlockSize;

        using (BoardFile file = new("a", FileMode.Create, FileAccess.Write))
        {
            file.Write(new byte[6 * Flash.BlockSize]);
            Assert.ThrowsExactly<IOException>(() => file.Write(new byte[1]));
        }

        Assert.AreEqual(6 * Flash.BlockSize, BoardFiles.Length(@"I:\a"));
        Assert.ThrowsExactly<IOException>(() => Append("b", new string('x', 600)));
    }

    [TestMethod]
    public void An_append_spends_the_blocks_from_the_last_partly_filled_one_on()
    {
        Append("a", new string('x', 5000));
        FlashWear before = Board.Flash.Wear;
        Append("a", new string('x', 150));
        FlashWear spent = Board.Flash.Wear - before;

        Assert.AreEqual(1, spent.DataBlocks);
        Assert.AreEqual(1, spent.Commits);
        Assert.IsLessThan(1.1, spent.Blocks);
    }

    [TestMethod]
    public void A_small_file_lies_in_its_folders_metadata()
    {
        Append("a", "small");
        Assert.AreEqual(0, Board.Flash.Wear.DataBlocks);
        Assert.AreEqual(2 * Flash.BlockSize, Board.Flash.Used);
    }

    [TestMethod]
    public void The_planned_operation_fails_and_no_other()
    {
        Append("a", "one");
        Board.Flash.Plan = Flash.At(2, FlashFault.Fail);

        Assert.ThrowsExactly<IOException>(() => Append("a", "two"));
        Assert.AreEqual("one", Read("a"));
        Append("a", "two");
        Assert.AreEqual("onetwo", Read("a"));
    }

    [TestMethod]
    [DataRow(1, FlashFault.CutBefore, "one")]
    [DataRow(1, FlashFault.CutAfter, "one")]
    [DataRow(2, FlashFault.CutBefore, "one")]
    [DataRow(2, FlashFault.CutAfter, "onetwo")]
    public void The_power_goes_at_the_planned_operation(int number, FlashFault fault, string left)
    {
        Append("a", "one");
        Board.Flash.Plan = Flash.At(number, fault);
        Assert.ThrowsExactly<BoardStoppedException>(() => Append("a", "two"));

        Board.Flash.Plan = null;
        Reboot();
        Assert.AreEqual(left, Read("a"));
    }

    [TestMethod]
    public void What_a_killed_process_left_in_the_middle_of_a_close_was_never_there()
    {
        string folder = Directory.CreateTempSubdirectory("flash-test-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, ".pending"));
        File.WriteAllText(Path.Combine(folder, ".pending", "half"), "half");

        using (VirtualBoard board = new(folder))
        using (board.Enter())
        {
            Assert.IsEmpty(BoardFiles.Files(@"I:\"));
            Assert.IsEmpty(Directory.GetFiles(Path.Combine(folder, ".pending")));
        }

        Assert.IsTrue(Directory.Exists(folder), "A folder that was given stays.");
        Directory.Delete(folder, true);
    }

    private static void Append(string name, string text)
    {
        using BoardFile file = new(name, FileMode.Append, FileAccess.Write);
        file.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string Read(string name)
    {
        using BoardFile file = new(name, FileMode.Open, FileAccess.Read);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private void Reboot()
    {
        Board.Power.Cut();
        Entered.Dispose();
        Entered = Board.Enter();
    }

    private sealed class BoardFile(string name, FileMode mode, FileAccess access)
        : BoardFileStream(@"I:\" + name, mode, access);
}
