using Microsoft.Extensions.Logging;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>Passes on what the engine has to say, without the stacks of failures, which the worker has told already.</summary>
sealed class QueueLines(string queue, Action<string> log) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Category(categoryName, queue, log);

    public void Dispose()
    {
        // Nothing is held.
    }

    sealed class Category(string name, string queue, Action<string> log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) =>
            logLevel >= LogLevel.Warning && name != "Host.Results" && !name.StartsWith("Azure.", StringComparison.Ordinal);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                var reason = exception?.GetBaseException().Message;
                log($"{logLevel}: queue {queue}: {formatter(state, exception)}{(reason is null ? "" : $" ({reason})")}");
            }
        }
    }
}
