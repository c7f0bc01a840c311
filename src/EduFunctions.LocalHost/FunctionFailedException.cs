namespace EduFunctions.LocalHost;

/// <summary>The function ran and threw; the message repeats what it said.</summary>
public sealed class FunctionFailedException(string function, string reason) : Exception($"Function '{function}' failed: {reason}");
