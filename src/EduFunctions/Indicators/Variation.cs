namespace EduFunctions.Indicators;

/// <summary>差异系数 (教督〔2017〕6号 附件): how far schools lie apart, weighted by their pupils.</summary>
static class Variation
{
    /// <summary>The coefficient of variation; null when there are no pupils, or nothing at all.</summary>
    /// <param name="schools">Of each school what it has, and its pupils (above 0).</param>
    public static decimal? Of(IReadOnlyList<(decimal Value, decimal Pupils)> schools)
    {
        var (total, pupils) = (schools.Sum(one => one.Value), schools.Sum(one => one.Pupils));
        if (total <= 0 || pupils == 0)
        {
            return null;
        }

        var mean = total / pupils;
        var variance = schools.Sum(one => one.Pupils / pupils * (one.Value / one.Pupils - mean) * (one.Value / one.Pupils - mean));
        return Root(variance) / mean;
    }

    /// <summary>
    /// What each school would have to have so that the coefficient is within a limit, all others as they are; null when it is within, or no
    /// value of the school brings it there.
    /// </summary>
    /// <param name="schools">Of each school what it has, and its pupils.</param>
    /// <param name="limit">Most that the coefficient may be.</param>
    /// <remarks>
    /// CV² = P·Σ(x²/p) ÷ (Σx)² − 1 ≤ L². With x free, A = Σ(x²/p) and B = Σx of the others and K = 1 + L²:
    /// (P/p − K)·x² − 2KB·x + (P·A − K·B²) ≤ 0. The root nearest to what the school has is told. Everything is taken as a share of what all have,
    /// so that no value is too large to be squared.
    /// </remarks>
    public static IEnumerable<decimal?> Needed(IReadOnlyList<(decimal Value, decimal Pupils)> schools, decimal limit)
    {
        var (total, pupils, k) = (schools.Sum(one => one.Value), schools.Sum(one => one.Pupils), 1 + (limit * limit));
        var shares = total <= 0 ? [] : schools.Select(one => (Value: one.Value / total, one.Pupils))
            .Select(one => (one.Value, one.Pupils, Square: one.Value * one.Value / one.Pupils)).ToList();
        return total <= 0 ? schools.Select(_ => (decimal?)null) : shares.Select((one, index) => NeededOf(one.Value, one.Pupils, index));

        decimal? NeededOf(decimal own, decimal weight, int index)
        {
            var (squares, sum) = (0m, 0m);
            for (var place = 0; place < shares.Count; place++)
            {
                (squares, sum) = place == index ? (squares, sum) : (squares + shares[place].Square, sum + shares[place].Value);
            }

            var (a, b, c) = ((pupils / weight) - k, -2 * k * sum, (pupils * squares) - (k * sum * sum));
            var discriminant = (b * b) - (4 * a * c);
            if ((a * own * own) + (b * own) + c <= 0 || discriminant < 0)
            {
                return null;
            }

            var roots = a != 0 ? [(-b - Root(discriminant)) / (2 * a), (-b + Root(discriminant)) / (2 * a)] : b != 0 ? new[] { -c / b } : [];
            return roots.Where(root => root >= 0 && root + sum > 0).OrderBy(root => Math.Abs(root - own)).Select(root => (decimal?)(root * total)).FirstOrDefault();
        }
    }

    // Newton's steps from a double: twenty-eight digits, as decimal has them.
    static decimal Root(decimal square)
    {
        if (square <= 0)
        {
            return 0;
        }

        var root = (decimal)Math.Sqrt((double)square);
        for (var step = 0; step < 3 && root > 0; step++)
        {
            root = (root + square / root) / 2;
        }

        return root;
    }
}
