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
return await root.Parse(args).InvokeAsync();
