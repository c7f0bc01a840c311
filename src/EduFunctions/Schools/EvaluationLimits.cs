using System.Collections.Immutable;

namespace EduFunctions.Schools;

/// <summary>The values of the national evaluations: what a county, its schools and its kindergartens should reach.</summary>
public static class EvaluationLimits
{
    const string Balance = "教督〔2017〕6号";
    const string Office = "office rule 局内约定";
    const string SevenOf = Balance + " 第六条";
    const string GuaranteeOf = Balance + " 第七条";
    const string QualityOf = Balance + " 第八条";
    const string PreschoolOf = "教督〔2020〕1号";
    const string Secondary = "（二手来源，以原文件为准）";

    /// <summary>Full-time teachers above the required qualification per 100 pupils, at least.</summary>
    public static Limit QualifiedTeachers { get; } = Value("qualified-teachers", "每百名学生高于规定学历教师（不少于）", "teachers above the required qualification per 100 pupils", "名", SevenOf, 4.2m, 5.3m);

    /// <summary>Backbone teachers per 100 pupils, at least.</summary>
    public static Limit BackboneTeachers { get; } = Value("backbone-teachers", "每百名学生骨干教师（不少于）", "backbone teachers per 100 pupils", "名", SevenOf, 1, 1);

    /// <summary>Teachers of PE, music and art per 100 pupils, at least.</summary>
    public static Limit ArtsTeachers { get; } = Value("arts-teachers", "每百名学生体育、艺术教师（不少于）", "teachers of PE, music and art per 100 pupils", "名", SevenOf, 0.9m, 0.9m);

    /// <summary>Teaching and auxiliary floor area of a pupil, at least.</summary>
    public static Limit TeachingArea { get; } = Value("teaching-area", "生均教学及辅助用房面积（不少于）", "teaching area per pupil", "㎡", SevenOf, 4.5m, 5.8m);

    /// <summary>Sports ground and indoor sports rooms of a pupil, at least.</summary>
    public static Limit SportsArea { get; } = Value("sports-area", "生均体育运动场馆面积（不少于）", "sports area per pupil", "㎡", SevenOf, 7.5m, 10.2m);

    /// <summary>Book value of equipment of a pupil, at least.</summary>
    public static Limit EquipmentValue { get; } = Value("equipment-value", "生均教学仪器设备值（不少于）", "equipment per pupil", "元", SevenOf, 2000, 2500);

    /// <summary>Networked multimedia classrooms per 100 pupils, at least.</summary>
    public static Limit MultimediaRooms { get; } = Value("multimedia-rooms", "每百名学生网络多媒体教室（不少于）", "multimedia classrooms per 100 pupils", "间", SevenOf, 2.3m, 2.4m);

    /// <summary>差异系数 of each of the seven, at most.</summary>
    public static Limit BalanceCv { get; } = Value("balance-cv", "七项指标校际差异系数（不超过）", "coefficient of variation of each of the seven, at most", "", SevenOf, 0.50m, 0.45m);

    /// <summary>Of the seven, how many a school must meet.</summary>
    public static Limit BalanceLeast { get; } = Value("balance-least", "七项指标至少达标项数", "of the seven, met at least", "项", SevenOf, 6, whole: true);

    /// <summary>What the others must reach, in percent of their limits.</summary>
    public static Limit BalanceFloor { get; } = Value("balance-floor-percent", "其余指标不低于标准的", "the others reach of their limits, at least", "%", SevenOf, 85);

    /// <summary>Whether private schools are counted in the balance: 1 yes, 0 no.</summary>
    public static Limit BalanceCountsPrivate { get; } = Value("balance-counts-private", "均衡指标计入民办学校（1 计入，0 不计）", "private schools count in the balance (1 yes, 0 no)", "", Office, 1, whole: true, most: 1);

    /// <summary>Teaching points under so many pupils are left out of the balance.</summary>
    public static Limit TeachingPointLeast { get; } = Value("teaching-point-least", "计入均衡指标的教学点学生数（不少于）", "teaching points counted in the balance have pupils, at least", "人", Balance, 50, whole: true);

    /// <summary>How premises of a campus are split: a pupil of a stage weighs so much.</summary>
    public static Limit StageWeight { get; } = Value("stage-weight", "一贯制学校校舍分摊时学生的权重", "weight of a pupil when premises are split", "", Balance + " 监测说明" + Secondary, 1, 1.1m, 1.32m);

    /// <summary>Most pupils of a class in the balanced evaluation.</summary>
    public static Limit ClassSize { get; } = Value("class-size", "班额（不超过）", "pupils of a class, at most", "人", GuaranteeOf, 45, 50, whole: true);

    /// <summary>大校额 of a school planned and built by 2010, or of which more than half are migrant workers' children: over this.</summary>
    public static Limit LargeSchoolExcepted { get; } = Value("large-school-excepted", "大校额（2010 年前建成或随迁子女过半的学校，超过）", "large school, built by 2010 or half migrants, over", "人", GuaranteeOf + Secondary, 2400, whole: true);

    /// <summary>The same of nine-year and twelve-year schools.</summary>
    public static Limit LargeNineYearSchoolExcepted { get; } = Value("large-nine-year-school-excepted", "一贯制学校大校额（2010 年前建成或随迁子女过半的学校，超过）", "large nine-year school, built by 2010 or half migrants, over", "人", GuaranteeOf + Secondary, 3000, whole: true);

    /// <summary>Most pupils of a senior school.</summary>
    public static Limit SeniorSchool { get; } = Value("senior-school", "普通高中学校规模（不超过）", "pupils of a senior school, at most", "人", GuaranteeOf, 3000, whole: true);

    /// <summary>Of so many classes, one music room and one art room.</summary>
    public static Limit ClassesPerSpecialRoom { get; } = Value("classes-per-special-room", "每多少个班配备音乐、美术专用教室各一间", "classes for one music and one art room", "个", GuaranteeOf, 12, whole: true);

    /// <summary>Public funds of a pupil of special education, at least.</summary>
    public static Limit SpecialFunds { get; } = Value("special-funds", "特殊教育生均公用经费（不低于）", "public funds of a pupil of special education", "元", GuaranteeOf, 6000);

    /// <summary>Share of teachers with 360 hours of training in five years.</summary>
    public static Limit TrainedShare { get; } = Value("trained-share", "五年 360 学时培训完成率", "teachers with 360 hours of training", "%", GuaranteeOf, 100);

    /// <summary>Exchanged, of those who meet the conditions, at least.</summary>
    public static Limit ExchangeShare { get; } = Value("exchange-share", "交流轮岗教师占符合条件教师（不低于）", "exchanged of those who meet the conditions", "%", GuaranteeOf, 10);

    /// <summary>Backbone teachers, of those exchanged, at least.</summary>
    public static Limit ExchangeBackboneShare { get; } = Value("exchange-backbone-share", "骨干教师占交流轮岗教师（不低于）", "backbone teachers of those exchanged", "%", GuaranteeOf, 20);

    /// <summary>Teachers with a certificate.</summary>
    public static Limit CertifiedShare { get; } = Value("certified-share", "专任教师持证上岗率", "teachers with a certificate", "%", GuaranteeOf, 100);

    /// <summary>Pupils who live in the catchment of their school, at least.</summary>
    public static Limit CatchmentShare { get; } = Value("catchment-share", "城镇公办学校就近划片入学比例（不低于）", "pupils living in the catchment of their school", "%", GuaranteeOf, 100, 95);

    /// <summary>Good senior schools' places by quota, at least.</summary>
    public static Limit QuotaShare { get; } = Value("quota-share", "优质高中招生名额分配比例（不低于）", "good senior schools' places by quota", "%", GuaranteeOf, 50);

    /// <summary>Migrant workers' children in public schools or bought places, at least.</summary>
    public static Limit MigrantShare { get; } = Value("migrant-share", "随迁子女在公办学校和政府购买学位就读比例（不低于）", "migrant workers' children in public or bought places", "%", GuaranteeOf, 85);

    /// <summary>初中巩固率, at least.</summary>
    public static Limit RetentionShare { get; } = Value("retention-share", "初中三年巩固率（不低于）", "junior retention over three years", "%", QualityOf, 95);

    /// <summary>Disabled children enrolled, at least.</summary>
    public static Limit DisabledShare { get; } = Value("disabled-share", "残疾儿童少年入学率（不低于）", "enrolment of disabled children", "%", QualityOf, 95);

    /// <summary>Teachers' training, of the year's public-funds budget of each school, at least.</summary>
    public static Limit TrainingMoney { get; } = Value("training-money", "教师培训费占公用经费预算（不低于）", "teachers' training of the public-funds budget", "%", QualityOf, 5);

    /// <summary>国家义务教育质量监测: lowest level.</summary>
    public static Limit MonitoringLevel { get; } = Value("monitoring-level", "质量监测学业水平（不低于第几级）", "national monitoring: level", "级", QualityOf + Secondary, 3, whole: true, most: 4);

    /// <summary>国家义务教育质量监测: difference between schools, below.</summary>
    public static Limit MonitoringDifference { get; } = Value("monitoring-difference", "质量监测校际差异率（低于）", "national monitoring: difference between schools, below", "", QualityOf + Secondary, 0.15m);

    /// <summary>社会认可度, at least.</summary>
    public static Limit Satisfaction { get; } = Value("satisfaction", "社会认可度（不低于）", "satisfaction", "%", Balance + " 第九条", 85);

    /// <summary>学前三年毛入园率, at least.</summary>
    public static Limit GrossEnrolment { get; } = Value("gross-enrolment", "学前三年毛入园率（不低于）", "gross enrolment of three years of preschool", "%", PreschoolOf, 85);

    /// <summary>普惠性幼儿园覆盖率, at least.</summary>
    public static Limit InclusiveShare { get; } = Value("inclusive-share", "普惠性幼儿园覆盖率（不低于）", "inclusive coverage", "%", PreschoolOf, 80);

    /// <summary>公办园在园幼儿占比, at least.</summary>
    public static Limit PublicShare { get; } = Value("public-share", "公办园在园幼儿占比（不低于）", "children in public kindergartens", "%", PreschoolOf, 50);

    /// <summary>Kindergarten classes within their limits, at least.</summary>
    public static Limit KindergartenClassShare { get; } = Value("kindergarten-class-share", "班额达标的幼儿园班级比例（不低于）", "kindergarten classes within their limits", "%", PreschoolOf, 85);

    /// <summary>Most children of a kindergarten.</summary>
    public static Limit KindergartenSize { get; } = Value("kindergarten-size", "幼儿园规模（不超过）", "children of a kindergarten, at most", "人", "《幼儿园工作规程》（教育部令第39号，2016）第十一条", 360, whole: true);

    /// <summary>Children for one full-time teacher, at most.</summary>
    public static Limit ChildrenPerTeacher { get; } = Value("children-per-teacher", "幼儿园专任教师与在园幼儿之比 1 比（不超过）", "children per full-time teacher, at most", "人", PreschoolOf, 15);

    /// <summary>Children for one of the staff of a full-day kindergarten, at most.</summary>
    public static Limit ChildrenPerStaffFullDay { get; } = Value("children-per-staff-full-day", "全日制幼儿园教职工与幼儿之比 1 比（不超过）", "children per staff, full-day, at most", "人", "教师〔2013〕1号", 7);

    /// <summary>Children for one of the staff of a half-day kindergarten, at most.</summary>
    public static Limit ChildrenPerStaffHalfDay { get; } = Value("children-per-staff-half-day", "半日制幼儿园教职工与幼儿之比 1 比（不超过）", "children per staff, half-day, at most", "人", "教师〔2013〕1号", 10);

    /// <summary>Outdoor area of a child, at least.</summary>
    public static Limit OutdoorArea { get; } = Value("outdoor-area", "生均户外活动场地面积（不少于）", "outdoor area per child", "㎡", PreschoolOf, 4);

    /// <summary>Activity rooms of a child, at least.</summary>
    public static Limit ActivityArea { get; } = Value("activity-area", "生均活动用房面积（不少于）", "activity rooms per child", "㎡", PreschoolOf, 8.17m);

    /// <summary>Floor area of a child, at least.</summary>
    public static Limit FloorArea { get; } = Value("floor-area", "生均园舍建筑面积（不少于）", "floor area per child", "㎡", PreschoolOf, 10.44m);

    /// <summary>Kindergartens planned after 2017 that have the areas.</summary>
    public static Limit NewKindergartenAreaShare { get; } = Value("new-kindergarten-area-share", "2017 年后规划的幼儿园面积达标比例", "kindergartens planned after 2017 with the areas", "%", PreschoolOf, 100);

    /// <summary>Earlier kindergartens that have the areas, at least.</summary>
    public static Limit EarlierKindergartenAreaShare { get; } = Value("earlier-kindergarten-area-share", "2017 年前规划的幼儿园面积达标比例（不低于）", "earlier kindergartens with the areas", "%", PreschoolOf, 50);

    /// <summary>What every school or kindergarten should have or do.</summary>
    public static Limit Hundred { get; } = Value("hundred", "四个百分之百等应达到", "four hundred-percents and the like", "%", "校园安全四个百分之百" + Secondary, 100);

    /// <summary>What may not fall, and what may not be below another: at least.</summary>
    public static Limit NoFall { get; } = Value("no-fall", "只增不减、不低于", "not less, not below", "", "教育强国建设规划纲要（2024—2035年）；义务教育法第三十一条", 0);

    /// <summary>Most schools of an inspectors' zone.</summary>
    public static Limit SchoolsPerZone { get; } = Value("schools-per-zone", "每个督学责任区学校数（不超过）", "schools of an inspectors' zone, at most", "所", "督学责任区" + Secondary, 20);

    /// <summary>All rows.</summary>
    public static ImmutableArray<Limit> All { get; } =
    [
        QualifiedTeachers, BackboneTeachers, ArtsTeachers, TeachingArea, SportsArea, EquipmentValue, MultimediaRooms, BalanceCv, BalanceLeast, BalanceFloor,
        BalanceCountsPrivate, TeachingPointLeast, StageWeight, ClassSize, LargeSchoolExcepted, LargeNineYearSchoolExcepted, SeniorSchool, ClassesPerSpecialRoom, SpecialFunds, TrainedShare, ExchangeShare,
        ExchangeBackboneShare, CertifiedShare, CatchmentShare, QuotaShare, MigrantShare, RetentionShare, DisabledShare, TrainingMoney, MonitoringLevel,
        MonitoringDifference, Satisfaction, GrossEnrolment, InclusiveShare, PublicShare, KindergartenClassShare, KindergartenSize, ChildrenPerTeacher,
        ChildrenPerStaffFullDay, ChildrenPerStaffHalfDay, OutdoorArea, ActivityArea, FloorArea, NewKindergartenAreaShare, EarlierKindergartenAreaShare, Hundred,
        NoFall, SchoolsPerZone,
    ];

    static Limit Value(string code, string name, string nameEn, string unit, string source, decimal national, bool whole = false, decimal most = 1_000_000) =>
        new(code, new(name, nameEn), unit, source) { National = national, Minimum = 0, Maximum = most, IsWhole = whole };

    static Limit Value(string code, string name, string nameEn, string unit, string source, decimal primary, decimal junior, decimal? senior = null, bool whole = false) =>
        new(code, new(name, nameEn), unit, source)
        {
            ByStage = ImmutableSortedDictionary.CreateRange(new KeyValuePair<Stage, decimal?>[] { new(Stage.Primary, primary), new(Stage.Junior, junior), new(Stage.Senior, senior) }
                .Where(entry => entry.Value is not null).Select(entry => KeyValuePair.Create(entry.Key, entry.Value!.Value))),
            Minimum = 0, Maximum = 1_000_000, IsWhole = whole,
        };
}
