using System.Collections.Immutable;
using EduFunctions.Findings;
using static EduFunctions.Findings.FindingFamily;
using static EduFunctions.Findings.Severity;

namespace EduFunctions.Workbooks;

/// <summary>What can be said of a file before anything of it is understood.</summary>
static class WorkbookFindings
{
    static readonly FindingRules Rules = new();

    public static readonly FindingRule NotAWorkbook = Rules.Add(new("not-a-workbook", Error, Workbook, new("文件不是 Excel 工作簿（{0}）。请用 WPS 或 Excel 另存为 .xlsx 后再报。", "The file is no Excel workbook ({0}). Save it as .xlsx with WPS or Excel and send it again.")));
    public static readonly FindingRule FileIsArchive = Rules.Add(new("file-is-archive", Error, Workbook, new("文件是压缩包（{0}），不是 Excel 工作簿。请先解压，再把里面填好的工作簿（.xlsx）直接上报。", "The file is an archive ({0}) and no Excel workbook. Unpack it and send the workbook (.xlsx) that is in it.")));
    public static readonly FindingRule FileEmpty = Rules.Add(new("file-empty", Error, Workbook, new("文件是空的（0 字节）。请重新上传。", "The file is empty (0 bytes). Upload it again.")));
    public static readonly FindingRule FileEncrypted = Rules.Add(new("file-encrypted", Error, Workbook, new("工作簿已加密（一般是设有打开密码），无法读取。请打开后取消密码（Excel：“文件→信息→保护工作簿→用密码进行加密”，清空密码；WPS：“文件→文档加密→密码加密”），另存为 .xlsx 再报。", "The workbook is encrypted, mostly by a password, and cannot be read. Open it, take the password off (Excel: File, Info, Protect Workbook, Encrypt with Password, leave it blank), save it as .xlsx and send it again.")));
    public static readonly FindingRule FileHasMacros = Rules.Add(new("file-has-macros", Error, Workbook, new("工作簿含有宏（{0}）。请另存为不含宏的 .xlsx 后再报。", "The workbook contains macros ({0}). Save it as .xlsx without macros and send it again.")));
    public static readonly FindingRule FileProtected = Rules.Add(new("file-protected", Error, Workbook, new("工作簿设有结构保护，Excel 因此把文件加了密，无法读取。请在“审阅”中撤销“保护工作簿”，另存为 .xlsx 后再报。", "The structure of the workbook is protected, and Excel has encrypted the file for it. Take 'Protect Workbook' off (Review), save it as .xlsx and send it again.")));
    public static readonly FindingRule FileDamaged = Rules.Add(new("file-damaged", Error, Workbook, new("工作簿已损坏，无法读取（{0}）。请用 WPS 或 Excel 打开并另存后再报。", "The workbook is damaged and cannot be read ({0}). Open it with WPS or Excel, save it anew and send it again.")));
    public static readonly FindingRule FileFormatNotRead = Rules.Add(new("file-format-not-read", Error, Workbook, new("文件是 {0}，系统不读取这种格式。请用 WPS 或 Excel 打开，另存为“Excel 工作簿（.xlsx）”后再报。", "The file is of the format {0}, which is not read. Open it with WPS or Excel, save it as 'Excel Workbook (.xlsx)' and send it again.")));
    public static readonly FindingRule FileTooLarge = Rules.Add(new("file-too-large", Error, Workbook, new("文件大小为 {0} 字节，超过上限 {1} 字节。请删去图片和多余内容后再报。", "The file has {0} bytes; at most {1} are taken. Remove pictures and what does not belong in it.")));
    public static readonly FindingRule UnpackedTooLarge = Rules.Add(new("unpacked-too-large", Error, Workbook, new("工作簿（连同图片）解压后超过上限 {0} MiB。请删去图片和多余内容后再报。", "The workbook, with its pictures, unpacks to more than {0} MiB. Remove pictures and what does not belong in it.")));
    public static readonly FindingRule XmlTooLarge = Rules.Add(new("xml-too-large", Error, Workbook, new("工作簿中的表格和文字（XML，不含图片）解压后超过上限 {0} MiB。请删去多余的工作表、行和文字后再报。", "The sheets and texts of the workbook (XML, without pictures) unpack to more than {0} MiB. Remove sheets, rows and texts that do not belong in it.")));
    public static readonly FindingRule TooManyCells = Rules.Add(new("too-many-cells", Error, Workbook, new("工作簿中有内容的单元格超过上限 {0} 个。请删去多余内容后再报。", "The workbook has more than {0} cells with content. Remove what does not belong in it.")));
    public static readonly FindingRule TooManySheets = Rules.Add(new("too-many-sheets", Error, Workbook, new("工作簿有 {0} 张工作表，超过上限 {1} 张。请删去不属于本报表的工作表后再报。", "The workbook has {0} sheets; at most {1} are taken. Remove those that do not belong to the form.")));
    public static readonly FindingRule TooManyReferences = Rules.Add(new("too-many-references", Error, Workbook, new("工作簿中用编号（&#…;）写的字超过上限 {0} 个。请用 WPS 或 Excel 打开，另存后再报。", "The workbook has more than {0} characters written as numbers (&#…;). Open it in WPS or Excel, save it anew and send that.")));
    public static readonly FindingRule FileTakesTooLong = Rules.Add(new("file-takes-too-long", Error, Workbook, new("检查这个文件超过了 {0} 秒，已停止。请把数据复制到当前模板中，另存后再报。", "Checking this file took longer than {0} seconds and was stopped. Copy the figures into the current template, save it and send it again.")));
    public static readonly FindingRule SheetNameInvalid = Rules.Add(new("sheet-name-invalid", Notice, Workbook, new("第 {0} 张工作表的名称为空或超过 31 个字，按“{1}”处理。请改名。", "The name of sheet {0} is blank or longer than 31 characters; it is treated as '{1}'. Rename it.")));

    /// <summary>All of them, in the order in which they bite.</summary>
    public static ImmutableArray<FindingRule> All => Rules.All;
}
