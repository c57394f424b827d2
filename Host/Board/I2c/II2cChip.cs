namespace Host.Board;

/// <summary>A chip on the virtual I2C bus, as its data sheet describes it: registers, commands, timing.</summary>
internal interface II2cChip
{
    /// <summary>The master writes to the chip's address.</summary>
    int Write(ReadOnlySpan<byte> data);

    /// <summary>The master reads from the chip's address, after a stop or a repeated start.</summary>
    bool Read(Span<byte> buffer);
}
