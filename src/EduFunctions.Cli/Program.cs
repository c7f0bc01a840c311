using System.CommandLine;
using EduFunctions.Cli;
using EduFunctions.Cli.Seeds;

var root = new RootCommand("EduFunctions: a county's school returns, checked and compiled. 县域教育年报：校验与汇总。")
{
    DemoCommand.Create(),
    ServeCommand.Create(),
    CheckCommand.Create(),
    TemplateCommand.Create(),
    ReportCommand.Create(),
    RulesCommand.Create(),
    SeedCommand.Create(),
};

// Stopping gives running functions ten seconds, and Azurite time to save.
var parsed = root.Parse(args);
var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(25) });
return parsed.Errors.Count > 0 ? CheckCommand.WrongUsage : exitCode;
