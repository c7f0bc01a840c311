using System.Runtime.InteropServices;

/// <summary>Runs inside the worker before the app (see <c>DOTNET_STARTUP_HOOKS</c>; the runtime demands this name): a
/// worker ends when its host does, and not before.</summary>
static class StartupHook
{
    public static void Initialize()
    {
        if (!OperatingSystem.IsWindows())
        {
            // Ctrl+C goes to the terminal's whole process group; the worker must stay while its host lets functions end.
            _ = SetProcessGroup(0, 0);
        }

        new Thread(EndWithInput) { IsBackground = true, Name = "EduFunctions.LocalHost" }.Start();
    }

    static void EndWithInput()
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
            // Nothing is ever written; only the end matters.
        }

        Environment.Exit(0);
    }

    [DllImport("libc", EntryPoint = "setpgid")]
    static extern int SetProcessGroup(int process, int group);
}
