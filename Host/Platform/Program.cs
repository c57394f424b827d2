using Host.Platform.CommandLine;

return await PlatformCommand.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
