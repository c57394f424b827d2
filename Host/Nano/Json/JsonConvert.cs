using System.Collections;
using System.IO;
using System.Text;
using Newtonsoft.Json;

namespace nanoFramework.Json;

/// <summary>
/// Stands in for nanoFramework.Json over Newtonsoft.Json, for <see cref="Hashtable"/> and <see cref="ArrayList"/>:
/// objects come as <see cref="Hashtable"/>, arrays as <see cref="ArrayList"/>, numbers as <see cref="int"/>,
/// <see cref="long"/>, <see cref="ulong"/> or <see cref="double"/>, and what looks like a date as
/// <see cref="DateTime"/>. What the device's own reader makes of a text, right or wrong, is in <see cref="DeviceJson"/>.
/// </summary>
public static class JsonConvert
{
    /// <summary>Reads JSON.</summary>
    /// <param name="value">The text.</param>
    /// <param name="type"><see cref="Hashtable"/> or <see cref="ArrayList"/>.</param>
    /// <returns>The object.</returns>
    /// <exception cref="DeserializationException">The text is no JSON, or of another type.</exception>
    /// <exception cref="ArgumentException">A member is there twice.</exception>
    /// <exception cref="FormatException">A number is none.</exception>
    /// <exception cref="IndexOutOfRangeException">The text ends in a number or an escape.</exception>
    /// <exception cref="NotSupportedException">Any other type: it works on the device, but not here.</exception>
    public static object DeserializeObject(string value, Type type)
    {
        if (type != typeof(Hashtable) && type != typeof(ArrayList))
        {
            throw new NotSupportedException($"JsonConvert.DeserializeObject to {type}");
        }

        using var reader = new JsonTextReader(new StringReader(DeviceJson.ToStrict(value)))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Double,
        };

        try
        {
            Next(reader);

            object root = reader.TokenType switch
            {
                JsonToken.StartObject when type == typeof(Hashtable) => ReadObject(reader, 0),
                JsonToken.StartArray when type == typeof(ArrayList) => ReadArray(reader, 0),
                _ => throw new DeserializationException(),
            };

            return reader.Read() ? throw new DeserializationException() : root;
        }
        catch (JsonReaderException)
        {
            throw new DeserializationException();
        }
    }

    /// <summary>Reads JSON.</summary>
    /// <param name="stream">UTF-8; its length is to be known.</param>
    /// <param name="type"><see cref="Hashtable"/> or <see cref="ArrayList"/>.</param>
    /// <returns>The object.</returns>
    /// <exception cref="DeserializationException">The text is no JSON, or of another type.</exception>
    /// <exception cref="ArgumentException">A member is there twice.</exception>
    /// <exception cref="FormatException">A number is none.</exception>
    /// <exception cref="IndexOutOfRangeException">The text ends in a number or an escape.</exception>
    /// <exception cref="NotSupportedException">Any other type: it works on the device, but not here.</exception>
    public static object DeserializeObject(Stream stream, Type type)
    {
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return DeserializeObject(Encoding.UTF8.GetString(bytes), type);
    }

    /// <summary>Not done here: it is slow on the device and writes doubles with noise.</summary>
    /// <param name="oSource">The object.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    public static string SerializeObject(object oSource) => throw new NotSupportedException("JsonConvert.SerializeObject");

    private static Hashtable ReadObject(JsonTextReader reader, int depth)
    {
        var table = new Hashtable();

        for (Next(reader); reader.TokenType != JsonToken.EndObject; Next(reader))
        {
            string name = (string)reader.Value!;

            if (reader.QuoteChar == '\0' || DeviceJson.IsDate(name, out _))
            {
                throw new DeserializationException();
            }

            Next(reader);
            table.Add(name, ReadValue(reader, depth + 1));
        }

        return table;
    }

    private static ArrayList ReadArray(JsonTextReader reader, int depth)
    {
        var list = new ArrayList();

        for (Next(reader); reader.TokenType != JsonToken.EndArray; Next(reader))
        {
            if (reader.TokenType == JsonToken.StartArray)
            {
                throw depth > 1 ? new NotImplementedException() : new DeserializationException();
            }

            list.Add(ReadValue(reader, depth + 1));
        }

        return list;
    }

    private static object? ReadValue(JsonTextReader reader, int depth) => reader.TokenType switch
    {
        JsonToken.StartObject => ReadObject(reader, depth),
        JsonToken.StartArray => ReadArray(reader, depth),
        JsonToken.String => DeviceJson.IsDate((string)reader.Value!, out DateTime date) ? date : reader.Value,
        JsonToken.Integer => Integer(reader.Value!),
        JsonToken.Float or JsonToken.Boolean or JsonToken.Null => reader.Value,
        _ => throw new DeserializationException(),
    };

    private static object Integer(object value) => value switch
    {
        long small when small is >= int.MinValue and <= int.MaxValue => (int)small,
        long => value,
        _ => (ulong)(System.Numerics.BigInteger)value,
    };

    private static void Next(JsonTextReader reader)
    {
        if (!reader.Read())
        {
            throw new DeserializationException();
        }
    }
}
