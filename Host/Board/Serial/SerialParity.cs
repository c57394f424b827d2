namespace Host.Board;

/// <summary>The parity bit behind each byte.</summary>
internal enum SerialParity
{
    None,

    /// <summary>Makes the number of ones odd.</summary>
    Odd,

    /// <summary>Makes the number of ones even.</summary>
    Even,
}
