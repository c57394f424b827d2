using System.Runtime.InteropServices;
using Host.Simulator.CommandLine;

using CancellationTokenSource stop = new();
using CancellationTokenSource unplug = new();

// The first signal presses the board's button, the second pulls its plug; the third finds no handler that holds it back.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !unplug.IsCancellationRequested;
    (stop.IsCancellationRequested ? unplug : stop).Cancel();
}

using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await SimulatorCommand.RunAsync(args, Console.Out, Console.Error, stop.Token, unplug.Token);
