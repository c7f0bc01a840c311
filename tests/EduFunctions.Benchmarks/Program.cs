using System.Globalization;
using BenchmarkDotNet.Running;
using EduFunctions.Benchmarks;

if (args is ["short", ..])
{
    Console.WriteLine(ShortRun.Table());
}
else if (args is ["compile", .. var sizes])
{
    Console.WriteLine(ShortRun.CompileTable(sizes is [] ? [50, 300, 2_000] : [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))]));
}
else if (args is ["report", ..])
{
    Console.WriteLine(ReportRunTime.Table());
}
else if (args is ["endtoend", ..])
{
    Console.WriteLine(await EndToEnd.TableAsync(args.Contains("--quick", StringComparer.Ordinal), CancellationToken.None));
}
else if (args is ["scale", ..])
{
    Console.WriteLine(await Scale.TableAsync(args.Contains("--quick", StringComparer.Ordinal), CancellationToken.None));
}
else if (args is ["province", .. var size])
{
    Console.WriteLine(await Province.TableAsync(size is [{ } number] ? int.Parse(number, CultureInfo.InvariantCulture) : 120, CancellationToken.None));
}
else if (args is ["files", .. var count])
{
    Console.WriteLine(FilesRun.Table(count is [{ } text] ? int.Parse(text, CultureInfo.InvariantCulture) : 10_000));
}
else if (args is ["fuzz", .. var asked])
{
    return FuzzRun.Run(asked);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(ShortRun).Assembly).Run(args);
}

return 0;
