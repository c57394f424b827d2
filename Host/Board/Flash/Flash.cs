namespace Host.Board;

/// <summary>
/// The board's file system <c>I:\</c> in a folder of the PC, with LittleFS's promises: what was written to a file is
/// there once it is closed and not before, as a whole; deleting and renaming happen or do not. What is there survives
/// the end of the process at any moment.
/// </summary>
internal sealed class Flash
{
    /// <summary>The size of a block in bytes.</summary>
    public const int BlockSize = 4096;

    private const int InlineLimit = 512;
    private const int CommitSize = 48;
    private const string Pending = ".pending";

    private readonly Lock _lock = new();
    private readonly List<FlashFile> _open = [];
    private readonly bool _temporary;
    private FlashWear _wear;

    internal Flash(string? folder)
    {
        _temporary = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("board-flash-").FullName;

        // What a process left behind in the middle of a close was never there.
        Directory.CreateDirectory(Path.Combine(Folder, Pending));

        foreach (string file in Directory.GetFiles(Path.Combine(Folder, Pending)))
        {
            File.Delete(file);
        }
    }

    public string Folder { get; }

    /// <summary>Gets or sets the size in bytes; 256 kB on a board with 4 MB of flash.</summary>
    public int Size { get; set; } = 256 * 1024;

    /// <summary>Gets or sets a value indicating whether somebody else has filled it up.</summary>
    public bool IsFull { get; set; }

    /// <summary>Gets or sets what decides on each operation before it happens; null for no faults. It runs on the program's thread.</summary>
    public Func<FlashOperation, FlashFault>? Plan { get; set; }

    /// <summary>Raised when an operation has changed the flash, on the program's thread.</summary>
    public event Action<FlashOperation>? Changed;

    /// <summary>Gets what writing has cost so far.</summary>
    public FlashWear Wear
    {
        get
        {
            lock (_lock)
            {
                return _wear;
            }
        }
    }

    /// <summary>Gets the bytes in use, in whole blocks.</summary>
    public int Used
    {
        get
        {
            lock (_lock)
            {
                return Blocks(except: null) * BlockSize;
            }
        }
    }

    /// <summary>A plan for <see cref="Plan"/>: the n-th operation that changes the flash has a fault, all others succeed.</summary>
    public static Func<FlashOperation, FlashFault> At(int number, FlashFault fault)
    {
        int count = 0;
        return operation => operation.Kind != FlashOperationKind.Read && Interlocked.Increment(ref count) == number ? fault : FlashFault.None;
    }

    internal bool FileExists(string path) => File.Exists(HostPath(path));

    internal bool FolderExists(string path) => Directory.Exists(HostPath(path));

    internal long Length(string path) => new FileInfo(HostPath(Existing(path))).Length;

    internal string[] Files(string path)
    {
        string name = HostPath(path);

        return Directory.Exists(name)
            ? [.. Directory.GetFiles(name).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).Select(file => path.TrimEnd('\\') + '\\' + file)]
            : throw new IOException($"{path} does not exist.");
    }

    internal FlashFile Open(string path, FileMode mode, FileAccess access)
    {
        BoardRun run = BoardRun.Running;

        lock (_lock)
        {
            string name = HostPath(path);
            CheckShare(path, alone: access != FileAccess.Read);

            if (Directory.Exists(name) || !Directory.Exists(Path.GetDirectoryName(name)))
            {
                throw new IOException($"{path}: no file can be there.");
            }

            bool exists = File.Exists(name);

            if (exists ? mode == FileMode.CreateNew : mode is FileMode.Open or FileMode.Truncate)
            {
                throw new IOException(exists ? $"{path} exists." : $"{path} does not exist.");
            }

            if (!exists)
            {
                Do(run, FlashOperationKind.Create, path, () => File.WriteAllBytes(name, []), CommitSize);
            }

            FlashFile file = new(this, run, path, mode, access, File.ReadAllBytes(name));
            _open.Add(file);
            return file;
        }
    }

    internal void Delete(string path)
    {
        BoardRun run = BoardRun.Running;

        lock (_lock)
        {
            CheckShare(path, alone: true);
            string name = HostPath(path);

            if (File.Exists(name))
            {
                Do(run, FlashOperationKind.Delete, path, () => File.Delete(name), CommitSize);
            }
            else if (Directory.Exists(name) || !Directory.Exists(Path.GetDirectoryName(name)))
            {
                throw new IOException($"{path} is not a file.");
            }
        }
    }

    internal void CreateFolder(string path)
    {
        BoardRun run = BoardRun.Running;

        lock (_lock)
        {
            string name = HostPath(path);

            if (!Directory.Exists(name))
            {
                Do(run, FlashOperationKind.CreateFolder, path, () => Directory.CreateDirectory(name), 2 * CommitSize);
            }
        }
    }

    internal void CountRead(FlashFile file) => Do(file.Run, FlashOperationKind.Read, file.Path, () => { }, 0);

    /// <summary>An open file gets longer or is changed.</summary>
    internal void Write(FlashFile file, int length, Action write)
    {
        lock (_lock)
        {
            if (IsFull || (Blocks(file.Path) + BlocksOf(length)) * BlockSize > Size)
            {
                throw new IOException("The flash is full.");
            }

            Do(file.Run, FlashOperationKind.Write, file.Path, write, 0);
        }
    }

    /// <summary>A file is closed: its new content, if any, comes into its place at once.</summary>
    internal void Close(FlashFile file)
    {
        lock (_lock)
        {
            _open.Remove(file);

            if (!file.IsChanged)
            {
                return;
            }

            string name = HostPath(file.Path);
            int length = file.Content.Length;
            bool inline = length <= InlineLimit;
            int blocks = inline ? 0 : BlocksOf(length) - (file.FirstChange / BlockSize);

            Do(file.Run, FlashOperationKind.Close, file.Path, () => Replace(name, file.Content), CommitSize + (inline ? length : 0));
            _wear = _wear with { DataBlocks = _wear.DataBlocks + Math.Max(0, blocks) };
        }
    }

    /// <summary>The run ends: files that are open are as they were when they were closed last.</summary>
    internal void Forget()
    {
        lock (_lock)
        {
            _open.Clear();
        }
    }

    /// <summary>Deletes the folder if it was a temporary one.</summary>
    internal void Dispose()
    {
        lock (_lock)
        {
            if (_temporary && Directory.Exists(Folder))
            {
                Directory.Delete(Folder, true);
            }
        }
    }

    private static int BlocksOf(int length) => length <= InlineLimit ? 0 : (length + BlockSize - 1) / BlockSize;

    private void Do(BoardRun run, FlashOperationKind kind, string path, Action what, int commitBytes)
    {
        run.Check();
        FlashFault fault = Plan?.Invoke(new FlashOperation(kind, path)) ?? FlashFault.None;

        if (fault == FlashFault.Fail)
        {
            throw new IOException($"{path}: the flash fails ({kind}).");
        }

        if (fault != FlashFault.CutBefore)
        {
            what();

            if (commitBytes > 0)
            {
                _wear = _wear with { Commits = _wear.Commits + 1, CommitBytes = _wear.CommitBytes + commitBytes };
            }
        }

        if (fault == FlashFault.None && kind is not (FlashOperationKind.Read or FlashOperationKind.Write))
        {
            Changed?.Invoke(new FlashOperation(kind, path));
        }

        if (fault is FlashFault.CutBefore or FlashFault.CutAfter)
        {
            run.End(RunEnd.PowerCut);
            run.Check();
        }
    }

    private void Replace(string name, byte[] content)
    {
        string pending = Path.Combine(Folder, Pending, Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(pending, content);
        File.Move(pending, name, overwrite: true);
    }

    /// <summary>Two blocks hold the root folder and two each other one (metadata pairs).</summary>
    private int Blocks(string? except)
    {
        string? exceptName = except is null ? null : HostPath(except);
        int blocks = 2;

        foreach (string entry in Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories))
        {
            if (Path.GetRelativePath(Folder, entry).StartsWith(Pending, StringComparison.Ordinal))
            {
                continue;
            }

            blocks += Directory.Exists(entry) ? 2 : entry == exceptName ? 0 : BlocksOf((int)new FileInfo(entry).Length);
        }

        return blocks;
    }

    private string Existing(string path) => FileExists(path) ? path : throw new IOException($"{path} does not exist.");

    /// <summary>Many may read a file at a time, or one may have it alone.</summary>
    private void CheckShare(string path, bool alone)
    {
        if (_open.Any(file => file.Path == path && (alone || file.Access != FileAccess.Read)))
        {
            throw new IOException($"{path} is open.");
        }
    }

    private string HostPath(string path)
    {
        string[] parts = path.TrimEnd('\\').Split('\\');

        if (!parts[0].Equals("I:", StringComparison.OrdinalIgnoreCase))
        {
            throw new IOException($"{path}: the board's flash is I:\\.");
        }

        if (parts[1..].Any(part => part is "" or "." or ".." or Pending || part.Contains('/')))
        {
            throw new ArgumentException($"{path} is not a path.");
        }

        return Path.Combine([Folder, .. parts[1..]]);
    }
}
