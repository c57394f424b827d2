// Tests wait for events, not for times, so that classes can go two at a time. Those that start processes or many devices,
// or measure the process as a whole, are marked [DoNotParallelize] and come afterwards.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.ClassLevel)]
