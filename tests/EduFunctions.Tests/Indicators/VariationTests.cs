using CsCheck;
using EduFunctions.Indicators;

namespace EduFunctions.Tests.Indicators;

public sealed class VariationTests
{
    // Published for basic balance: books 279, 137, 935, 160, 402 of 45, 37, 89, 76, 55 pupils. X̄ = 1913 ÷ 302 = 6.334.
    static readonly (decimal Value, decimal Pupils)[] Books = [(279, 45), (137, 37), (935, 89), (160, 76), (402, 55)];

    // S² = Σ p ÷ 302 × (x ÷ p − 6.334)²: 0.0027 + 0.8486 + 5.1274 + 4.5011 + 0.1730 = 10.6528; S = 3.264; S ÷ X̄ = 0.515.
    [Fact]
    public void ThePublishedExampleIsFound()
    {
        var mean = Books.Sum(school => school.Value) / Books.Sum(school => school.Pupils);
        var cv = Variation.Of(Books)!.Value;
        Assert.Equal((6.334m, 3.264m, 0.515m), (Math.Round(mean, 3), Math.Round(cv * mean, 3), Math.Round(cv, 3)));
    }

    [Fact]
    public void EqualSchoolsDoNotVary() => Assert.Equal(0m, Variation.Of([(90, 30), (60, 20), (3, 1)]));

    [Fact]
    public void OfNothingThereIsNoVariation()
    {
        Assert.Null(Variation.Of([]));
        Assert.Null(Variation.Of([(0, 30), (0, 20)]));
    }

    // 0.515 > 0.5. With 176 books at the fourth school, which has 160, the coefficient is 0.50032, with 177 it is 0.49941.
    [Fact]
    public void TheChangeThatIsToldIsTheLeastThatIsEnough()
    {
        var needed = Variation.Needed(Books, 0.5m).ElementAt(3)!.Value;
        Assert.Equal(177, Math.Ceiling(needed));
        Assert.Equal(0.5m, Math.Round(Variation.Of(With(3, needed))!.Value, 20));
        Assert.Equal((0.50032m, 0.49941m), (Math.Round(Variation.Of(With(3, 176))!.Value, 5), Math.Round(Variation.Of(With(3, 177))!.Value, 5)));
        Assert.Null(Variation.Needed(Books, 0.52m).ElementAt(3));

        (decimal, decimal)[] With(int index, decimal value) => [.. Books.Select((school, at) => (at == index ? value : school.Value, school.Pupils))];
    }

    static readonly Gen<(decimal Value, decimal Pupils)[]> Schools =
        Gen.Select(Gen.Int[0, 400], Gen.Int[1, 900]).Select(drawn => ((decimal)drawn.Item1, (decimal)drawn.Item2)).Array[2, 9];

    [Fact]
    public void OfAnySchoolsTheToldChangeIsTheLeastThatIsEnough() => PropertyTests.Holds(Schools, 400, schools =>
    {
        for (var index = 0; index < schools.Length; index++)
        {
            if (Variation.Needed(schools, 0.45m).ElementAt(index) is { } needed)
            {
                var own = schools[index].Value;
                var less = needed > own ? needed - Math.Min(1, (needed - own) / 2) : needed + Math.Min(1, (own - needed) / 2);
                Assert.True(Variation.Of(With(needed)) <= 0.45m + 1e-12m, "the told value is not within the limit");
                Assert.True(Variation.Of(With(less)) > 0.45m, "less is enough");
            }

            (decimal, decimal)[] With(decimal value) => [.. schools.Select((school, at) => (at == index ? value : school.Value, school.Pupils))];
        }
    });

    [Fact]
    public void TheOrderOfSchoolsDoesNotMatter() => PropertyTests.Holds(Schools.SelectMany(schools => Gen.Shuffle(schools).Select(other => (schools, other))), 200, drawn =>
        Assert.Equal(Variation.Of(drawn.schools) is { } one ? Math.Round(one, 20) : null, Variation.Of(drawn.other) is { } two ? Math.Round(two, 20) : (decimal?)null));
}
