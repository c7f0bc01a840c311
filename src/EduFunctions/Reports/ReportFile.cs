using System.Collections.Immutable;
using EduFunctions.Findings;

namespace EduFunctions.Reports;

/// <summary>A report as a Word document.</summary>
/// <param name="Content">The document (.docx); null when an error refuses the template.</param>
/// <param name="Findings">What is to be said of the template; empty when nothing is.</param>
/// <param name="Printed">Every figure, cell and problem that it prints, in order, each once.</param>
public sealed record ReportFile(byte[]? Content, ImmutableArray<Finding> Findings, ImmutableArray<ReportRun> Printed);
