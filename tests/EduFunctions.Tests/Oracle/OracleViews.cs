using EduFunctions.Cli.Seeds;

namespace EduFunctions.Tests.Oracle;

/// <summary>The views that the queries stand on, written from domain.md; a year's summary compares <c>now</c> = 0 with <c>now</c> = 1 year before.</summary>
static class OracleViews
{
    /// <summary>The views of the summary of a year.</summary>
    public static string Of(int year) => $$"""
        CREATE OR REPLACE VIEW kinds AS SELECT * FROM (VALUES ('小学', 1, 6), ('教学点', 1, 6), ('初级中学', 7, 9), ('九年一贯制学校', 1, 9), ('高级中学', 10, 12),
            ('完全中学', 7, 12), ('十二年一贯制学校', 1, 12), ('幼儿园', -2, 0)) v(kind, lo, hi);
        CREATE OR REPLACE VIEW stages AS SELECT * FROM (VALUES ('小学', 'primary', 1, 6, 1.0), ('初中', 'junior', 7, 9, 1.1), ('高中', 'senior', 10, 12, 1.32)) v(name, code, lo, hi, weight);
        CREATE OR REPLACE VIEW years AS SELECT * FROM (VALUES (0, {{year}}), (1, {{year - 1}})) v(back, year) WHERE year >= {{SeedClasses.FirstYear}};

        -- A school as it is in a year, with what tells whether an indicator counts it.
        CREATE OR REPLACE TABLE s AS SELECT r.code AS school, y.year, r.kind, r.location, r.sponsor, k.lo, k.hi,
                c.boarding, c.teachingPoint, c.builtBy2016, q.residentialQuarter, q.plannedAfter2017, q.service,
                (SELECT sum(pupils) FROM classes t WHERE t._school = r.code AND t._year = y.year AND t.grade <= 9) AS compulsory
            FROM register r JOIN years y ON y.year BETWEEN coalesce(r.first, 0) AND coalesce(r.last, 9999) JOIN kinds k ON k.kind = r.kind
            LEFT JOIN cover c ON c._school = r.code AND c._year = y.year LEFT JOIN kindergarten_cover q ON q._school = r.code AND q._year = y.year;

        -- Whose pupils of the year before a school has: its own and those of all that were merged into it, however often.
        CREATE OR REPLACE TABLE heirs AS WITH RECURSIVE chain(origin, holder) AS (
                SELECT school, school FROM s WHERE year = {{year - 1}}
                UNION SELECT chain.origin, r.successor FROM chain JOIN register r ON r.code = chain.holder AND r.last < {{year}} AND r.successor IS NOT NULL
                    WHERE chain.holder NOT IN (SELECT school FROM s WHERE year = {{year}}))
            SELECT origin, holder AS heir FROM chain WHERE holder IN (SELECT school FROM s WHERE year = {{year}});

        -- Whom the figures of the county count: grades from lo to hi; whole where they count everything that a school reports.
        CREATE OR REPLACE TABLE subjects AS
            SELECT '' AS subject, 1 AS lo, 12 AS hi, true AS whole, NULL::VARCHAR AS location, NULL::VARCHAR AS sponsor
            UNION ALL SELECT 'compulsory', 1, 9, false, NULL, NULL
            UNION ALL SELECT code, lo, hi, false, NULL, NULL FROM stages
            UNION ALL SELECT 'grade-' || g, g, g, false, NULL, NULL FROM range(1, 13) t(g)
            UNION ALL SELECT code, 1, 9, false, name, NULL FROM (VALUES ('urban', '城区'), ('town', '镇区'), ('rural', '乡村')) v(code, name)
            UNION ALL SELECT code, 1, 9, false, NULL, name FROM (VALUES ('public', '公办'), ('inclusive', '普惠性民办'), ('private', '其他民办')) v(code, name)
            UNION ALL SELECT 'kindergarten', -2, 0, false, NULL, NULL
            UNION ALL SELECT 'kindergarten-' || code, -2, 0, false, name, NULL FROM (VALUES ('urban', '城区'), ('town', '镇区'), ('rural', '乡村')) v(code, name)
            UNION ALL SELECT 'kindergarten-' || code, -2, 0, false, NULL, name FROM (VALUES ('public', '公办'), ('inclusive', '普惠性民办'), ('private', '其他民办')) v(code, name);

        -- Members: which schools a figure counts, this year and the year before.
        CREATE OR REPLACE TABLE m AS
            SELECT j.subject, y.back, s.year, s.school, j.lo, j.hi, j.whole FROM subjects j JOIN years y ON true JOIN s ON s.year = y.year
                AND (j.subject = '' OR (s.lo <= j.hi AND s.hi >= j.lo AND s.location = coalesce(j.location, s.location) AND s.sponsor = coalesce(j.sponsor, s.sponsor)))
            UNION ALL SELECT 'school-' || n.school || coalesce('-' || g.code, ''), 0, n.year, n.school, coalesce(g.lo, 1), coalesce(g.hi, 12), g.code IS NULL
                FROM s n LEFT JOIN (SELECT * FROM stages UNION ALL SELECT NULL, NULL, NULL, NULL, NULL) g ON true
                WHERE n.year = {{year}} AND (g.code IS NULL OR (g.code <> 'senior' AND n.lo <= g.lo AND n.hi >= g.hi))
            UNION ALL SELECT 'school-' || h.heir || coalesce('-' || g.code, ''), 1, {{year - 1}}, h.origin, coalesce(g.lo, 1), coalesce(g.hi, 12), g.code IS NULL
                FROM heirs h JOIN s n ON n.school = h.heir AND n.year = {{year}} LEFT JOIN (SELECT * FROM stages UNION ALL SELECT NULL, NULL, NULL, NULL, NULL) g ON true
                WHERE g.code IS NULL OR (g.code <> 'senior' AND n.lo <= g.lo AND n.hi >= g.hi);

        -- The rows of each sheet with the grades that they are about.
        CREATE OR REPLACE VIEW t_classes AS SELECT *, grade AS lo, grade AS hi FROM classes;
        CREATE OR REPLACE VIEW t_real AS SELECT *, grade AS lo, grade AS hi FROM classes WHERE pupils IS DISTINCT FROM 0;
        CREATE OR REPLACE VIEW t_staff AS SELECT t.*, g.lo, g.hi FROM staff t JOIN stages g ON g.name = t.stage;
        CREATE OR REPLACE VIEW t_money AS SELECT t.*, s.lo, s.hi FROM money t JOIN s ON s.school = _school AND s.year = _year;
        CREATE OR REPLACE VIEW t_service AS SELECT t.*, s.lo, s.hi FROM afterschool t JOIN s ON s.school = _school AND s.year = _year;
        CREATE OR REPLACE VIEW t_safety AS SELECT t.*, s.lo, s.hi FROM safety t JOIN s ON s.school = _school AND s.year = _year;
        CREATE OR REPLACE VIEW t_kclasses AS SELECT *, -2 AS lo, 0 AS hi, CASE kind WHEN '小班' THEN 25 WHEN '大班' THEN 35 ELSE 30 END AS most FROM kindergarten_classes;
        CREATE OR REPLACE VIEW t_kstaff AS SELECT *, -2 AS lo, 0 AS hi FROM kindergarten_staff;
        CREATE OR REPLACE VIEW t_kpremises AS SELECT *, -2 AS lo, 0 AS hi FROM kindergarten_premises;
        CREATE OR REPLACE TABLE weighted AS SELECT t._school AS school, t._year AS year, g.lo, g.hi,
                CASE WHEN count(*) = count(t.pupils) THEN sum(t.pupils) * any_value(g.weight) END AS pupils
            FROM t_real t JOIN stages g ON t.grade BETWEEN g.lo AND g.hi GROUP BY 1, 2, 3, 4;
        """;

    /// <summary>
    /// What each member gives of a column: the sum over its rows, or nothing when one of them is blank or it has none.
    /// </summary>
    public static string Term(string table, string of, string counts = "true") => $"""
        SELECT m.subject, m.back, m.year, m.school, m.lo, m.hi,
            CASE WHEN count(*) FILTER (WHERE {counts}) = count({of}) FILTER (WHERE {counts}) THEN coalesce(sum({of}) FILTER (WHERE {counts}), 0) END AS v
        FROM m JOIN t_{table} t ON t._school = m.school AND t._year = m.year AND (m.whole OR (t.lo >= m.lo AND t.hi <= m.hi)) GROUP BY ALL
        """;

    /// <summary>The same of the premises: of a campus the share of the subject's pupils, weighted by stage.</summary>
    public static string Shared(string of) => $"""
        SELECT m.subject, m.back, m.year, m.school, m.lo, m.hi, ({of}) * CASE WHEN s.lo >= m.lo AND s.hi <= m.hi THEN 1 ELSE
            (SELECT sum(w.pupils) FROM weighted w WHERE w.school = m.school AND w.year = m.year AND w.lo >= m.lo AND w.hi <= m.hi)
            / (SELECT sum(w.pupils) FROM weighted w WHERE w.school = m.school AND w.year = m.year) END AS v
        FROM m JOIN s ON s.school = m.school AND s.year = m.year JOIN premises p ON p._school = m.school AND p._year = m.year
        """;

    /// <summary>Two terms of the same members as one.</summary>
    public static string Both(string one, string other, string both) => $"""
        SELECT a.subject, a.back, a.year, a.school, a.lo, a.hi, {both} AS v FROM ({one}) a JOIN ({other}) b USING (subject, back, year, school)
        """;

    /// <summary>A term of which each value becomes another.</summary>
    public static string Map(string term, string to) => $"SELECT subject, back, year, school, lo, hi, {to} AS v FROM ({term}) x";

    /// <summary>The sum over the schools that give it.</summary>
    public static string Sum(string term, string whom) =>
        $"SELECT a.subject, a.back, sum(a.v) AS v FROM ({term}) a JOIN s ON s.school = a.school AND s.year = a.year WHERE a.v IS NOT NULL AND ({whom}) GROUP BY ALL";

    /// <summary>So much for each of the other, over the schools that give both.</summary>
    public static string Ratio(string one, string other, int times, string whom) => $"""
        SELECT a.subject, a.back, sum(a.v) * {times} / nullif(sum(b.v), 0) AS v FROM ({one}) a JOIN ({other}) b USING (subject, back, year, school)
        JOIN s ON s.school = a.school AND s.year = a.year WHERE a.v IS NOT NULL AND b.v IS NOT NULL AND ({whom}) GROUP BY ALL
        """;

    /// <summary>Of the schools that say yes or no, how many in 100 say yes.</summary>
    public static string Share(string isSo, string whom) =>
        $"SELECT a.subject, a.back, avg(a.v) * 100 AS v FROM ({isSo}) a JOIN s ON s.school = a.school AND s.year = a.year WHERE a.v IS NOT NULL AND ({whom}) GROUP BY ALL";

    /// <summary>No when one says no, yes when every school says yes, else nothing.</summary>
    public static string All(string isSo, string whom) => $"""
        SELECT m.subject, m.back, CASE WHEN min(a.v) = 0 THEN 0 WHEN count(*) = count(a.v) THEN 1 END AS v
        FROM m JOIN s ON s.school = m.school AND s.year = m.year
        LEFT JOIN ({isSo}) a ON a.subject = m.subject AND a.back = m.back AND a.year = m.year AND a.school = m.school WHERE {whom} GROUP BY ALL
        """;

    /// <summary>差异系数: the standard deviation weighted by pupils, of the mean.</summary>
    public static string Variation(string one, string pupils, string whom) => $"""
        WITH g AS (SELECT a.subject, a.back, a.v AS x, b.v AS p FROM ({one}) a JOIN ({pupils}) b USING (subject, back, year, school)
                JOIN s ON s.school = a.school AND s.year = a.year WHERE a.v IS NOT NULL AND b.v > 0 AND ({whom})),
            mean AS (SELECT subject, back, sum(x) / sum(p) AS mean, sum(p) AS pupils FROM g GROUP BY ALL)
        SELECT subject, back, sqrt(sum(p / pupils * (x / p - mean) ** 2)) / any_value(mean) AS v FROM g JOIN mean USING (subject, back) GROUP BY ALL
        """;
}
