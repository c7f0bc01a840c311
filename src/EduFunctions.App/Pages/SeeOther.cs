using Microsoft.AspNetCore.Http;

namespace EduFunctions.App.Pages;

static class SeeOther
{
    public static IResult To(string address, HttpRequest request)
    {
        request.HttpContext.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
