using BenchmarkDotNet.Running;
using EduFunctions.Benchmarks;

if (args is ["short", ..])
{
    Console.WriteLine(ShortRun.Table());
}
else if (args is ["endtoend", ..])
{
    Console.WriteLine(await EndToEnd.TableAsync(CancellationToken.None));
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(ShortRun).Assembly).Run(args);
}
