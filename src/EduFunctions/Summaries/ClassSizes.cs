using System.Collections.Immutable;

namespace EduFunctions.Summaries;

/// <summary>Pupils of a grade over its classes.</summary>
static class ClassSizes
{
    /// <summary>Evenly divided, larger classes first: 110 in 4 are 28, 28, 27, 27.</summary>
    public static ImmutableArray<int> Even(int pupils, int classes) =>
        [.. Enumerable.Range(0, classes).Select(index => (pupils / classes) + (index < pupils % classes ? 1 : 0))];

    /// <summary>How many of so many classes are large when the pupils are evenly divided.</summary>
    /// <param name="pupils">Pupils of the grade.</param>
    /// <param name="classes">Its classes, 1 or more.</param>
    /// <param name="large">Pupils from which on a class is large (大班额).</param>
    public static int Large(int pupils, int classes, int large) =>
        pupils / classes >= large ? classes : (pupils / classes) + 1 >= large ? pupils % classes : 0;

    /// <summary>With so many pupils more, each put into the smallest class, of equal ones into the first.</summary>
    public static ImmutableArray<int> Filled(ImmutableArray<int> classes, int pupils)
    {
        var filled = classes.ToArray();
        for (var left = pupils; left > 0; left--)
        {
            filled[Array.IndexOf(filled, filled.Min())]++;
        }

        return [.. filled];
    }
}
