using System.Collections;
using Sensors;

namespace Tests.Sensors
{
    /// <summary>A sensor's settings as a list of name, value, name, value; faults are kept.</summary>
    internal sealed class FakeOptions : SensorOptions
    {
        private readonly object[] _members;

        internal FakeOptions(params object[] members)
        {
            _members = members;
        }

        /// <summary>Gets the faults, each as <c>member: problem</c>.</summary>
        internal ArrayList Faults { get; private set; } = new ArrayList();

        public override bool Has(string member) => Value(member) != null;

        public override int Integer(string member, int defaultValue, int minimum, int maximum)
        {
            int value = Value(member) == null ? defaultValue : (int)Value(member);
            if (value < minimum || value > maximum)
            {
                Fault(member, value + " is not within " + minimum + " to " + maximum);
            }

            return value;
        }

        public override double Number(string member, double defaultValue, double minimum, double maximum)
        {
            object value = Value(member);
            return value == null ? defaultValue : value is int ? (int)value : (double)value;
        }

        public override bool Flag(string member, bool defaultValue) => Value(member) == null ? defaultValue : (bool)Value(member);

        public override string Text(string member, string defaultValue) => Value(member) == null ? defaultValue : (string)Value(member);

        public override string Choice(string member, string[] choices, string defaultValue) => Text(member, defaultValue);

        public override int Pin(string member, bool output) => Integer(member, -1, 0, 39);

        public override int CounterPin(string member) => Pin(member, false);

        public override int Bus(string member) => Integer(member, 1, 1, 2);

        public override SensorOptions Object(string member)
        {
            object[] members = Value(member) as object[];
            return members == null ? null : new FakeOptions(members) { Faults = Faults };
        }

        public override void Fault(string member, string problem) => Faults.Add(member + ": " + problem);

        private object Value(string member)
        {
            for (int i = 0; i < _members.Length; i += 2)
            {
                if ((string)_members[i] == member)
                {
                    return _members[i + 1];
                }
            }

            return null;
        }
    }
}
