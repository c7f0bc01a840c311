using System.Net;
using System.Net.Sockets;

namespace EduFunctions.App.Tests.Cli;

/// <summary>What cannot be started says why in one sentence, without a trace of the program's insides.</summary>
public sealed class SentenceTests
{
    [Theory]
    [InlineData("serve")]
    [InlineData("demo")]
    public async Task APortThatIsTakenIsNamed(string command)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = $"{((IPEndPoint)taken.LocalEndpoint).Port}";
        using var program = new CommandLine(command, "--port", port);
        await AssertSentenceAsync(program, 1, $"端口 {port} 已被别的程序占用");
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("demo")]
    public async Task APortThatIsNoneIsWrongUsage(string command)
    {
        using var program = new CommandLine(command, "--port", "70000");
        await AssertSentenceAsync(program, 2, "端口应为 0 至 65535");
    }

    [Fact]
    public async Task ADataFolderThatIsAFileIsNamed()
    {
        using var program = new CommandLine("serve", "--port", "0", "--data", "/dev/null");
        await AssertSentenceAsync(program, 1, "/dev/null");
    }

    [Fact]
    public async Task ACommandThatNobodyKnowsIsWrongUsage()
    {
        using var program = new CommandLine("check");
        Assert.Equal(2, await program.ExitAsync());
    }

    static async Task AssertSentenceAsync(CommandLine program, int exitCode, string sentence)
    {
        Assert.Equal(exitCode, await program.ExitAsync());
        await program.LineAsync(sentence);
        Assert.DoesNotContain("   at ", program.Output, StringComparison.Ordinal);
        Assert.Empty(program.Temporary);
    }
}
