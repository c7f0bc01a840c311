using System.Collections.Immutable;

namespace EduFunctions.Forms;

/// <summary>How a sheet is laid out.</summary>
public enum SheetLayout
{
    /// <summary>A header row of captions and one row for each class or stage below it.</summary>
    Table,

    /// <summary>A list of items: the caption in one cell, the value in the first cell right of it (项目 | 单位 | 填报数 | 上年数 | 说明).</summary>
    List,
}

/// <summary>One sheet of a form.</summary>
/// <param name="Code">Identifier, lower case: part of the stored key.</param>
/// <param name="Caption">Sheet name as the template writes it.</param>
/// <param name="Layout">How it is laid out.</param>
/// <param name="Columns">Its columns, in the template's order; the last of each sheet of a return is 说明.</param>
public sealed record FormSheet(string Code, string Caption, SheetLayout Layout, ImmutableArray<ReturnColumn> Columns)
{
    /// <summary>Other sheet names that schools use; taken with a notice.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The column of the code.</summary>
    /// <exception cref="InvalidOperationException">The sheet has no such column.</exception>
    public ReturnColumn this[string code] => Columns.First(column => column.Code == code);
}

/// <summary>A workbook that schools fill in.</summary>
/// <param name="Code">Identifier, written into the template's hidden defined name.</param>
/// <param name="Version">Version of the layout, from 1, written beside the code.</param>
/// <param name="Caption">Chinese title.</param>
/// <param name="Sheets">Its sheets, in the template's order.</param>
public sealed record Form(string Code, int Version, string Caption, ImmutableArray<FormSheet> Sheets)
{
    /// <summary>The hidden defined name that carries code and version, as <c>school-return/1</c>.</summary>
    public const string DefinedName = "EduFunctionsForm";

    /// <summary>The sheet of the code.</summary>
    /// <exception cref="InvalidOperationException">The form has no such sheet.</exception>
    public FormSheet this[string code] => Sheets.First(sheet => sheet.Code == code);
}
