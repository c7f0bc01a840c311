using System.Globalization;
using EduFunctions.Findings;
using EduFunctions.Indicators;
using EduFunctions.Returns.SchoolReturn;

namespace EduFunctions.Summaries;

/// <summary>What to do about figures that are not as they should be, with numbers that can be worked out again from their cells.</summary>
static class FigureRemedies
{
    /// <summary>How much is lacking of the limit.</summary>
    public static Text ByGap(FigureMissed missed)
    {
        var (points, pointsEn) = missed.Indicator.Unit == "%" ? ("个百分点", "points") : (missed.Indicator.Unit, missed.Indicator.Unit);
        return missed.Limit is null ? new("核实情况，整改到位后在下一次报表中更正。", "Look into it, mend it, and report it in the next return.")
            : Text.Of($"相差 {Gap()} {points}；逐校核实未达到的原因，限期整改。", $"Short by {Gap()} {pointsEn}; find out school by school why, and mend it.");

        // As figures are printed, unless nothing would be left.
        string Gap() => FigureText.Beside(missed.Gap, 0, 2).ToString("#,0.######", CultureInfo.InvariantCulture);
    }

    /// <summary>How many more of the numerator would reach the share; the denominator stays as it is.</summary>
    /// <param name="numerator">What is counted.</param>
    /// <param name="denominator">Of what.</param>
    /// <param name="say">The sentence, with the number.</param>
    public static Func<FigureMissed, Text> More(Term numerator, Term denominator, Func<decimal, Text> say) => missed =>
    {
        var (sum, of) = (missed.Scope.Ratio(numerator, denominator, 1), missed.Scope.Sum(denominator.With(numerator, (all, _) => all)));
        if ((sum.Value, of.Value) is not ({ } share, { } all))
        {
            return ByGap(missed);
        }

        return OfWhom(missed, say(Math.Ceiling(missed.Limit!.Value * all / 100) - Math.Round(share * all)));
    };

    // What part of the schools would need is not what all of them need.
    static Text OfWhom(FigureMissed missed, Text told) => missed.Subject.School is not null || missed.Scope.CoverageOf(missed.Indicator).IsWhole ? told
        : Text.Of($"按有数的学校，{told.Zh}", $"Of the schools that say: {told.En}");

    /// <summary>
    /// Which single school would have to change, and by how much, for a coefficient to be within its limit: the school that would need the
    /// least change of all, in the measure of what it has.
    /// </summary>
    public static Text OfVariation(FigureMissed missed)
    {
        var item = BalanceTable.Seven.First(one => one.VariationCode == missed.Indicator.Code);
        var given = missed.Scope.Schools.Select(school => (School: school, Value: school.ValueOf(item.What, missed.Subject), Pupils: school.ValueOf(Term.Pupils, missed.Subject)))
            .Where(one => one is { Value: not null, Pupils: > 0 }).ToList();
        var pairs = given.ConvertAll(one => (one.Value!.Value, one.Pupils!.Value));
        // Teachers and rooms come whole: what is told must still be enough, and not too much, when it is rounded.
        var changes = given.Zip(Indicators.Variation.Needed(pairs, missed.Limit!.Value)).Select((one, place) => (one.First.School, Own: one.First.Value!.Value, By: one.Second - one.First.Value, Place: place))
            .Where(one => one.By is not null).Select(one => one with { By = one.By > 0 ? Math.Ceiling(one.By.Value) : Math.Floor(one.By!.Value) })
            .OrderBy(one => Math.Abs(one.By!.Value))
            .Where(one => one.Own + one.By >= 0 && Indicators.Variation.Of([.. pairs.Select((pair, place) => place == one.Place ? (pair.Item1 + one.By!.Value, pair.Item2) : pair)]) <= missed.Limit);
        if (changes.Take(1).ToList() is not [{ By: { } by } least])
        {
            return new("只调整任何一所学校都不能使差异系数达标，须向最低的几所学校同时补充。", "No single school can bring it within the limit: several of the lowest need more at once.");
        }

        var (name, own, change) = (least.School.School.Name, least.Own, Math.Abs(by));
        var (verb, verbEn) = by > 0 ? ("增加", "more") : ("减少", "fewer");
        return OfWhom(missed, Text.Of($"其他学校不变，仅{name}{verb} {change:#,0} {item.WhatName}（现有 {own:#,0.##}）即可达标；宜先向低于标准的学校补充。",
            $"With all others as they are, {name} with {change:#,0} {verbEn} (it has {own:#,0.##}) would bring it within the limit; better first those below the standard."));
    }

    /// <summary>Which of the seven a school's stage misses, and how much of each it lacks.</summary>
    public static Text OfBalance(FigureMissed missed)
    {
        var (school, section) = (missed.Scope.Schools[0], missed.Subject);
        var pupils = school.ValueOf(Term.Pupils, section) ?? 0;
        var lacking = BalanceTable.Seven.Select(item => (Item: item, Value: school.ValueOf(item.Value, section), Limit: school.Year.Standards[item.Limit, section.TheStage!.Value]))
            .Where(one => one.Value < one.Limit)
            .Select(one => (one.Item, one.Value, one.Limit, Lacks: (one.Limit * pupils / one.Item.Per) - school.ValueOf(one.Item.What, section)!.Value)).ToList();
        return Text.Of(
            $"达标 {7 - lacking.Count} 项。未达标：{string.Join('；', lacking.Select(one => FormattableString.Invariant($"{one.Item.Name.Zh} {FigureText.Beside(one.Value!.Value, one.Limit, 3):0.######} < {one.Limit:0.####}，差 {Whole(one.Lacks, one.Item):#,0.##} {one.Item.WhatName}")))}。",
            $"{7 - lacking.Count} of seven are met. Missed: {string.Join("; ", lacking.Select(one => FormattableString.Invariant($"{one.Item.Name.En} {FigureText.Beside(one.Value!.Value, one.Limit, 3):0.######} < {one.Limit:0.####}, short of {Whole(one.Lacks, one.Item):#,0.##}")))}.");

        static decimal Whole(decimal lacks, BalanceItem item) => item.Per == 100 ? Math.Ceiling(lacks) : Math.Round(lacks, 2, MidpointRounding.ToPositiveInfinity);
    }

    /// <summary>Which of the four hundred-percents a school or kindergarten misses.</summary>
    public static Text OfSafety(FigureMissed missed)
    {
        var school = missed.Scope.Schools[0];
        var no = new[] { Safety.Guards, Safety.ClosedCampus, Safety.Alarm, Safety.Cameras, Safety.Networked, Safety.GuardPosts }
            .Where(column => school.WholeOf(Safety.Sheet)?[column] == false).Select(column => column.Caption).ToList();
        return Text.Of($"补齐：{string.Join('、', no)}。", $"Provide: {string.Join(", ", no)}.");
    }

    /// <summary>What the after-school service has left, or has overspent.</summary>
    public static Text OfServiceBalance(FigureMissed missed)
    {
        var balance = missed.Scope.Schools[0].WholeOf(AfterSchool.Sheet)?[AfterSchool.Balance] ?? 0;
        return balance > 0 ? Text.Of($"结余 {balance:#,0.####} 万元，应退还家长或用于课后服务，做到零结余。", $"{balance:#,0.####} 万元 are left: give them back, or spend them on the service.")
            : Text.Of($"超支 {-balance:#,0.####} 万元，须落实经费来源。", $"{-balance:#,0.####} 万元 are overspent: find the money.");
    }
}
