using EduFunctions.Summaries;

namespace EduFunctions.Tests.Summaries;

/// <summary>As much as possible, then as cheap as possible: against every answer there is, and where there are too many by the proofs that no better one is.</summary>
public sealed class TransportationTests
{
    // Two seats at the near place, three at the far one. A reaches both (1, 5), B the near one alone (2). Five are sent: B's two must have the near seats,
    // so that A's three go far: 2 × 2 + 3 × 5 = 19. Taking A's cheapest way first, without ever taking it back, would leave B's two unplaced.
    [Fact]
    public void WhoHasNoOtherWayHasTheNearSeats() => Assert.Equal([0, 3, 2], Transportation.Solve([3, 2], [2, 3], [new(0, 0, 1), new(0, 1, 5), new(1, 0, 2)]));

    [Fact]
    public void OfWaysAsShortTheFirstIsTaken() => Assert.Equal([2, 0], Transportation.Solve([2], [2, 2], [new(0, 0, 7), new(0, 1, 7)]));

    [Fact]
    public void WithoutRoutesNothingMoves() => Assert.Empty(Transportation.Solve([3], [], []));

    [Fact]
    public void NoAnswerOfSmallCasesIsBetter()
    {
        var random = new Random(20261126);
        for (var round = 0; round < 400; round++)
        {
            var (supply, demand, routes) = Case(random, random.Next(1, 4), random.Next(1, 4), 5, 6);
            var flow = Transportation.Solve(supply, demand, routes);
            AssertFeasible(supply, demand, routes, flow);
            Assert.Equal(BestOf(supply, demand, routes, 0, new int[routes.Length]), Worth(routes, flow));
        }
    }

    // Of a flow that is the largest no path leads from what is left to what is open; of one that is the cheapest of its size no cycle of the residual
    // graph is negative (Ahuja, Magnanti, Orlin, theorem 9.1).
    [Fact]
    public void NoAnswerOfLargeCasesCanBeBettered()
    {
        var random = new Random(7);
        for (var round = 0; round < 60; round++)
        {
            var (supply, demand, routes) = Case(random, random.Next(5, 25), random.Next(5, 25), 120, 9000);
            var flow = Transportation.Solve(supply, demand, routes);
            AssertFeasible(supply, demand, routes, flow);
            AssertNotBettered(supply, demand, routes, flow);
        }
    }

    static (int[] Supply, int[] Demand, Route[] Routes) Case(Random random, int senders, int receivers, int most, int cost) => (
        [.. Enumerable.Range(0, senders).Select(_ => random.Next(0, most))],
        [.. Enumerable.Range(0, receivers).Select(_ => random.Next(0, most))],
        [.. from one in Enumerable.Range(0, senders) from other in Enumerable.Range(0, receivers) where random.Next(3) > 0 select new Route(one, other, random.Next(0, cost))]);

    static void AssertFeasible(int[] supply, int[] demand, Route[] routes, int[] flow)
    {
        Assert.All(flow, amount => Assert.True(amount >= 0));
        Assert.All(supply.Index(), one => Assert.True(routes.Zip(flow).Where(way => way.First.From == one.Index).Sum(way => way.Second) <= one.Item));
        Assert.All(demand.Index(), one => Assert.True(routes.Zip(flow).Where(way => way.First.To == one.Index).Sum(way => way.Second) <= one.Item));
    }

    static (int Placed, long Saved) Worth(Route[] routes, int[] flow) => (flow.Sum(), -routes.Zip(flow).Sum(way => way.First.Cost * way.Second));

    static (int Placed, long Saved) BestOf(int[] supply, int[] demand, Route[] routes, int at, int[] flow)
    {
        if (at == routes.Length)
        {
            return Worth(routes, flow);
        }

        var best = (-1, 0L);
        var (from, to) = (routes[at].From, routes[at].To);
        var most = Math.Min(supply[from], demand[to]);
        for (var amount = 0; amount <= most; amount++)
        {
            flow[at] = amount;
            (supply[from], demand[to]) = (supply[from] - amount, demand[to] - amount);
            var found = BestOf(supply, demand, routes, at + 1, flow);
            (supply[from], demand[to]) = (supply[from] + amount, demand[to] + amount);
            best = found.CompareTo(best) > 0 ? found : best;
        }

        flow[at] = 0;
        return best;
    }

    // Shortest distances between all nodes of the residual graph (Floyd, Warshall).
    static void AssertNotBettered(int[] supply, int[] demand, Route[] routes, int[] flow)
    {
        const long Far = long.MaxValue / 4;
        var count = supply.Length + demand.Length;
        var distance = new long[count, count];
        for (var one = 0; one < count; one++)
        {
            for (var other = 0; other < count; other++)
            {
                distance[one, other] = one == other ? 0 : Far;
            }
        }

        foreach (var (route, amount) in routes.Zip(flow))
        {
            var to = supply.Length + route.To;
            distance[route.From, to] = Math.Min(distance[route.From, to], route.Cost);
            distance[to, route.From] = amount > 0 ? Math.Min(distance[to, route.From], -route.Cost) : distance[to, route.From];
        }

        for (var middle = 0; middle < count; middle++)
        {
            for (var one = 0; one < count; one++)
            {
                for (var other = 0; other < count; other++)
                {
                    var through = distance[one, middle] + distance[middle, other];
                    distance[one, other] = distance[one, middle] < Far && distance[middle, other] < Far && through < distance[one, other] ? through : distance[one, other];
                }
            }
        }

        var left = supply.Index().Where(one => one.Item > routes.Zip(flow).Where(way => way.First.From == one.Index).Sum(way => way.Second)).Select(one => one.Index).ToList();
        var open = demand.Index().Where(one => one.Item > routes.Zip(flow).Where(way => way.First.To == one.Index).Sum(way => way.Second)).Select(one => supply.Length + one.Index).ToList();
        Assert.All(left, one => Assert.All(open, other => Assert.True(distance[one, other] >= Far, "more could be sent")));
        Assert.All(Enumerable.Range(0, count), node => Assert.True(distance[node, node] >= 0, "it could be cheaper"));

        // Exchanging who sends, or who takes, within the same amount: over the super source and the super sink.
        Assert.All(left, one => Assert.All(Enumerable.Range(0, supply.Length).Where(other => routes.Zip(flow).Any(way => way.First.From == other && way.Second > 0)),
            other => Assert.True(distance[one, other] >= 0, "another school's pupils would have a shorter way")));
        Assert.All(open, one => Assert.All(Enumerable.Range(supply.Length, demand.Length).Where(other => routes.Zip(flow).Any(way => supply.Length + way.First.To == other && way.Second > 0)),
            other => Assert.True(distance[other, one] >= 0, "another school's seats would be nearer")));
    }
}
