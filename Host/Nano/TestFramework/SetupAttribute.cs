namespace nanoFramework.TestFramework;

/// <summary>Stands in for nanoFramework.TestFramework: runs once, before the first test of its class.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SetupAttribute : Attribute;
