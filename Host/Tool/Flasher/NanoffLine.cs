namespace Host.Tool.Flasher;

/// <summary>One call of nanoff.</summary>
/// <param name="Arguments">Its arguments, without the program.</param>
internal sealed record NanoffLine(params IReadOnlyList<string> Arguments)
{
    /// <summary>The call as one would type it.</summary>
    public override string ToString() => "nanoff " + string.Join(' ', Arguments.Select(Quote));

    private static string Quote(string argument) => argument.Length > 0 && !argument.Any(char.IsWhiteSpace) ? argument : $"\"{argument}\"";
}
