using System.Globalization;
using EduFunctions.App.Summaries;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>POST /counties/{county}/years/{year}/figures/{figure}</c>: the form beside a figure.</summary>
sealed class PostAdjustment(Adjustments adjustments)
{
    [Function(nameof(PostAdjustment))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post",
        Route = "counties/{county}/years/{year}/figures/{figure}")] HttpRequest request, CountyCode county, SchoolYear year, string figure,
        CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var value = form["act"] == "withdraw" ? null : (decimal?)NumberOf(form["value"].ToString());
        await adjustments.AddAsync(county, year, figure, new PutAdjustmentJson(value, form["by"].ToString(), form["reason"].ToString()),
            all => ETags.RequireSeen(form, AdjustmentStore.StateOf(all)), cancellationToken);
        return SeeOther.To(FormattableString.Invariant($"/counties/{county}/years/{year}/figures/{figure}"), request);
    }

    static decimal NumberOf(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint
        | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value) ? value
        : throw new ProblemException(400, "bad-adjustment", "调整数应为数字，如 45 或 9.5。", "The value must be a number, as 45 or 9.5.");
}
