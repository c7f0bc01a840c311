using System.CommandLine;
using EduFunctions.Cli;
using EduFunctions.Cli.Seeds;

var root = new RootCommand("EduFunctions: a county's school returns, checked and compiled. 县域教育年报：校验与汇总。")
{
    DemoCommand.Create(),
    ServeCommand.Create(),
    CheckCommand.Create(),
    TemplateCommand.Create(),
    RulesCommand.Create(),
    SeedCommand.Create(),
};

// Stopping gives running functions ten seconds, and Azurite time to save.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(25) });
