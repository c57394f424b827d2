namespace Host.Board;

/// <summary>A chip on the virtual I2C bus, as its data sheet describes it: registers, commands, timing.</summary>
public interface II2cChip
{
    /// <summary>The master writes to the chip's address.</summary>
    /// <param name="data">The bytes after the address byte; may be empty (an address probe).</param>
    /// <returns>How many bytes the chip acknowledged; -1 where it does not acknowledge its address.</returns>
    int Write(ReadOnlySpan<byte> data);

    /// <summary>The master reads from the chip's address, after a stop or a repeated start.</summary>
    /// <param name="buffer">Filled by the chip.</param>
    /// <returns>False where it does not acknowledge its address (many sensors while they convert).</returns>
    bool Read(Span<byte> buffer);
}
