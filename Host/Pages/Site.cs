using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Host.Pages;

/// <summary>What a <see cref="PageServer"/> serves.</summary>
/// <param name="Title">What stands at the top of each page.</param>
/// <param name="Pages">The assembly with the pages.</param>
public sealed record Site(string Title, Assembly Pages)
{
    /// <summary>Gets the web project that brings scripts and styles: the one with the pages, or one that it references.</summary>
    public Assembly Assets { get; init; } = Pages;

    /// <summary>Gets the address to listen on.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Gets the port; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Gets the password that every request needs; null for none.</summary>
    public string? Password { get; init; }

    /// <summary>Gets what adds the objects that the pages show.</summary>
    public Action<IServiceCollection> AddServices { get; init; } = _ => { };

    /// <summary>Gets what adds the HTTP API.</summary>
    public Action<IEndpointRouteBuilder> MapApi { get; init; } = _ => { };
}
