using System.Text;

namespace System.Net;

/// <summary>Stands in for nanoFramework.System.Net.Http: the headers of a request or an answer.</summary>
public class WebHeaderCollection
{
    private static readonly HashSet<string> s_restricted = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Connection", "Content-Length", "Content-Type", "Date", "Expect", "Host", "If-Modified-Since",
        "Range", "Referer", "Transfer-Encoding", "User-Agent",
    };

    private readonly List<(string Name, string Value)> _headers = [];

    /// <summary>Gets the number of headers.</summary>
    public int Count => _headers.Count;

    /// <summary>Gets the headers' names.</summary>
    public string[] AllKeys => [.. _headers.Select(header => header.Name)];

    /// <summary>Gets a header's value; null where there is none.</summary>
    /// <param name="header">Its name, in any case.</param>
    public string? this[string header]
    {
        get
        {
            int index = IndexOf(header);
            return index < 0 ? null : _headers[index].Value;
        }
    }

    /// <summary>Tells whether a header is set by a property of the request alone.</summary>
    /// <param name="headerName">Its name.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsRestricted(string headerName) => s_restricted.Contains(headerName);

    /// <summary>Adds a header, or a value to it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">It is set by a property of the request alone, or has forbidden characters.</exception>
    public void Add(string name, string value)
    {
        if (IsRestricted(name))
        {
            throw new ArgumentException($"{name} is set by a property of the request.");
        }

        AddInternal(name, Clean(value));
    }

    /// <summary>Sets a header.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">It is set by a property of the request alone, or has forbidden characters.</exception>
    public void Set(string name, string value)
    {
        RemoveInternal(name);
        Add(name, value);
    }

    /// <summary>Removes a header; does nothing where there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">It is set by a property of the request alone.</exception>
    public void Remove(string name)
    {
        if (IsRestricted(name))
        {
            throw new ArgumentException($"{name} is set by a property of the request.");
        }

        RemoveInternal(name);
    }

    /// <summary>Gives the headers as they are sent, with an empty line at their end.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();

        foreach ((string name, string value) in _headers)
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return text.Append("\r\n").ToString();
    }

    internal static string Clean(string value) => value.Any(letter => letter is < ' ' or > '~')
        ? throw new ArgumentException("A header has letters that are not ASCII.")
        : value.Trim();

    internal void AddInternal(string name, string value)
    {
        int index = IndexOf(name);

        if (index < 0)
        {
            _headers.Add((name, value));
        }
        else
        {
            _headers[index] = (_headers[index].Name, _headers[index].Value + "," + value);
        }
    }

    internal void SetInternal(string name, string value)
    {
        RemoveInternal(name);
        _headers.Add((name, value));
    }

    internal void RemoveInternal(string name) => _headers.RemoveAll(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private int IndexOf(string name) => _headers.FindIndex(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
