namespace nanoFramework.TestFramework;

/// <summary>Stands in for nanoFramework.TestFramework: runs once, after the last test of its class.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CleanupAttribute : Attribute;
