using Host.Tool;
using Host.Tool.CommandLine;

return await NubisonCommand.RunAsync(args, new ToolHost());
