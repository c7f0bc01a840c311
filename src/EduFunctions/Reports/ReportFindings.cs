using System.Collections.Immutable;
using EduFunctions.Findings;
using static EduFunctions.Findings.FindingFamily;
using static EduFunctions.Findings.Severity;

namespace EduFunctions.Reports;

/// <summary>What can be said of an office's own template. An error refuses it, a notice informs.</summary>
static class ReportFindings
{
    public static readonly FindingRule NotADocument = new("template-not-a-document", Error, Workbook, new("文件不是 Word 文档（{0}）。请下载报告模板，用 Word 或 WPS 修改后另存为 .docx 再上传。", "The file is no Word document ({0}). Download the template, change it with Word or WPS, save it as .docx and upload it again."));
    public static readonly FindingRule TooLarge = new("template-too-large", Error, Workbook, new("模板为 {0} 字节，或解压后的内容过多，超过上限 {1} MiB。请删去图片和多余内容后再上传。", "The template has {0} bytes, or unpacks to too much; at most {1} MiB are taken. Remove pictures and what does not belong in it."));
    public static readonly FindingRule HasMacros = new("template-has-macros", Error, Workbook, new("模板含有宏（{0}）。请另存为不含宏的 .docx 后再上传。", "The template contains macros ({0}). Save it as .docx without macros and upload it again."));
    public static readonly FindingRule Encrypted = new("template-encrypted", Error, Workbook, new("模板已加密（设有打开密码），或是旧版 Word 文档（.doc）。请取消密码，另存为 .docx 后再上传。", "The template is encrypted by a password, or of the old format .doc. Take the password off, save it as .docx and upload it again."));
    public static readonly FindingRule Damaged = new("template-damaged", Error, Workbook, new("模板已损坏，无法读取（{0}）。请用 Word 或 WPS 打开并另存后再上传。", "The template is damaged and cannot be read ({0}). Open it with Word or WPS, save it anew and upload it again."));
    public static readonly FindingRule HasNoCode = new("template-without-code", Error, Workbook, new("模板中没有一处系统能填写的代码，例如 {{large-classes.compulsory}}。请下载报告模板，在它的基础上修改。", "The template has no code that can be filled, such as {{large-classes.compulsory}}. Download the report's template and change that."));
    public static readonly FindingRule TooManyCodes = new("template-codes-too-many", Error, Workbook, new("模板中的代码超过上限 {0} 个（一个表格或图按 50 个计）。请删去重复的内容。", "The template has more than {0} codes; a table or a chart counts for 50. Remove what is there again and again."));
    public static readonly FindingRule UnknownCode = new("template-code-unknown", Notice, Workbook, new("代码“{0}”系统不认识，报告中原样保留。它在这一段：{1}", "The code '{0}' is not known and stays as it is. It stands in this paragraph: {1}"));
    public static readonly FindingRule CodeMisplaced = new("template-code-misplaced", Notice, Workbook, new("表格、图、多段文字的代码“{0}”只能放在正文里，报告中原样保留。它在这一段：{1}", "The code '{0}' of a table, a chart or paragraphs can only stand in the body and stays as it is. It stands in this paragraph: {1}"));

    public static readonly FindingRule IsStrict = new("template-strict", Error, Workbook, new("模板存成了“Strict Open XML 文档”，系统不读这种格式。请在 Word 中另存为“Word 文档 (*.docx)”（过渡格式）后再上传。", "The template is a Strict Open XML document, which is not read. Save it as 'Word Document (*.docx)' and upload it again."));
    public static readonly FindingRule ReachesOutside = new("template-reaches-outside", Notice, Workbook, new("模板中有从别处取内容的{0}，生成报告时已去掉：报告打开时不能到别处取内容。需要的内容请直接放进模板。", "The template fetches something from elsewhere ({0}); reports are made without it. Put what is needed into the template itself."));
    public static readonly FindingRule CodeMiswritten = new("template-code-miswritten", Notice, Workbook, new("“{0}”应写作“{1}”（小写字母，中间不留空格，后面的说明隔一个空格，大括号成对），现在没有填写，原样保留。它在这一段：{2}", "'{0}' should be written '{1}' (small letters, no blanks within, a blank before its words, both braces); it is not filled and stays as it is. It stands in this paragraph: {2}"));
    public static readonly FindingRule CodeInComment = new("template-code-in-comment", Notice, Workbook, new("批注里的代码“{0}”不会填写，报告中原样保留。要填写的代码请放在正文、脚注、尾注或页眉页脚里。", "The code '{0}' in a comment is not filled and stays as it is. Put it into the text, a note, a header or a footer."));

    public static readonly FindingRule CodeElsewhere = new("template-code-elsewhere", Notice, Workbook, new("图表、SmartArt、艺术字、公式或域里的代码“{0}”不会填写，报告中原样保留。要填写的代码请放在正文、表格、文本框、脚注、尾注或页眉页脚的文字里。", "The code '{0}' in a chart, a diagram, WordArt, a formula or a field is not filled and stays as it is. Put it into plain text: the body, a table, a text box, a note, a header or a footer."));
    public static readonly FindingRule ControlMisplaced = new("template-control-misplaced", Notice, Workbook, new("标记为“{0}”的内容控件套住了表格的整行或几个单元格，不会填写，其中的内容原样保留。请把它放进一个单元格里。", "The content control tagged '{0}' is around a row or several cells of a table: it is not filled, and what is in it stays as it is. Put it into one cell."));
    public static readonly FindingRule LinkUnreadable = new("template-link-unreadable", Notice, Workbook, new("模板中的链接“{0}”不是能识别的地址，报告中点它没有去处。请在 Word 或 WPS 中改正或删去这个链接。", "The link '{0}' of the template is no address: in a report it leads nowhere. Correct or remove it in Word or WPS."));

    /// <summary>All of them.</summary>
    public static ImmutableArray<FindingRule> All { get; } = [NotADocument, TooLarge, HasMacros, Encrypted, Damaged, HasNoCode, TooManyCodes, UnknownCode, CodeMiswritten, CodeMisplaced, CodeInComment, CodeElsewhere, ControlMisplaced, ReachesOutside, LinkUnreadable, IsStrict];
}
