namespace Host.Board;

internal enum SerialParity
{
    None,

    Odd,

    Even,
}
