namespace Host.Simulator.Control;

/// <summary>A command that is none; the message says what is wrong with it.</summary>
internal sealed class CommandException(string message) : Exception(message);
