using System.CommandLine;
using EduFunctions.Cli;

var root = new RootCommand("EduFunctions: a county's school returns, checked and compiled. 县域教育年报：校验与汇总。")
{
    CheckCommand.Create(),
    RulesCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
