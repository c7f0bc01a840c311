using BenchmarkDotNet.Running;
using EduFunctions.Benchmarks;

if (args is ["short", ..])
{
    Console.WriteLine(ShortRun.Table());
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(ShortRun).Assembly).Run(args);
}
