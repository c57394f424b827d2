using System;

namespace Tests.Sensors
{
    /// <summary>Bytes as the data sheets print them.</summary>
    internal static class Hex
    {
        /// <summary>Reads bytes.</summary>
        /// <param name="text">Two hexadecimal digits a byte.</param>
        /// <returns>The bytes.</returns>
        internal static byte[] Bytes(string text)
        {
            byte[] bytes = new byte[text.Length / 2];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = Convert.ToByte(text.Substring(i * 2, 2), 16);
            }

            return bytes;
        }
    }
}
