using System.Reflection;

// The one version of all that runs on the device. A release build writes its tag here.
[assembly: AssemblyVersion("1.0.0.0")]
