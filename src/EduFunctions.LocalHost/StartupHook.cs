/// <summary>Runs inside the worker before the app (see <c>DOTNET_STARTUP_HOOKS</c>; the runtime demands this name): a
/// worker whose host is gone, however it went, must not stay.</summary>
internal static class StartupHook
{
    public static void Initialize() => new Thread(EndWithInput) { IsBackground = true, Name = "EduFunctions.LocalHost" }.Start();

    private static void EndWithInput()
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
            // Nothing is ever written; only the end matters.
        }

        Environment.Exit(0);
    }
}
