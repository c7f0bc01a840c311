namespace EduFunctions.Indicators;

/// <summary>
/// A kind of class that figures count. Each school counts it once a grade, however many figures, subjects and comparisons ask: a county
/// has some twenty subjects, each of them four scopes.
/// </summary>
/// <param name="Holds">Whether a class is of it; only classes whose pupils are reported are asked.</param>
sealed record ClassKind(Func<ClassRow, bool> Holds)
{
    /// <summary>Every class whose pupils are reported: only they can be called large or not.</summary>
    public static readonly ClassKind Reported = new(_ => true);

    /// <summary>大班额.</summary>
    public static readonly ClassKind Large = new(row => row.IsLarge);

    /// <summary>超大班额.</summary>
    public static readonly ClassKind SuperLarge = new(row => row.IsSuperLarge);

    /// <summary>Classes of a size.</summary>
    /// <param name="from">Fewest pupils.</param>
    /// <param name="to">Most pupils.</param>
    public static ClassKind OfSize(int from, int to) => new(row => row.Pupils >= from && row.Pupils <= to);
}

/// <summary>Classes of a kind in one grade of a school.</summary>
/// <param name="Classes">How many.</param>
/// <param name="Pupils">Their pupils.</param>
readonly record struct ClassCount(int Classes, decimal Pupils);
