using System;

namespace Tests
{
    /// <summary>
    /// Collects the garbage whenever the launcher looks at a test, which it does four times for each. On a heap of
    /// 100 kB a collection that falls into the runtime's look at the attributes ends the launcher without a word, see
    /// docs/debugging.md. Comes after the rows, as the launcher numbers them by their place.
    /// </summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class CollectAttribute : Attribute
    {
        /// <summary>Initializes a new instance of the <see cref="CollectAttribute"/> class, and collects.</summary>
        public CollectAttribute()
        {
            Now();
        }

        /// <summary>Collects at the end of a test that leaves much, be it by itself or by its many rows.</summary>
        public static void Now()
        {
            try
            {
                nanoFramework.Runtime.Native.GC.Run(true);
            }
            catch (Exception)
            {
                // On a PC there is no such call: Visual Studio lists the tests there, and dotnet test runs them.
            }
        }
    }
}
