using System.Globalization;

namespace Host.Platform.Faults;

/// <summary>A fault and the requests that it is for.</summary>
/// <param name="Path">To requests for this path alone; null for all of the protocol (not <c>/timeline</c>).</param>
/// <param name="Next">For how many of them; null until it is switched off.</param>
/// <param name="Every">To one in so many of them: 3 lets two pass and takes the third.</param>
internal sealed record FaultSetting(Fault Fault, string? Path = null, int? Next = null, int Every = 1)
{
    /// <summary>What can be written, for the command line's help.</summary>
    public const string Help =
        "delay SECONDS, STATUS [retry-after SECONDS], cut, stall, dribble, endless, garbage, silence, drop, reset, "
        + "lose-answer or close; then any of: on PATH, next COUNT, every COUNT";

    /// <summary>
    /// Reads a fault from the command line: what happens, then <c>on PATH</c>, <c>next N</c> and <c>every N</c> in any
    /// order, such as <c>503 retry-after 5 on /devices/data every 7</c>.
    /// </summary>
    /// <exception cref="FormatException">The text is not a fault; the message says what is wrong.</exception>
    public static FaultSetting Parse(string text)
    {
        Queue<string> words = new(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        FaultSetting setting = new(ReadFault(words));
        while (words.TryDequeue(out string? word))
        {
            setting = word switch
            {
                "on" => setting with { Path = Word(words, "a path after 'on'") },
                "next" => setting with { Next = Number(words, "a count after 'next'") },
                "every" => setting with { Every = Number(words, "a count after 'every'") },
                _ => throw new FormatException($"unknown word '{word}'; expected: {Help}"),
            };
        }

        return setting;
    }

    private const int LongestDelay = 86_400;

    private static Fault ReadFault(Queue<string> words)
    {
        string kind = Word(words, Help);
        return kind switch
        {
            "delay" => Fault.Delay(TimeSpan.FromSeconds(Number(words, "seconds after 'delay'", LongestDelay))),
            "cut" => Fault.CutOff(),
            "stall" => Fault.Stall(),
            "dribble" => Fault.Dribble(TimeSpan.FromSeconds(1)),
            "endless" => Fault.Endless(TimeSpan.FromMilliseconds(100)),
            "garbage" => Fault.Garbage,
            "silence" => Fault.Silence,
            "drop" => Fault.Drop,
            "reset" => Fault.Reset,
            "lose-answer" => Fault.LostAnswer,
            "close" => Fault.CloseAfterAnswer,
            _ => ReadStatus(kind, words),
        };
    }

    private static Fault ReadStatus(string kind, Queue<string> words)
    {
        if (!int.TryParse(kind, NumberStyles.None, CultureInfo.InvariantCulture, out int status) || status is < 200 or > 599)
        {
            throw new FormatException($"unknown fault '{kind}'; expected: {Help}");
        }

        if (!words.TryPeek(out string? word) || word != "retry-after")
        {
            return Fault.Status(status);
        }

        words.Dequeue();
        int seconds = Number(words, "seconds after 'retry-after'");
        return Fault.Status(status, null, ("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)));
    }

    private static string Word(Queue<string> words, string expected) =>
        words.TryDequeue(out string? word) ? word : throw new FormatException($"expected: {expected}");

    private static int Number(Queue<string> words, string expected, int most = int.MaxValue) =>
        int.TryParse(Word(words, expected), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 && number <= most
            ? number
            : throw new FormatException($"expected: {expected}, a whole number above 0{(most == int.MaxValue ? string.Empty : $" and at most {most}")}");
}
