using System.Text.Json.Serialization;
using EduFunctions.Reports;

namespace EduFunctions.App.Reports;

/// <summary>A sample to be verified on site, with what was found.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Run">The run that it was drawn by.</param>
/// <param name="Size">Schools that were asked for.</param>
/// <param name="Seed">The seed: the same gives the same sample.</param>
/// <param name="Eligible">Schools that it was drawn from: those whose return counts.</param>
/// <param name="Outcome">How far it has been verified.</param>
/// <param name="Rule">How it is drawn, in Chinese.</param>
/// <param name="RuleEn">The same in English.</param>
/// <param name="Risks">What adds to a return's risk.</param>
/// <param name="Schools">The schools, in the order in which they were drawn.</param>
sealed record SiteSampleJson(string County, int Year, int Run, int Size, string Seed, int Eligible, SampleOutcomeJson Outcome, string Rule, string RuleEn,
    IReadOnlyList<SiteRiskJson> Risks, IReadOnlyList<SiteSchoolJson> Schools)
{
    public static SiteSampleJson Of(SampleReading reading)
    {
        var (sample, known) = (reading.Sample, SiteOutcome.InForce(reading.Outcomes));
        return new SiteSampleJson(sample.County, sample.Year, sample.Run, sample.Size, sample.Seed, sample.Eligible,
            SampleOutcomeJson.Of(SampleOutcome.Of(sample, reading.Outcomes)), SiteSample.Rule.Zh, SiteSample.Rule.En,
            [.. SiteRisk.All.Select(risk => new SiteRiskJson(risk.Code, risk.Name.Zh, risk.Name.En, risk.Points, risk.Most))],
            [.. sample.Schools.Select(school => new SiteSchoolJson(school.School, school.Name, school.Points, school.Why,
                [.. school.Cells.Select(cell => SiteCellJson.Of(cell, known.GetValueOrDefault((school.School, cell.Sheet, cell.Row, cell.Column))))]))]);
    }
}

/// <summary>How far a sample has been verified.</summary>
/// <param name="Sampled">Cells in it.</param>
/// <param name="Entered">Of them, those of which it is entered what was found.</param>
/// <param name="Confirmed">Of these, those that were as reported.</param>
/// <param name="ConfirmedPercent">Confirmed ÷ entered × 100; null while nothing is entered.</param>
/// <param name="Run">The run that it was drawn by; null in reports of 2026-11 and before.</param>
/// <param name="Changed">Of those entered, cells that have another value in the run that is reported on; null where that was not asked.</param>
sealed record SampleOutcomeJson(int Sampled, int Entered, int Confirmed, decimal? ConfirmedPercent, int? Run, int? Changed)
{
    public static SampleOutcomeJson Of(SampleOutcome one) => new(one.Sampled, one.Entered, one.Confirmed, one.ConfirmedPercent, one.Run, one.Changed);
}

/// <summary>What adds to a return's risk.</summary>
/// <param name="Code">Kebab-case code.</param>
/// <param name="Name">What it is, in Chinese.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Points">Points for each.</param>
/// <param name="Most">Most that are counted of one school.</param>
sealed record SiteRiskJson(string Code, string Name, string NameEn, int Points, int Most);

/// <summary>A school of the sample.</summary>
/// <param name="School">Its ten digits.</param>
/// <param name="Name">Its name.</param>
/// <param name="Points">Its risk in points; its weight is one more.</param>
/// <param name="Why">What they come from, in Chinese; empty for none.</param>
/// <param name="Cells">Its cells.</param>
sealed record SiteSchoolJson(string School, string Name, int Points, string Why, IReadOnlyList<SiteCellJson> Cells);

/// <summary>A cell of the sample.</summary>
/// <param name="Sheet">Code of its sheet.</param>
/// <param name="Row">Key of its row; empty for a list.</param>
/// <param name="Column">Code of its column.</param>
/// <param name="SheetName">Sheet as the workbook names it.</param>
/// <param name="Cell">Address as Excel writes it.</param>
/// <param name="Caption">What stands there, in Chinese.</param>
/// <param name="Reported">The value reported, as it is read.</param>
/// <param name="Why">Why it was taken, in Chinese.</param>
/// <param name="Outcome">What was found; null while it is not entered.</param>
sealed record SiteCellJson(string Sheet, string Row, string Column, string SheetName, string Cell, string Caption, string Reported, string Why,
    SiteOutcomeJson? Outcome)
{
    public static SiteCellJson Of(SiteCell cell, SiteOutcome? outcome) => new(cell.Sheet, cell.Row, cell.Column, cell.SheetName, cell.Cell, cell.Caption,
        cell.Reported, cell.Why, outcome is null ? null : new SiteOutcomeJson(outcome.Number, outcome.IsConfirmed, outcome.Found, outcome.Note, outcome.By, outcome.MadeOn));
}

/// <summary>What was found at a cell.</summary>
/// <param name="Number">Which one of that cell it is, from 1; the last one holds.</param>
/// <param name="Confirmed">True when what was reported is right.</param>
/// <param name="Found">What was found; null when nobody wrote it.</param>
/// <param name="Note">Remarks; null for none.</param>
/// <param name="By">Who verified it.</param>
/// <param name="MadeOn">When it was entered, UTC.</param>
sealed record SiteOutcomeJson(int Number, bool Confirmed, string? Found, string? Note, string By, DateTimeOffset MadeOn);

/// <summary>What was found at cells of a sample.</summary>
/// <param name="By">Who verified them, at most 50 characters.</param>
/// <param name="Outcomes">Of each cell what was found, 1 to 100 of them.</param>
sealed record PutOutcomesJson([property: JsonRequired] string By, [property: JsonRequired] IReadOnlyList<OutcomeJson> Outcomes);

/// <summary>What was found at one cell.</summary>
/// <param name="School">Ten digits of the school.</param>
/// <param name="Sheet">Code of the sheet.</param>
/// <param name="Row">Key of the row; empty for a list.</param>
/// <param name="Column">Code of the column.</param>
/// <param name="Found">What was found, at most 100 characters; null when only confirmed is told.</param>
/// <param name="Confirmed">Whether it is as reported; null to have it told from what was found.</param>
/// <param name="Note">Remarks, at most 500 characters; null for none.</param>
sealed record OutcomeJson([property: JsonRequired] string School, [property: JsonRequired] string Sheet, [property: JsonRequired] string Row,
    [property: JsonRequired] string Column, string? Found = null, bool? Confirmed = null, string? Note = null);
