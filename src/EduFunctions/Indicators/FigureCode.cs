namespace EduFunctions.Indicators;

/// <summary>
/// The name of a figure, stable from run to run: the indicator's code and, after a dot, whom it counts: <c>large-classes</c>,
/// <c>large-classes.primary</c>, <c>large-classes.school-4206990001</c>.
/// </summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Subject">Whom it counts.</param>
public readonly record struct FigureCode(string Indicator, Subject Subject)
{
    /// <summary>
    /// True when the text is a code as <see cref="ToString"/> writes it; whether there is such an indicator is another question.
    /// </summary>
    public static bool TryParse(string text, out FigureCode code)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        code = default;
        if (dot is 0 || !Subject.TryParse(dot < 0 ? "" : text[(dot + 1)..], out var subject) || (dot > 0 && subject == Subject.County))
        {
            return false;
        }

        code = new FigureCode(dot < 0 ? text : text[..dot], subject);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Subject == Subject.County ? Indicator : string.Concat(Indicator, ".", Subject.ToString());
}
