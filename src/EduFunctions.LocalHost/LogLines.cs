using Microsoft.Extensions.Logging;

namespace EduFunctions.LocalHost;

/// <summary>Passes on what the engine has to say, without the stacks of failures, which the worker has told already.</summary>
internal sealed class LogLines(Action<string> log) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Lines(categoryName, log);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Lines(string category, Action<string> log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning && category != "Host.Results" && !category.StartsWith("Azure.", StringComparison.Ordinal);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                var reason = exception?.GetBaseException().Message;
                log($"{logLevel}: {category}: {formatter(state, exception)}{(reason is null ? "" : $" ({reason})")}");
            }
        }
    }
}
