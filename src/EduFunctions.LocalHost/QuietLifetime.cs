using Microsoft.Extensions.Hosting;

namespace EduFunctions.LocalHost;

/// <summary>A library's web servers leave signals and the console to the program.</summary>
sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
