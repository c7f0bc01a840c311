using EduFunctions.Findings;

namespace EduFunctions.Schools;

/// <summary>Something wrong in a county's settings file: the national value stays in force.</summary>
/// <param name="Code">Stable kebab-case code: settings-unreadable, setting-unknown, setting-wrong-kind, setting-out-of-range,
/// setting-out-of-order.</param>
/// <param name="Setting">The setting as the file names it, with its year or stage: <c>years.2025.large-class</c>; empty for the
/// whole file.</param>
/// <param name="Text">What stands there and what was expected.</param>
public sealed record SettingFinding(string Code, string Setting, Text Text);
