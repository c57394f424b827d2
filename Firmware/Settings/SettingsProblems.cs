using Nubison.Log;

namespace Firmware.Settings
{
    /// <summary>
    /// What is wrong with the settings: faults, which keep the device from starting, and warnings, which do not. Each is
    /// logged when it is found, and only counted here.
    /// </summary>
    public sealed class SettingsProblems
    {
        /// <summary>How many faults there are.</summary>
        public int FaultCount;

        private const char FirstControl = (char)0x7F;
        private const char LastControl = (char)0x9F;

        private readonly ILog _log;

        /// <summary>Initializes a new instance of the <see cref="SettingsProblems"/> class.</summary>
        /// <param name="log">Where they are written, one line each: <c>sensors[1].pin: 7 belongs to the flash</c>; null for nowhere.</param>
        public SettingsProblems(ILog log)
        {
            _log = log;
        }

        /// <summary>Notes a fault.</summary>
        /// <param name="path">Where: <c>sensors[1].pin</c>; empty for the file as a whole.</param>
        /// <param name="problem">What is wrong there.</param>
        public void Fault(string path, string problem)
        {
            FaultCount++;
            Write(string.Empty, path, problem);
        }

        /// <summary>Notes a warning.</summary>
        public void Warn(string path, string problem) => Write("warning: ", path, problem);

        private void Write(string kind, string path, string problem) =>
            _log?.Write("settings", kind + InOneLine(path.Length == 0 ? problem : path + ": " + problem));

        // Problems quote what the file has, which may be a line's end or what a terminal takes for a command.
        private static string InOneLine(string text)
        {
            char[] characters = text.ToCharArray();
            for (int i = 0; i < characters.Length; i++)
            {
                if (characters[i] < ' ' || (characters[i] >= FirstControl && characters[i] <= LastControl))
                {
                    characters[i] = '?';
                }
            }

            return new string(characters);
        }
    }
}
