// Tests wait for events, not for times, and each has a board, ports and folders of its own: many go at a time, as most of
// them wait. Those that measure the process as a whole, or signal it, are marked [DoNotParallelize] and come afterwards.
[assembly: Parallelize(Workers = 8, Scope = ExecutionScope.MethodLevel)]
