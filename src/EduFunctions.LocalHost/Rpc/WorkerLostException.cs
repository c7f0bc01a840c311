namespace EduFunctions.LocalHost.Rpc;

/// <summary>The worker went while something was running in it.</summary>
internal sealed class WorkerLostException() : Exception("The worker process ended before the function did.");
