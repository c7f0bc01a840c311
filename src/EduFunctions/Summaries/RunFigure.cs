namespace EduFunctions.Summaries;

/// <summary>One of a county's figures as a run of any year has it.</summary>
/// <param name="Value">Its value; null when no return gave it.</param>
/// <param name="Counted">Schools in it.</param>
/// <param name="Expected">Schools that should be.</param>
/// <param name="Withheld">Of those not in it, schools that answer “/”; null in runs of 2026-11 and before, which did not keep it.</param>
/// <param name="Uncomputed">Of those not in it, the others that have reported; null in runs of 2026-11 and before, which did not keep it.</param>
public sealed record RunFigure(decimal? Value, int Counted, int Expected, int? Withheld, int? Uncomputed);
