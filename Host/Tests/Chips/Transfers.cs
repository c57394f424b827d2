using Host.Board;

namespace Host.Tests.Chips;

/// <summary>Transfers as a data sheet prints them: bytes in hexadecimal, or no acknowledge.</summary>
internal static class Transfers
{
    /// <summary>The chip did not acknowledge its address.</summary>
    public const string Nack = "NACK";

    /// <summary>Writes bytes after the chip's address.</summary>
    /// <param name="bytes">For instance <c>"F4 25"</c>; empty for an address probe.</param>
    /// <returns>How many bytes were acknowledged; -1 if the address was not.</returns>
    public static int Send(this II2cChip chip, string bytes) => chip.Write(Convert.FromHexString(bytes.Replace(" ", "")));

    /// <summary>Reads bytes after the chip's address.</summary>
    /// <returns>For instance <c>"BE EF 92"</c>, or <see cref="Nack"/>.</returns>
    public static string Fetch(this II2cChip chip, int count)
    {
        byte[] buffer = new byte[count];
        return chip.Read(buffer) ? BitConverter.ToString(buffer).Replace('-', ' ') : Nack;
    }

    /// <summary>Writes, then reads; all written bytes have to be acknowledged.</summary>
    public static string Ask(this II2cChip chip, string bytes, int count)
    {
        Assert.AreEqual(bytes.Replace(" ", "").Length / 2, chip.Send(bytes), $"acknowledged of {bytes}");
        return chip.Fetch(count);
    }

    /// <summary>Writes, then reads, with the bytes as numbers.</summary>
    public static byte[] Bytes(this II2cChip chip, string bytes, int count) =>
        Convert.FromHexString(chip.Ask(bytes, count).Replace(" ", ""));
}
