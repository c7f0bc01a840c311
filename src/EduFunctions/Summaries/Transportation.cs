namespace EduFunctions.Summaries;

/// <summary>A way from one supply to one demand; how much may go over it is not limited.</summary>
/// <param name="From">Index of the supply.</param>
/// <param name="To">Index of the demand.</param>
/// <param name="Cost">Cost of one unit, 0 or more.</param>
readonly record struct Route(int From, int To, long Cost);

/// <summary>
/// The transportation problem: as much as possible of what is supplied goes to what is demanded, and of all ways to do so the cheapest is
/// taken. A min-cost flow by successive shortest paths (Ahuja, Magnanti, Orlin: Network Flows, 1993, §9.7). Why our own:
/// docs/adr/0019.
/// </summary>
static class Transportation
{
    const int None = -1;
    const long Unreached = long.MaxValue;

    /// <summary>
    /// What goes over each route. Of several answers as cheap, routes and places that come first are preferred, so that the same question
    /// has the same answer.
    /// </summary>
    public static int[] Solve(IReadOnlyList<int> supply, IReadOnlyList<int> demand, IReadOnlyList<Route> routes)
    {
        var (left, open, flow) = (supply.ToArray(), demand.ToArray(), new int[routes.Count]);
        while (ShortestPath(left, open, flow, routes) is { Count: > 0 } path)
        {
            // The path runs from its end to its beginning: forward over every other route, back over those between.
            var (begin, end) = (routes[path[^1]].From, routes[path[0]].To);
            var amount = Math.Min(left[begin], open[end]);
            for (var step = 1; step < path.Count; step += 2)
            {
                amount = Math.Min(amount, flow[path[step]]);
            }

            for (var step = 0; step < path.Count; step++)
            {
                flow[path[step]] += step % 2 == 0 ? amount : -amount;
            }

            (left[begin], open[end]) = (left[begin] - amount, open[end] - amount);
        }

        return flow;
    }

    // Bellman and Ford, over the routes and back over those that carry something; empty when nothing can be brought to an open demand.
    static List<int> ShortestPath(int[] left, int[] open, int[] flow, IReadOnlyList<Route> routes)
    {
        var from = Array.ConvertAll(left, amount => amount > 0 ? 0 : Unreached);
        var to = Enumerable.Repeat(Unreached, open.Length).ToArray();
        var (backTo, cameBy) = (Enumerable.Repeat(None, left.Length).ToArray(), Enumerable.Repeat(None, open.Length).ToArray());
        for (var isChanged = true; isChanged;)
        {
            isChanged = false;
            for (var index = 0; index < routes.Count; index++)
            {
                var route = routes[index];
                if (from[route.From] != Unreached && from[route.From] + route.Cost < to[route.To])
                {
                    (to[route.To], cameBy[route.To], isChanged) = (from[route.From] + route.Cost, index, true);
                }

                if (flow[index] > 0 && to[route.To] != Unreached && to[route.To] - route.Cost < from[route.From])
                {
                    (from[route.From], backTo[route.From], isChanged) = (to[route.To] - route.Cost, index, true);
                }
            }
        }

        var path = new List<int>();
        var at = Enumerable.Range(0, open.Length).Where(index => open[index] > 0 && to[index] != Unreached)
            .OrderBy(index => to[index]).FirstOrDefault(None);
        while (at != None)
        {
            path.Add(cameBy[at]);
            var back = backTo[routes[cameBy[at]].From];
            if (back == None)
            {
                break;
            }

            path.Add(back);
            at = routes[back].To;
        }

        return path;
    }
}
