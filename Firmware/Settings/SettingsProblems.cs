using System.Collections;

namespace Firmware.Settings
{
    /// <summary>
    /// What is wrong with the settings: faults, which keep the device from starting, and warnings, which do not. All
    /// are found in one go; beyond <see cref="Maximum"/> of each they are only counted.
    /// </summary>
    public sealed class SettingsProblems
    {
        /// <summary>How many faults, and how many warnings, are kept as texts.</summary>
        public const int Maximum = 20;

        private const char FirstControl = (char)0x7F;
        private const char LastControl = (char)0x9F;

        private readonly ArrayList _faults = new ArrayList();
        private readonly ArrayList _warnings = new ArrayList();
        private int _faultCount;
        private int _warningCount;

        /// <summary>Gets how many faults there are.</summary>
        public int FaultCount => _faultCount;

        /// <summary>Gets a value indicating whether there is any fault.</summary>
        public bool HasFaults => _faultCount > 0;

        /// <summary>Notes a fault.</summary>
        /// <param name="path">Where: <c>sensors[1].pin</c>; empty for the file as a whole.</param>
        /// <param name="problem">What is wrong there.</param>
        public void Fault(string path, string problem)
        {
            _faultCount++;
            Keep(_faults, path, problem);
        }

        /// <summary>Notes a warning.</summary>
        /// <param name="path">Where.</param>
        /// <param name="problem">What is doubtful there.</param>
        public void Warn(string path, string problem)
        {
            _warningCount++;
            Keep(_warnings, path, problem);
        }

        /// <summary>Lists the faults.</summary>
        /// <returns>One line each: <c>sensors[1].pin: 7 belongs to the flash</c>.</returns>
        public string[] Faults() => Lines(_faults, _faultCount);

        /// <summary>Lists the warnings.</summary>
        /// <returns>One line each.</returns>
        public string[] Warnings() => Lines(_warnings, _warningCount);

        private static void Keep(ArrayList lines, string path, string problem)
        {
            if (lines.Count < Maximum)
            {
                lines.Add(InOneLine(path.Length == 0 ? problem : path + ": " + problem));
            }
        }

        /// <summary>Problems quote what the file has, which may be a line's end or what a terminal takes for a command.</summary>
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

        private static string[] Lines(ArrayList kept, int count)
        {
            bool more = count > kept.Count;
            string[] lines = new string[more ? kept.Count + 1 : kept.Count];
            for (int i = 0; i < kept.Count; i++)
            {
                lines[i] = (string)kept[i];
            }

            if (more)
            {
                lines[kept.Count] = "and " + (count - kept.Count) + " more";
            }

            return lines;
        }
    }
}
