namespace EduFunctions.LocalHost.Rpc;

/// <summary>The function ran and threw.</summary>
internal sealed class FunctionFailedException(string function, string reason)
    : Exception($"Function '{function}' failed: {reason}");
