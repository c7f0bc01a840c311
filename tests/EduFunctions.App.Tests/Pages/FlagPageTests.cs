using System.Text;
using EduFunctions.App.Tests.Rounds;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EduFunctions.App.Tests.Pages;

/// <summary>A problem's page: its form is sent, and what was said goes with the problem, also to a school that has taken its school over.</summary>
public sealed class FlagPageTests(RunningApp app, Browser browser) : IClassFixture<Browser>
{
    // 58 pupils in grade 3 of 青石小学 in 2024; it closes, and 双桥小学 has them in grade 4 a year later: one cohort, one problem.
    [Fact]
    public async Task WhatIsSaidOnThePageStandsInTheListAndGoesWithAMerger()
    {
        var county = new County(app, "420781");
        var before = county.In(2024);
        await county.RegisterEntriesAsync(county.Entry(1), county.Entry(2, name: "双桥小学"));
        await before.IngestAsync(1, before.Return(1, 40, 40, 58), received: "2024-09-10");
        await before.IngestAsync(2, before.Return(2), received: "2024-09-10");
        await before.CompileAsync();
        var page = await browser.OpenAsync(app, hasScript: false);
        await page.GotoAsync($"{before.Page}?flag=large-class#flags");
        await page.Locator(".flags").First.GetByRole(AriaRole.Link, new() { Name = "登记" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "办理情况" }).FillAsync("并校后分班");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "责任人" }).FillAsync("王敏");
        await page.GetByLabel("完成期限").FillAsync("2025-10-15");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "经办人" }).FillAsync("李强");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记" }).ClickAsync();
        var said = page.Locator("section[aria-labelledby=said] tbody tr");
        await Expect(said).ToHaveCountAsync(1);
        await Expect(said.GetByRole(AriaRole.Cell)).ToHaveTextAsync(["并校后分班", "王敏", "2025-10-15", "李强"]);
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "责任人" })).ToHaveValueAsync("王敏");
        await RoundTests.SaveAsync(page, "flag");
        foreach (var width in new[] { 1440, 390 })
        {
            await page.SetViewportSizeAsync(width, 900);
            Assert.Empty(await page.EvaluateAsync<string[]>(PageTests.TooWide));
        }

        // A form of somebody who has not seen that is not taken.
        using var late = await app.Http.PostAsync(new Uri(page.Url).PathAndQuery, new MultipartFormDataContent
        {
            { new StringContent("care-0"), "seen" }, { new StringContent("另一说"), "note" }, { new StringContent("赵六"), "by" },
        }, Wait.Token);
        Assert.Equal("changed-meanwhile", (await Json.OfAsync(late)).Text("code"));

        await county.RegisterEntriesAsync(new { code = county.School(1), name = "青石小学", kind = "小学", location = "城区", sponsor = "公办", lastYear = 2024, successor = county.School(2) },
            county.Entry(2, name: "双桥小学"));
        await county.IngestAsync(2, county.Return(2, 40, 40, 40, 57), received: "2025-09-10");
        await county.CompileAsync();
        var flag = Assert.Single((await county.GetAsync($"{county.Api}/flags?flag=large-class")).List("flags"));
        Assert.Equal((county.School(2), 4m, "并校后分班（由青石小学并入）", "王敏"), (flag.Text("school"), flag.Number("grade"), flag["care"].Text("note"), flag["care"].Text("owner")));
        await page.GotoAsync($"{county.Page}/flags/{flag["key"].Text("id")}");
        await Expect(said.GetByRole(AriaRole.Cell).First).ToHaveTextAsync("并校后分班（由青石小学并入）");

        // In 2024 it was the other school's alone, and what is said of the heir's own holds before it.
        Assert.Equal("并校后分班", Assert.Single((await county.GetAsync($"{before.Api}/flags?flag=large-class")).List("flags"))["care"].Text("note"));
        using var own = await county.SendAsync(HttpMethod.Put, $"{county.Api}/flags/{flag["key"].Text("id")}", Encoding.UTF8.GetBytes("""{"note":"已分班","owner":null,"due":null,"by":"李强"}"""), "application/json");
        Assert.Equal(["并校后分班", "已分班"], (await Json.OfAsync(own)).Texts("said", "note"));
        Assert.Equal("已分班", Assert.Single((await county.GetAsync($"{county.Api}/flags?flag=large-class")).List("flags"))["care"].Text("note"));
        await page.Context.CloseAsync();
    }
}
