// Classes whose tests mostly wait for a device or compute go two at a time; those that look at the clock, at threads,
// sockets or memory are marked [DoNotParallelize].
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.ClassLevel)]
